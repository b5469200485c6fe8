import { expect, test } from 'vitest';
import { decodeBytes } from '#core/importers/decode-bytes';
import { formatAndEncoding } from '#core/importers/encoding-label';

const german = `TY  - JOUR\nAU  - Müller, Jörg\nTI  - Über die Wirkung von Naltrexon bei Patienten mit entzündlichen Darmerkrankungen, geprüft in größeren Fällen\nER  - \n`;

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const utf16 = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

const macRoman = (text: string): Uint8Array => {
  const codes: Readonly<Record<string, number>> = { ü: 0x9f, ö: 0x9a, ä: 0x8a, Ü: 0x86, ß: 0xa7 };
  return Uint8Array.from(text.replace(/\n/g, '\r'), (letter) => codes[letter] ?? letter.charCodeAt(0));
};

const withMark = (mark: readonly number[], bytes: Uint8Array): Uint8Array =>
  Uint8Array.from([...mark, ...bytes]);

test.each([
  ['UTF-8', new TextEncoder().encode(german), 'utf-8', 0],
  ['UTF-8 with mark', withMark([0xef, 0xbb, 0xbf], new TextEncoder().encode(german)), 'utf-8', 0],
  ['UTF-16 LE with mark', withMark([0xff, 0xfe], utf16(german, true)), 'utf-16le', 0],
  ['UTF-16 BE with mark', withMark([0xfe, 0xff], utf16(german, false)), 'utf-16be', 0],
  ['UTF-16 LE without mark', utf16(german, true), 'utf-16le', 1],
  ['UTF-16 BE without mark', utf16(german, false), 'utf-16be', 1],
  ['Windows-1252', latin1(german), 'windows-1252', 1],
  ['Windows-1252 after much ASCII', latin1('TI  - ascii only\n'.repeat(5_000) + german), 'windows-1252', 1],
] as const)('%s', (_, bytes, encoding, guesses) => {
  const decoded = decodeBytes(bytes);
  expect(decoded.encoding).toBe(encoding);
  expect(decoded.text.endsWith(german)).toBe(true);
  expect(decoded.warnings.filter((one) => one.code === 'encoding-guessed')).toHaveLength(guesses);
});

test('MacRoman', () => {
  const decoded = decodeBytes(macRoman(german));
  expect(decoded.encoding).toBe('macintosh');
  expect(decoded.text.replace(/\r/g, '\n')).toBe(german);
});

test('a guess shows a line by which to tell whether it is right', () => {
  const text = 'TI  - ascii only\r\nAU  - M\u00fcller, J\r\nER  - \r\n';
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(decodeBytes(bytes).warnings).toEqual([
    {
      line: 1,
      code: 'encoding-guessed',
      text: 'The file is not UTF-8 and does not say how its letters are written; it was read as Windows-1252 (Latin-1). See whether this line of it looks right.',
      raw: 'AU  - M\u00fcller, J',
    },
  ]);
});

test('lines in UTF-8 beside lines in Windows-1252 are each read as what they are', () => {
  const first = 'AU  - M\u00fcller, J\n';
  const second = 'AU  - Nu\u00f1ez, J\nER  - \n';
  const bytes = Uint8Array.from([
    ...new TextEncoder().encode(first),
    ...Uint8Array.from(second, (letter) => letter.charCodeAt(0)),
  ]);
  const { text, encoding, warnings } = decodeBytes(bytes);
  expect(text).toBe(first + second);
  expect(encoding).toBe('utf-8');
  expect(warnings).toMatchObject([{ line: 2, code: 'encoding-guessed', raw: 'AU  - Nu\u00f1ez, J' }]);
});

const mark = [0xef, 0xbb, 0xbf];

test('a broken byte in a line of UTF-8 is said with its line, marked or not', () => {
  const bytes = [...new TextEncoder().encode('\u00e9\nA\u00e9'), 0xff, 66];
  for (const start of [mark, []]) {
    const decoded = decodeBytes(Uint8Array.from([...start, ...bytes]));
    expect(decoded).toMatchObject({ text: '\u00e9\nA\u00e9\ufffdB', encoding: 'utf-8' });
    expect(decoded.warnings).toMatchObject([{ code: 'encoding-broken', line: 2 }]);
  }
});

test('lines of Windows-1252 in a file with the mark of UTF-8 keep their letters', () => {
  const bytes = Uint8Array.from([...mark, ...latin1('A\nAU  - Nu\u00f1ez, J\n')]);
  expect(decodeBytes(bytes)).toMatchObject({
    text: 'A\nAU  - Nu\u00f1ez, J\n',
    encoding: 'utf-8',
    warnings: [{ line: 2, code: 'encoding-guessed', raw: 'AU  - Nu\u00f1ez, J' }],
  });
});

test('letters of two bytes that look like UTF-8 here and there do not make a file one of many encodings', () => {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0xb0; lead < 0xf8; lead += 1)
    for (let trail = 0xa1; trail < 0xff; trail += 1)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  const text =
    '\u4f4e\u5242\u91cf\u7eb3\u66f2\u916e\u6cbb\u7597\u7ea4\u7ef4\u808c\u75db\u7684\u968f\u673a\u5bf9\u7167\u8bd5\u9a8c\n\u60a3\u8005\u75bc\u75db\n'.repeat(
      30,
    );
  const bytes = [...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]);
  const decoded = decodeBytes(Uint8Array.from(bytes));
  expect(decoded.encoding).not.toBe('utf-8');
  expect(decoded.text).toBe(new TextDecoder(decoded.encoding).decode(Uint8Array.from(bytes)));
});

test('an encoding that the file names itself is taken at its word where all bytes fit', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  for (const [head, encoding] of [
    ['<?xml version="1.0" encoding="ISO-8859-1"?><a>', 'windows-1252'],
    ['% Encoding: Cp1252\n@a{', 'windows-1252'],
    ['<?xml version="1.0" encoding="iso-8859-2"?><a>', 'iso-8859-2'],
  ] as const)
    expect(decodeBytes(bytes(`${head}M\u00fcller`))).toMatchObject({ encoding, warnings: [] });
  expect(decodeBytes(bytes('<?xml version="1.0" encoding="utf-8"?><a>M\u00fcller')).warnings).toHaveLength(1);
});

test('a format stands with its encoding, a workbook alone', () => {
  expect(formatAndEncoding('RIS', 'utf-16le')).toBe('RIS, UTF-16 (little-endian)');
  expect(formatAndEncoding('Excel', 'binary')).toBe('Excel');
});
