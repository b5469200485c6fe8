import { detect } from 'jschardet';
import { encodingLabel } from './encoding-label';
import type { ImportWarning } from './importer';

/** The part of the platform's TextDecoder that is used here; it exists in Node, workers and browsers alike. */
declare const TextDecoder: new (
  label?: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

export interface DecodedText {
  readonly text: string;
  /** WHATWG name: utf-8, utf-16le, windows-1252, macintosh ... */
  readonly encoding: string;
  readonly warnings: readonly ImportWarning[];
}

const tryDecode = (bytes: Uint8Array, label: string, fatal: boolean): string | null => {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null; // not this encoding, or no such label on this platform
  }
};

/** UTF-16 without a mark: every other byte of western text is zero. */
const utf16Guess = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const length = Math.min(bytes.length, 4_096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (pairs < 4) return null;
  if (odd > pairs * 0.4 && even < pairs * 0.1) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.1 ? 'utf-16be' : null;
};

/** Some kilobytes around the bytes that tell encodings apart: whole files are too slow, and their ASCII says nothing. */
const telling = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size < 32_768; at += 1) {
    if (bytes[at]! < 0x80) continue;
    const from = Math.max(0, at - 200);
    const to = Math.min(bytes.length, at + 400);
    parts.push(bytes.subarray(from, to));
    size += to - from;
    at = to;
  }
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The line around the first letter that encodings write differently, by which a reader can tell whether the guess is right. */
const tellingLine = (text: string): string => {
  const at = text.search(/[\u0080-\uffff]/);
  if (at < 0) return '';
  const before = text.slice(Math.max(0, at - 200), at);
  const after = text.slice(at, at + 200);
  return `${before.split(/[\r\n]/).at(-1)}${after.split(/[\r\n]/, 1)[0]}`.trim();
};

const guessed = (encoding: string, decoded: string): ImportWarning => {
  const raw = tellingLine(decoded);
  const text = `The file is not UTF-8 and does not say how its letters are written; it was read as ${encodingLabel(encoding)}.`;
  return raw === ''
    ? { line: 1, code: 'encoding-guessed', text }
    : {
        line: 1,
        code: 'encoding-guessed',
        text: `${text} See whether this line of it looks right.`,
        raw,
      };
};

/** Names of Latin-1 and its near copies: read as Windows-1252 they differ in control characters and signs that nobody means. */
const westernOr = (name: string): string =>
  /^(?:iso-?8859-?(?:1|9|15)|ascii|latin-?1)$/.test(name)
    ? 'windows-1252'
    : name.replace('macroman', 'macintosh');

const declaration =
  /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})["']|^%\s*Encoding:\s*([\w.:-]{1,40})/im;

/** Names that Java writes for encodings, as JabRef does, in the platform's spelling. */
const spelled = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^cp125/, 'windows-125')
    .replace(/^iso8859_/, 'iso-8859-')
    .replace(/^utf8$/, 'utf-8');

/** The encoding that the file itself names (XML, JabRef) and that all of it is in; null where it names none, or wrongly. */
const declared = (bytes: Uint8Array): DecodedText | null => {
  const head = tryDecode(bytes.subarray(0, 2_048), 'windows-1252', false) ?? '';
  const found = declaration.exec(head);
  const name = westernOr(spelled(found?.[1] ?? found?.[2] ?? ''));
  if (name === '' || name === 'utf-8') return null;
  const text = tryDecode(bytes, name, true);
  return text === null ? null : { text, encoding: name, warnings: [] };
};

const lineOf = (text: string, at: number): number => {
  let count = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) count += 1;
  return count;
};

/** Bytes that stay unreadable are reported with their first line. */
export const encodingBroken = (encoding: string, line: number): ImportWarning => ({
  line,
  code: 'encoding-broken',
  text: `Some characters are not valid ${encoding} and show as \ufffd.`,
});

const broken = (text: string, encoding: string): ImportWarning[] => {
  const at = text.indexOf('\ufffd');
  return at < 0 ? [] : [encodingBroken(encoding, lineOf(text, at))];
};

/**
 * Files put together out of several: lines in UTF-8 beside lines in Windows-1252, each read as what it is. Letters of Windows-1252 make
 * UTF-8 by chance hardly ever. Null where no line, or every line, is UTF-8.
 */
const mixedLines = (bytes: Uint8Array): DecodedText | null => {
  const lines: string[] = [];
  const count = { utf8: 0, other: 0 };
  let firstOther = 0;
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(10, from);
    const line = bytes.subarray(from, feed < 0 ? bytes.length : feed + 1);
    from += line.length;
    const text = tryDecode(line, 'utf-8', true);
    if (text === null) {
      count.other += 1;
      firstOther ||= lines.length + 1;
    } else if (text.length < line.length) count.utf8 += 1;
    lines.push(text ?? tryDecode(line, 'windows-1252', false) ?? '');
  }
  if (count.utf8 === 0 || count.other === 0) return null;
  const text = `${count.utf8} lines of the file are UTF-8 and ${count.other} are not; those were read as ${encodingLabel('windows-1252')}. See whether this one looks right.`;
  const raw = (lines[firstOther - 1] ?? '').trim().slice(0, 400);
  return {
    text: lines.join(''),
    encoding: 'utf-8',
    warnings: [{ line: firstOther, code: 'encoding-guessed', text, raw }],
  };
};

/**
 * Bytes as text: byte order mark, else UTF-8 when all of it is valid, else UTF-16 by its zero bytes, else what the file itself says,
 * else a guess from the bytes around the letters that are not ASCII. Guesses are said.
 */
export const decodeBytes = (
  bytes: Uint8Array,
  /** Whether lines in UTF-8 among others are read as that; not where one encoding is to be found for all of a file. */
  byLine = true,
): DecodedText => {
  for (const [mark, encoding] of marks) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue;
    const body = bytes.subarray(mark.length);
    const text = tryDecode(body, encoding, true);
    if (text !== null) return { text, encoding, warnings: [] };
    const loose = tryDecode(body, encoding, false) ?? '';
    return { text: loose, encoding, warnings: broken(loose, encoding) };
  }
  const wide = utf16Guess(bytes);
  if (wide) {
    const text = tryDecode(bytes, wide, false) ?? '';
    return { text, encoding: wide, warnings: [guessed(wide, text), ...broken(text, wide)] };
  }
  const utf8 = tryDecode(bytes, 'utf-8', true);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', warnings: [] };
  const said = declared(bytes);
  if (said) return said;
  const sample = telling(bytes);
  const guess = westernOr((detect(sample).encoding ?? 'windows-1252').toLowerCase());
  // most western and central European letters have one byte in all these encodings: then the common one is meant
  const label =
    tryDecode(sample, guess, false) === tryDecode(sample, 'windows-1252', false) ? 'windows-1252' : guess;
  const text = tryDecode(bytes, label, false);
  const mixed = byLine && label === 'windows-1252' ? mixedLines(bytes) : null;
  if (mixed !== null) return mixed;
  // UTF-8 but for some bytes
  if (text !== null && label === 'utf-8') return { text, encoding: label, warnings: broken(text, label) };
  if (text !== null)
    return { text, encoding: label, warnings: [guessed(label, text), ...broken(text, label)] };
  const fallback = tryDecode(bytes, 'windows-1252', false) ?? '';
  return { text: fallback, encoding: 'windows-1252', warnings: [guessed('windows-1252', fallback)] };
};
