import { comparable } from './title-key';

const seed = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a, 32 bits: two different words of two short lists practically never meet in it. */
export const hashOf = (word: string): number => {
  let value = seed;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), prime);
  return value | 0;
};

/** What an ASCII letter is: its small form where it belongs to a word, an apostrophe, or 0 for what divides words. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9'`]/.test(letter) ? letter.charCodeAt(0) : 0;
});
const isApostrophe = (kind: number): boolean => kind === 39 || kind === 96;
const isLetter = (code: number): boolean => (kinds[code] ?? 0) >= 97;

/** Words that are counted, and the fewest letters of one that is kept. */
interface Limits {
  readonly most: number;
  readonly shortest: number;
}

/** Where hashes are put before they are sorted. */
let found = new Int32Array(256);
let count = 0;

const put = (value: number): void => {
  if (count === found.length) {
    const larger = new Int32Array(found.length * 2);
    larger.set(found);
    found = larger;
  }
  found[count] = value;
  count += 1;
};

/**
 * Words as `comparable` divides them, without making texts of them; false, and nothing is put, where a letter of the words that count is
 * beyond ASCII.
 */
const putAsciiWords = (text: string, { most, shortest }: Limits): boolean => {
  const before = count;
  let words = 0;
  let value = seed;
  let length = 0;
  for (let at = 0; at <= text.length && words < most; at += 1) {
    const code = at === text.length ? 32 : text.charCodeAt(at);
    const kind = kinds[code] ?? 0;
    // an apostrophe before a letter beyond ASCII does not end the word
    if (code > 127 || (isApostrophe(kind) && text.charCodeAt(at + 1) > 127)) {
      count = before;
      return false;
    }
    if (kind !== 0 && !isApostrophe(kind)) {
      value = Math.imul(value ^ kind, prime);
      length += 1;
    } else if (
      kind !== 0 &&
      at > 0 &&
      isLetter(text.charCodeAt(at - 1)) &&
      isLetter(text.charCodeAt(at + 1))
    ) {
      // the apostrophe of "Crohn's" divides nothing
    } else if (length > 0) {
      if (length >= shortest) put(value | 0);
      words += 1;
      value = seed;
      length = 0;
    }
  }
  return true;
};

const putWords = (text: string, limits: Limits): void => {
  if (putAsciiWords(text, limits)) return;
  for (const word of comparable(text).split(' ').slice(0, limits.most))
    if (word.length >= limits.shortest) put(hashOf(word));
};

/** The distinct ones of what was put, sorted; a view that holds until the next call. */
const distinct = (): Int32Array => {
  const sorted = found.subarray(0, count).sort();
  let kept = 0;
  for (let at = 0; at < count; at += 1)
    if (at === 0 || sorted[at] !== sorted[at - 1]) {
      sorted[kept] = sorted[at]!;
      kept += 1;
    }
  return sorted.subarray(0, kept);
};

/** Hashes of the distinct words of some texts, sorted, of each text the first `most`; a view that holds until the next call. */
export const wordHashes = (texts: Iterable<string>, limits: Limits): Int32Array => {
  count = 0;
  for (const text of texts) putWords(text, limits);
  return distinct();
};

/** The same of words that are known already. */
export const sortedHashes = (hashes: Iterable<number>): Int32Array => {
  count = 0;
  for (const value of hashes) put(value);
  return distinct();
};
