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

/** Dice coefficient of the letter pairs of two strings as bags, 0 to 1. */
export const pairDice = (a: string, b: string): number => {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const counts = new Map<number, number>();
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.charCodeAt(at) * 65_536 + a.charCodeAt(at + 1);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.charCodeAt(at) * 65_536 + b.charCodeAt(at + 1);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
};

const sharedCount = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const word of small) if (large.has(word)) count += 1;
  return count;
};

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

export const compareRecords = (a: PreparedRecord, b: PreparedRecord): Comparison => {
  const [short, long] = a.title.length <= b.title.length ? [a.title, b.title] : [b.title, a.title];
  const nameless = a.names.size === 0 || b.names.size === 0;
  const names = sharedCount(a.names, b.names);
  return {
    title: Math.max(pairDice(a.title, b.title), pairDice(a.mainTitle, b.mainTitle)),
    titleCut: short.length >= 25 && long.length > short.length && long.startsWith(short),
    numerals: compareNumerals(a.numerals, b.numerals),
    sameRole: a.role === b.role,
    authors: nameless ? null : names / Math.min(a.names.size, b.names.size),
    allAuthors: nameless ? null : names / (a.names.size + b.names.size - names),
    years: a.year === null || b.year === null ? null : Math.abs(a.year - b.year),
    journal: a.journal.length === 0 || b.journal.length === 0 ? null : journalsAgree(a.journal, b.journal),
    volume: same(a.volume, b.volume),
    issue: same(a.issue, b.issue),
    pages: samePages(a, b),
    doi: same(a.doi ?? '', b.doi ?? ''),
    pmid: same(a.pmid ?? '', b.pmid ?? ''),
    abstract:
      a.abstract.size < 8 || b.abstract.size < 8
        ? null
        : (2 * sharedCount(a.abstract, b.abstract)) / (a.abstract.size + b.abstract.size),
  };
};
