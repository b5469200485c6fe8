/** Pairs of neighbouring letters, sorted, with repeats. */
const letterPairs = (text: string): Int32Array => {
  const pairs = new Int32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < pairs.length; at += 1)
    pairs[at] = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  return pairs.sort();
};

const sharedOfSorted = (a: Int32Array, b: Int32Array): number => {
  let i = 0;
  let j = 0;
  let count = 0;
  while (i < a.length && j < b.length) {
    const x = a[i]!;
    const y = b[j]!;
    if (x === y) count += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return count;
};

/** How often each pair of ASCII letters is in the text at hand; all zero between two calls. */
const counts = new Uint16Array(1 << 14);
/** A pair is counted up to 65,535. */
const longest = 65_535;

/** Counts pairs as far as letters are ASCII, and says how far that is. */
const countPairs = (text: string): number => {
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((before | code) > 127) return at;
    counts[(before << 7) | code]! += 1;
    before = code;
  }
  return text.length;
};

const forgetPairs = (text: string, end: number): void => {
  for (let at = 1; at < end; at += 1) counts[(text.charCodeAt(at - 1) << 7) | text.charCodeAt(at)] = 0;
};

/** How many of the counted pairs are in this text; null where one of its letters is beyond ASCII. */
const takeCounted = (text: string): number | null => {
  let shared = 0;
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((before | code) > 127) return null;
    const pair = (before << 7) | code;
    if (counts[pair]! > 0) {
      counts[pair]! -= 1;
      shared += 1;
    }
    before = code;
  }
  return shared;
};

/** How many pairs both have, without sorting them; null where that cannot be counted here. */
const sharedByCounts = (a: string, b: string): number | null => {
  if (a.length > longest) return null;
  const end = countPairs(a);
  const shared = end < a.length ? null : takeCounted(b);
  forgetPairs(a, end);
  return shared;
};

/** How alike two texts are by their pairs of neighbouring letters (Dice coefficient), 0 to 1; 0 where one has none. */
export const letterDice = (a: string, b: string): number => {
  if (a.length < 2 || b.length < 2) return 0;
  if (a === b) return 1;
  const shared = sharedByCounts(a, b) ?? sharedOfSorted(letterPairs(a), letterPairs(b));
  return (2 * shared) / (a.length + b.length - 2);
};
