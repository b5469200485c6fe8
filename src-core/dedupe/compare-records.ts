import type { PreparedRecord } from './prepared-record';

/** How two records agree, field by field. Shares are 0 to 1; null where one of the two does not say. */
export interface Comparison {
  /** Of letter pairs of the titles (Dice coefficient, order of words counts little). */
  readonly title: number;
  /** One title is the beginning of the other, which goes on. */
  readonly titleCut: boolean;
  /** Numbers in the titles: the same, only one has more, or each has one that the other lacks. */
  readonly numerals: 'same' | 'more' | 'differ';
  readonly sameRole: boolean;
  /** Names in common, of the shorter list. */
  readonly authors: number | null;
  /** Names in common, of all names of both. */
  readonly allAuthors: number | null;
  readonly years: number | null;
  readonly journal: boolean | null;
  readonly volume: boolean | null;
  readonly issue: boolean | null;
  readonly pages: boolean | null;
  readonly doi: boolean | null;
  readonly pmid: boolean | null;
  /** Of words of the beginnings of the abstracts. */
  readonly abstract: number | null;
}

/** How many entries two sorted lists share, repeats counted as often as both have them. */
const sharedCount = (a: Int32Array, b: Int32Array): number => {
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) {
      count += 1;
      i += 1;
      j += 1;
    } else if (difference < 0) i += 1;
    else j += 1;
  }
  return count;
};

/** Dice coefficient of two lists of letter pairs, 0 to 1; 0 where one of them is empty. */
export const pairDice = (a: Int32Array, b: Int32Array): number =>
  a.length === 0 || b.length === 0 ? 0 : (2 * sharedCount(a, b)) / (a.length + b.length);

/** "Nat Commun" abbreviates "Nature Communications": each word of the shorter begins a word of the longer, in order. */
export const journalsAgree = (a: readonly string[], b: readonly string[]): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const word of short) {
    while (at < long.length && !long[at]!.startsWith(word) && !word.startsWith(long[at]!)) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return true;
};

const compareNumerals = (a: readonly string[], b: readonly string[]): Comparison['numerals'] => {
  const lacks = (x: readonly string[], y: readonly string[]): boolean =>
    x.some((number) => !y.includes(number));
  const [left, right] = [lacks(a, b), lacks(b, a)];
  return left && right ? 'differ' : left || right ? 'more' : 'same';
};

const same = (a: string, b: string): boolean | null => (a === '' || b === '' ? null : a === b);

/** "221-8" and "221" and "221-228" are the same pages; "e12" and "12" as well. */
const samePages = (a: PreparedRecord, b: PreparedRecord): boolean | null => {
  if (a.firstPage === '' || b.firstPage === '') return null;
  const bare = (page: string): string => page.replace(/^[a-z.]*0*(?=\d)/, '').replace(/[a-z]$/, '');
  return a.firstPage === b.firstPage || bare(a.firstPage) === bare(b.firstPage);
};

const titleDice = (a: PreparedRecord, b: PreparedRecord): number => {
  const whole = pairDice(a.pairs, b.pairs);
  return a.mainPairs === a.pairs && b.mainPairs === b.pairs
    ? whole
    : Math.max(whole, pairDice(a.mainPairs, b.mainPairs));
};

/** Pairs that cannot come to anything: titles far apart, and no number in common. Most candidate pairs end here. */
export const isHopeless = (a: PreparedRecord, b: PreparedRecord): boolean =>
  titleDice(a, b) < 0.5 &&
  !(a.doi !== null && a.doi === b.doi) &&
  !(a.pmid !== null && a.pmid === b.pmid) &&
  !a.title.startsWith(b.title) &&
  !b.title.startsWith(a.title);

export const compareRecords = (a: PreparedRecord, b: PreparedRecord): Comparison => {
  const [short, long] = a.title.length <= b.title.length ? [a.title, b.title] : [b.title, a.title];
  const nameless = a.names.length === 0 || b.names.length === 0;
  const names = sharedCount(a.names, b.names);
  return {
    title: titleDice(a, b),
    titleCut: short.length >= 25 && long.length > short.length && long.startsWith(short),
    numerals: compareNumerals(a.numerals, b.numerals),
    sameRole: a.role === b.role,
    authors: nameless ? null : names / Math.min(a.names.length, b.names.length),
    allAuthors: nameless ? null : names / (a.names.length + b.names.length - names),
    years: a.year === null || b.year === null ? null : Math.abs(a.year - b.year),
    journal: a.journal.length === 0 || b.journal.length === 0 ? null : journalsAgree(a.journal, b.journal),
    volume: same(a.volume, b.volume),
    issue: same(a.issue, b.issue),
    pages: samePages(a, b),
    doi: same(a.doi ?? '', b.doi ?? ''),
    pmid: same(a.pmid ?? '', b.pmid ?? ''),
    abstract:
      a.abstract.length < 8 || b.abstract.length < 8
        ? null
        : (2 * sharedCount(a.abstract, b.abstract)) / (a.abstract.length + b.abstract.length),
  };
};
