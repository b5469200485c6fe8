import { comparePlaces, compareVenues, type Places, same } from './compare-places';
import { letterDice } from './letter-dice';
import type { LetterRows } from './letter-rows';
import type { NumberLists } from './number-lists';
import { fewestAbstractWords, longBegin } from './outlines';
import type { PreparedRecord } from './prepared-record';
import { isMisprint, otherReport, ownWords, type TitleStock, titlesAlone } from './titles-alone';

/** How two records agree, field by field. Shares are 0 to 1; null where one of the two does not say. */
export interface Comparison extends Places {
  /** Of letter pairs of the titles (Dice coefficient, order of words counts little). */
  readonly title: number;
  /** One title is the beginning of the other, which goes on; or it is the other without its subtitle. */
  readonly titleCut: boolean;
  /** All words of one title, five or more, stand in the other, in whatever order. */
  readonly titleContained: boolean;
  /** Words of the titles that the other has in no spelling: of the one that has fewer. Counted when asked for, since few pairs need it. */
  readonly ownWords: () => number;
  /** Long enough, and of enough words, to be no heading that comes back. */
  readonly specificTitle: boolean;
  /** Numbers in the titles: the same, only one has more, or each has one that the other lacks. */
  readonly numerals: 'same' | 'more' | 'differ';
  /** Part or phase: one says another than the other, or only one says any. */
  readonly partsDiffer: boolean;
  readonly sameRole: boolean;
  /** One is a preprint, and the other is not. */
  readonly preprintAndArticle: boolean;
  /** Names in common, of the shorter list. */
  readonly authors: number | null;
  /** All that is named as authors are groups or institutions, in both. */
  readonly sponsors: boolean;
  /** How many names (family names and full given names) are in common. */
  readonly sharedNames: number;
  /** Names in common, of all names of both. */
  readonly allAuthors: number | null;
  readonly years: number | null;
  /** The earlier of the two has neither volume nor pages, the later has: it may be the article before it was printed. */
  readonly aheadOfPrint: boolean;
  /** One of the two has volume, pages, DOI or abstract, the other nothing of the kind. */
  readonly oneBare: boolean;
  readonly journal: boolean | null;
  /** As the names of both say: proceedings of meetings, or one a journal and the other a meeting; null where they do not say. */
  readonly venues: 'meetings' | 'differ' | null;
  readonly doi: boolean | null;
  readonly pmid: boolean | null;
  /** Entries of one trial register: the same or not; of two registers, the same trial may have two numbers. */
  readonly registration: boolean | null;
  /** Of words of the beginnings of the abstracts. */
  readonly abstract: number | null;
  /** Names are not known, long abstracts agree nearly to the word, and so do the titles, or one of them is cut. */
  readonly sameText: boolean;
  /** Title, abstract and year are all that is known of either. */
  readonly onlyText: boolean;
  /** That, and the titles are one: the same, a misprint apart, or broken off. */
  readonly titleAlone: 'same' | 'misprint' | 'broken-off' | null;
}

/** What two records are compared with the help of. */
export interface Surroundings {
  /** Where the lists of numbers of the records stand. */
  readonly lists: NumberLists;
  readonly letters: LetterRows;
  /** What the list's other titles tell. */
  readonly stock: TitleStock;
}

/** "Nat Commun" abbreviates "Nature Communications": each word of the shorter begins a word of the longer, in order. */
export const journalsAgree = (a: readonly string[], b: readonly string[]): boolean => {
  if (a === b) return true;
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
  if (a.length === 0 && b.length === 0) return 'same';
  const lacks = (x: readonly string[], y: readonly string[]): boolean => {
    const left = [...y];
    return x.some((number) => {
      const at = left.indexOf(number);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const [left, right] = [lacks(a, b), lacks(b, a)];
  return left && right ? 'differ' : left || right ? 'more' : 'same';
};

const titleDice = (a: PreparedRecord, b: PreparedRecord, letters: LetterRows): number => {
  const whole = letters.dice(a.title, a.titlePlace, b.title, b.titlePlace);
  return a.mainTitle === a.title && b.mainTitle === b.title
    ? whole
    : Math.max(whole, letters.dice(a.mainTitle, a.mainPlace, b.mainTitle, b.mainPlace));
};

/** How alike the titles are, from a half to 1; null where they are less. */
export const titlesAlike = (a: PreparedRecord, b: PreparedRecord, letters: LetterRows): number | null => {
  const share = titleDice(a, b, letters);
  return share >= 0.5 ? share : null;
};

/** Of pairs whose titles are far apart, those that cannot come to anything: nothing else in common. Most candidate pairs end here. */
export const isHopeless = (a: PreparedRecord, b: PreparedRecord, lists: NumberLists): boolean =>
  !(a.doi !== null && a.doi === b.doi) &&
  !(a.pmid !== null && a.pmid === b.pmid) &&
  !a.title.startsWith(b.title) &&
  !b.title.startsWith(a.title) &&
  !isCut(a, b) &&
  !isContained(a, b, lists);

const beginsWith = (x: string, y: string): boolean => {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  return short.length >= longBegin && long.length > short.length && long.startsWith(short);
};

/** One is the other's beginning, or the other without its subtitle. */
const isCut = (a: PreparedRecord, b: PreparedRecord): boolean =>
  beginsWith(a.title, b.title) ||
  beginsWith(a.mainTitle, b.mainTitle) ||
  (a.headTitle !== '' && a.headTitle === b.mainTitle) ||
  (b.headTitle !== '' && b.headTitle === a.mainTitle);

const isContained = (a: PreparedRecord, b: PreparedRecord, lists: NumberLists): boolean => {
  const [x, y] = [lists.lengthOf(a.wordSet), lists.lengthOf(b.wordSet)];
  const [short, long] = x <= y ? [x, y] : [y, x];
  return short >= 5 && short * 2 >= long && lists.shared(a.wordSet, b.wordSet) === short;
};

const digitsIn = (text: string): string => text.replace(/\D+/g, '');

/** "Author1" is not "Author2"; marks behind names, which only one has, say nothing. */
const sameDigits = (a: string, b: string): boolean => digitsIn(b) === '' || digitsIn(a) === digitsIn(b);

/** "TimesTen Team" and "Times-Ten Team", "Guenther" and "Günther": the same letters, divided or spelled otherwise. */
const namesLookAlike = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 6) return false;
  if (short.length >= 9 && long.includes(short)) return true;
  return letterDice(short, long) >= 0.75 && (!/\d/.test(a) || sameDigits(a, b));
};

const compareAuthors = (
  a: PreparedRecord,
  b: PreparedRecord,
  lists: NumberLists,
): Pick<Comparison, 'authors' | 'allAuthors' | 'sharedNames'> => {
  const count = lists.shared(a.names, b.names);
  const [x, y] = [lists.lengthOf(a.names), lists.lengthOf(b.names)];
  const unknown = { authors: null, allAuthors: null, sharedNames: count };
  if (x === 0 || y === 0) return unknown;
  const authors = count / Math.min(x, y);
  const allAuthors = count / (x + y - count);
  if (authors < 0.5) {
    if (namesLookAlike(a.nameLetters, b.nameLetters))
      return { authors: 0.6, allAuthors: 0.6, sharedNames: count };
    // a study group here and its members there
    if (a.corporate !== b.corporate) return unknown;
  }
  return { authors, allAuthors, sharedNames: count };
};

/** "Part II", "study 2 of 3": a title that goes on for longer has another reason to. */
const mostPartWords = 3;

const isBare = (record: PreparedRecord): boolean =>
  record.volume === '' && record.firstPage === '' && record.doi === null && record.abstract === 0;

const isAhead = (a: PreparedRecord, b: PreparedRecord): boolean => {
  const [earlier, later] = (a.year ?? 0) <= (b.year ?? 0) ? [a, b] : [b, a];
  const isPrinted = (record: PreparedRecord): boolean => record.volume !== '' || record.firstPage !== '';
  return !isPrinted(earlier) && isPrinted(later);
};

const registerOf = (number: string): string => /^[A-Za-z]+/.exec(number)?.[0] ?? '';

const sameRegistration = (a: string, b: string): boolean | null => {
  const agree = same(a, b);
  return agree === false && registerOf(a) !== registerOf(b) ? null : agree;
};

/** Words that both abstracts must have for their agreement to mean something by itself. */
const longAbstract = 30;

/** Letters of words in which a misprint is believed where the abstracts agree. */
const shortSlip = 4;

/** Words that the beginnings of the abstracts have in common, of all words of both (Dice coefficient); null where one has too few. */
export const abstractsAlike = (a: PreparedRecord, b: PreparedRecord, lists: NumberLists): number | null => {
  const x = lists.lengthOf(a.abstract);
  const y = lists.lengthOf(b.abstract);
  return x < fewestAbstractWords || y < fewestAbstractWords
    ? null
    : (2 * lists.sharedHashes(a.abstract, b.abstract)) / (x + y);
};

const isSameText = (
  a: PreparedRecord,
  b: PreparedRecord,
  lists: NumberLists,
  { title, abstract }: Alike,
): boolean => {
  // asked of nearly every pair, and then it does not count
  if (a.names !== 0 && b.names !== 0) return false;
  if (Math.min(lists.lengthOf(a.abstract), lists.lengthOf(b.abstract)) < longAbstract) return false;
  if ((abstract ?? 0) < 0.9) return false;
  if (title >= 0.97 || isMisprint(a, b, shortSlip)) return true;
  const [short, long] = a.title.length <= b.title.length ? [a.title, b.title] : [b.title, a.title];
  return isCut(a, b) && !otherReport.test(long.replace(short, ''));
};

/** How alike titles and abstracts are. */
export interface Alike {
  readonly title: number;
  readonly abstract: number | null;
}

const howAlike = (a: PreparedRecord, b: PreparedRecord, { lists, letters }: Surroundings): Alike => ({
  title: titleDice(a, b, letters),
  abstract: abstractsAlike(a, b, lists),
});

/** `alike`: where that is known already. */
export const compareRecords = (
  a: PreparedRecord,
  b: PreparedRecord,
  around: Surroundings,
  alike: Alike = howAlike(a, b, around),
): Comparison => {
  const { lists, stock } = around;
  // written out, since spreading objects takes longer than all comparing
  const { authors, allAuthors, sharedNames } = compareAuthors(a, b, lists);
  const { volume, issue, pages, wholeRange } = comparePlaces(a, b);
  const sameTitle = a.title === b.title;
  return {
    title: alike.title,
    titleCut: isCut(a, b),
    titleContained: isContained(a, b, lists),
    ownWords: () => (sameTitle ? 0 : ownWords(a, b)),
    sponsors: a.corporate && b.corporate,
    specificTitle:
      Math.min(a.title.length, b.title.length) >= 40 && Math.min(a.words.length, b.words.length) >= 6,
    // "SQL3" and "SQL 3" are the same letters
    numerals: sameTitle ? 'same' : compareNumerals(a.numerals, b.numerals),
    partsDiffer:
      a.part !== b.part && !sameTitle && Math.abs(a.words.length - b.words.length) <= mostPartWords,
    sameRole: a.role === b.role,
    preprintAndArticle: a.publication !== '' && b.publication !== '' && a.publication !== b.publication,
    authors,
    allAuthors,
    sharedNames,
    years: a.year === null || b.year === null ? null : Math.abs(a.year - b.year),
    aheadOfPrint: isAhead(a, b),
    oneBare: isBare(a) !== isBare(b),
    journal: a.journal.length === 0 || b.journal.length === 0 ? null : journalsAgree(a.journal, b.journal),
    venues: compareVenues(a, b),
    volume,
    issue,
    pages,
    wholeRange,
    doi: same(a.doi ?? '', b.doi ?? ''),
    pmid: same(a.pmid ?? '', b.pmid ?? ''),
    registration: sameRegistration(a.registration, b.registration),
    sameText: isSameText(a, b, lists, alike),
    onlyText: a.onlyText && b.onlyText,
    titleAlone: titlesAlone(a, b, stock),
    abstract: alike.abstract,
  };
};
