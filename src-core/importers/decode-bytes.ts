import { detect } from 'jschardet';
import { encodingLabel } from './encoding-label';
import type { ImportWarning } from './importer';
import {
  encodingBroken,
  lineEndOf,
  lineKind,
  linesOf,
  type LineTally,
  lineTally,
  mixedWarnings,
} from './mixed-lines';

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

const broken = (text: string, encoding: string): ImportWarning[] => {
  const at = text.indexOf('\ufffd');
  return at < 0 ? [] : [encodingBroken(encoding, lineOf(text, at))];
};

const western = (bytes: Uint8Array): string => tryDecode(bytes, 'windows-1252', false) ?? '';

/** One line of a file whose lines are not all written alike. */
export const decodeLine = (bytes: Uint8Array): string =>
  lineKind(bytes) === 'other' ? western(bytes) : (tryDecode(bytes, 'utf-8', false) ?? '');

/** What bytes that are not UTF-8 seem to be, by the letters that are not ASCII. */
const guessOf = (bytes: Uint8Array): string => {
  const sample = telling(bytes);
  const guess = westernOr((detect(sample).encoding ?? 'windows-1252').toLowerCase());
  // most western and central European letters have one byte in all these encodings: then the common one is meant
  return tryDecode(sample, guess, false) === western(sample) ? 'windows-1252' : guess;
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export interface LineEncodings {
  /** Whether each line is to be read as what it is. */
  readonly byLine: boolean;
  readonly encoding: string;
  readonly warnings: readonly ImportWarning[];
}

/** How a file is written that is not UTF-8 throughout and does not say what it is, from a look at its lines. */
export const encodingOfLines = (tally: LineTally, marked: boolean): LineEncodings => {
  const others = joined(tally.others());
  const guess = guessOf(others);
  const mixed = mixedWarnings(tally, guess, marked, western);
  if (mixed !== null) return { byLine: true, encoding: 'utf-8', warnings: mixed };
  const text = tryDecode(others, guess, false);
  const encoding = text === null ? 'windows-1252' : guess;
  const decoded = text ?? western(others);
  return { byLine: false, encoding, warnings: [guessed(encoding, decoded)] };
};

/** Files put together out of several: lines in UTF-8 beside lines in Windows-1252. */
const decodeLines = (bytes: Uint8Array, marked: boolean): DecodedText => {
  const end = lineEndOf(bytes);
  const tally = lineTally();
  for (const line of linesOf(bytes, end)) tally.take(line);
  const { byLine, encoding, warnings } = encodingOfLines(tally, marked);
  if (byLine) return { text: [...linesOf(bytes, end)].map(decodeLine).join(''), encoding, warnings };
  const text = tryDecode(bytes, encoding, false) ?? '';
  return { text, encoding, warnings: [...warnings, ...broken(text, encoding)] };
};

/**
 * Bytes as text: byte order mark, else UTF-8 when all of it is valid, else UTF-16 by its zero bytes, else what the file itself says,
 * else each line as what it is, else a guess from the bytes around the letters that are not ASCII. Guesses are said.
 */
export const decodeBytes = (bytes: Uint8Array): DecodedText => {
  for (const [mark, encoding] of marks) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue;
    const body = bytes.subarray(mark.length);
    const text = tryDecode(body, encoding, true);
    if (text !== null) return { text, encoding, warnings: [] };
    if (encoding === 'utf-8') return decodeLines(body, true);
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
  return declared(bytes) ?? decodeLines(bytes, false);
};
