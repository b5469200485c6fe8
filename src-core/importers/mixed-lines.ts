import { encodingLabel } from './encoding-label';
import type { ImportWarning } from './importer';

/** What the bytes of a line are: all UTF-8, UTF-8 but for some bytes, or letters of another encoding. */
export type LineKind = 'ascii' | 'utf-8' | 'broken' | 'other';

const feed = 10;
const carriageReturn = 13;

/** How many bytes follow this one in a letter of UTF-8, and from where to where the first of them may lie. */
const followers = (first: number): readonly [count: number, from: number, to: number] => {
  if (first >= 0xc2 && first <= 0xdf) return [1, 0x80, 0xbf];
  if (first >= 0xe0 && first <= 0xef) return [2, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf];
  if (first >= 0xf0 && first <= 0xf4) return [3, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf];
  return [0, 0, 0];
};

/** Letters of Windows-1252 make UTF-8 by chance hardly ever: as many letters of UTF-8 as wrong bytes tell what a line is meant to be. */
export const lineKind = (bytes: Uint8Array): LineKind => {
  let letters = 0;
  let wrong = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const [count, from, to] = followers(byte);
    const second = bytes[at + 1] ?? 0;
    let fits = count > 0 && second >= from && second <= to;
    for (let n = 2; fits && n <= count; n += 1) fits = ((bytes[at + n] ?? 0) & 0xc0) === 0x80;
    if (fits) {
      letters += 1;
      at += count;
    } else wrong += 1;
  }
  if (wrong === 0) return letters === 0 ? 'ascii' : 'utf-8';
  return letters < wrong ? 'other' : 'broken';
};

/** The byte that ends the lines of a file. */
export const lineEndOf = (bytes: Uint8Array): number => (bytes.includes(feed) ? feed : carriageReturn);

export const linesOf = function* (bytes: Uint8Array, end: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const at = bytes.indexOf(end, from);
    const line = bytes.subarray(from, at < 0 ? bytes.length : at + 1);
    yield line;
    from += line.length;
  }
};

const sampleBytes = 512 * 1024;

/** Which lines of a file are what. */
export const lineTally = () => {
  const count = { utf8: 0, broken: 0, other: 0 };
  const sample: Uint8Array[] = [];
  let sampled = 0;
  let line = 0;
  let firstOther = 0;
  let firstBroken = 0;
  return {
    /** Lines of nothing but ASCII, which need no look. */
    pass: (lines: number): void => {
      line += lines;
    },
    take: (bytes: Uint8Array): void => {
      line += 1;
      const kind = lineKind(bytes);
      if (kind === 'utf-8') count.utf8 += 1;
      else if (kind === 'broken') {
        count.broken += 1;
        firstBroken ||= line;
      } else if (kind === 'other') {
        count.other += 1;
        firstOther ||= line;
        if (sampled >= sampleBytes) return;
        sample.push(bytes.slice());
        sampled += bytes.length;
      }
    },
    /** What tells how the lines are written that are not UTF-8. */
    others: (): readonly Uint8Array[] => sample,
    told: () => ({ ...count, firstOther, firstBroken }),
  };
};

export type LineTally = ReturnType<typeof lineTally>;

/** Bytes that stay unreadable are reported with their first line. */
export const encodingBroken = (encoding: string, line: number): ImportWarning => ({
  line,
  code: 'encoding-broken',
  text: `Some characters are not valid ${encoding} and show as \ufffd.`,
});

/**
 * What there is to say of a file with lines in UTF-8 beside others, each read as what it is; null where all of it is in one other
 * encoding. `guess` is how the other lines seem to be written, `marked` whether the file begins with the mark of UTF-8.
 */
export const mixedWarnings = (
  tally: LineTally,
  guess: string,
  marked: boolean,
  decodeOther: (bytes: Uint8Array) => string,
): readonly ImportWarning[] | null => {
  const { utf8, broken, other, firstOther, firstBroken } = tally.told();
  const western = guess === 'windows-1252' || guess === 'utf-8';
  if (!marked && (utf8 === 0 || !(western || utf8 > other + broken))) return null;
  const counted =
    utf8 === 0
      ? `The file says that it is UTF-8, but ${other} of its lines are not; they`
      : `${utf8 + broken} lines of the file are UTF-8 and ${other} are not; those`;
  const mixed: ImportWarning = {
    line: firstOther,
    code: 'encoding-guessed',
    text: `${counted} were read as ${encodingLabel('windows-1252')}. See whether this one looks right.`,
    raw: decodeOther(tally.others()[0] ?? new Uint8Array())
      .trim()
      .slice(0, 400),
  };
  return [...(other > 0 ? [mixed] : []), ...(broken > 0 ? [encodingBroken('utf-8', firstBroken)] : [])];
};
