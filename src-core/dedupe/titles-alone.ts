import { type PreparedRecord, smallWords } from './prepared-record';
import type { TitleWord } from './title-words';

/** What all titles of a list tell about one of them. */
export interface TitleStock {
  /** How little likely it is that another text has just these words: the sum of -log2 of the share of titles that have each. */
  readonly bits: (words: readonly TitleWord[]) => number;
  /** All titles that begin with these letters go on in the same way. */
  readonly goesOnOneWay: (start: string) => boolean;
}

/** Index of the first title of a sorted list that is not before `title`. */
const firstFrom = (sorted: readonly string[], title: string): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < title) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Titles of one beginning that are looked at. */
const mostContinuations = 200;

export const titleStock = (records: readonly PreparedRecord[]): TitleStock => {
  // made when it is first asked for: lists of whole records never ask
  let sorted: string[] | null = null;
  return {
    bits: (words) => {
      let sum = 0;
      for (const word of new Set(words))
        if (!smallWords.has(word.text)) sum += Math.log2(records.length / word.titles);
      return sum;
    },
    goesOnOneWay: (start) => {
      sorted ??= records.map((record) => record.title).sort();
      let longest = start;
      const first = firstFrom(sorted, start);
      for (let at = first; at < sorted.length; at += 1) {
        if (at - first > mostContinuations) return false;
        const title = sorted[at]!;
        if (!title.startsWith(start)) return true;
        const [short, long] = title.length <= longest.length ? [title, longest] : [longest, title];
        if (!long.startsWith(short)) return false;
        longest = long;
      }
      return true;
    },
  };
};

/** One letter left out, doubled, put in, exchanged, or two neighbours changed about; long words only, where that seldom makes another word. */
const oneSlip = (a: string, b: string, fewest: number): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < fewest || long.length - short.length > 1 || short === long) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  let end = 0;
  while (end < short.length - from && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const [left, right] = [short.slice(from, short.length - end), long.slice(from, long.length - end)];
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0];
  return left.length <= 1 && right.length <= 1;
};

/** No other record has this word in its title: it may be a misprint. */
const isRare = (word: TitleWord): boolean => word.titles <= 1;

/**
 * Whether two titles of as many words differ in one or two only, each a misprint of a word that other titles have. `fewest`: letters of
 * words in which a slip is believed.
 */
export const isMisprint = (a: PreparedRecord, b: PreparedRecord, fewest = 6): boolean => {
  if (a.words.length !== b.words.length) return false;
  const most = a.words.length >= 8 ? 2 : 1;
  let slips = 0;
  for (let at = 0; at < a.words.length; at += 1) {
    const [x, y] = [a.words[at]!, b.words[at]!];
    if (x === y) continue;
    slips += 1;
    if (slips > most || !oneSlip(x.text, y.text, fewest) || isRare(x) === isRare(y)) return false;
  }
  return slips > 0;
};

/** Letters of words in which one letter more or less makes no other word. */
const longWord = 5;

/** Words that the other title has in no spelling, broken off or not; of the title that has fewer of them. The kind of paper is none. */
export const ownWords = (a: PreparedRecord, b: PreparedRecord): number => {
  const lacking = (these: PreparedRecord, those: PreparedRecord): string[] =>
    these.words
      .filter((word) => !those.words.includes(word))
      .map((word) => word.text)
      .filter((text) => text.length >= 2 && !smallWords.has(text) && these.mainTitle.includes(text));
  const [left, right] = [lacking(a, b), lacking(b, a)];
  if (left.length === 0 || right.length === 0) return 0;
  const alike = (x: string, y: string): boolean =>
    oneSlip(x, y, longWord) ||
    (Math.min(x.length, y.length) >= 4 && (x.startsWith(y.slice(0, -1)) || y.startsWith(x.slice(0, -1))));
  const own = (these: string[], those: string[]): number =>
    these.filter((x) => !those.some((y) => alike(x, y))).length;
  return Math.min(own(left, right), own(right, left));
};

/** What a title goes on with where it names another report of the same trial; their abstracts often begin alike. */
export const otherReport =
  /rationale|design|protocol|baseline|followup|extension|subgroup|secondary|posthoc|pilot|update|interim|substudy|ancillary/;

/**
 * Bits from which a title says enough: of 13,300 titles of ten screening sets that have as many, 3 in a thousand stand for two texts (a
 * congress abstract and its article, most of them), of those with fewer 35.
 */
const enoughBits = 25;
const fewestWords = 3;
/** Letters that a title must have before it breaks off. */
const longBeginning = 60;

/** One title breaks off within a word of the other, as where a program keeps a hundred characters; what follows names no other report. */
const breaksOff = (a: PreparedRecord, b: PreparedRecord, stock: TitleStock): boolean => {
  const [short, long] = a.title.length <= b.title.length ? [a, b] : [b, a];
  if (short.title.length < longBeginning || !long.title.startsWith(short.title)) return false;
  const at = short.words.length - 1;
  const [last, whole] = [short.words[at]!.text, long.words[at]?.text];
  if (whole === undefined || whole.length - last.length < 2 || !whole.startsWith(last)) return false;
  const rest = long.words
    .slice(at)
    .map((word) => word.text)
    .join('');
  return !otherReport.test(rest) && long.part === short.part && stock.goesOnOneWay(short.title);
};

/** Why the titles of two records of which nothing else is known but abstract and year are one, or null. */
export const titlesAlone = (
  a: PreparedRecord,
  b: PreparedRecord,
  stock: TitleStock,
): 'same' | 'misprint' | 'broken-off' | null => {
  if (!a.onlyText || !b.onlyText) return null;
  const shorter = a.words.length <= b.words.length ? a : b;
  if (shorter.words.length < fewestWords) return null;
  const found =
    a.mainTitle === b.mainTitle
      ? 'same'
      : isMisprint(a, b)
        ? 'misprint'
        : breaksOff(a, b, stock)
          ? 'broken-off'
          : null;
  return found !== null && stock.bits(shorter.words) >= enoughBits ? found : null;
};
