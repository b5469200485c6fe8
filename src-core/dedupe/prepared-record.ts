import { parsePages } from '#core/bibliography/page-range';
import type { Author } from '#core/model/record-fields';
import { comparable, titleRole } from './title-key';

/** What duplicates are judged by. Every field may be missing. */
export interface DedupeRecord {
  readonly id: string;
  readonly title: string | null;
  readonly abstract: string | null;
  readonly authors: readonly Author[];
  readonly year: number | null;
  readonly journal: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  /** Normal form, as importers give it. */
  readonly doi: string | null;
  readonly pmid: string | null;
}

/** A record made ready for many comparisons. */
export interface PreparedRecord {
  readonly id: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly year: number | null;
  /** Letters and digits of the title, nothing between them. */
  readonly title: string;
  /** The same without brackets at its end: "(abstract)", "[a randomised trial]". */
  readonly mainTitle: string;
  /** Letter pairs of both, for pairDice. */
  readonly pairs: Int32Array;
  readonly mainPairs: Int32Array;
  readonly words: readonly string[];
  /** Numbers and roman numerals of the title: parts and phases of a series differ in them. */
  readonly numerals: readonly string[];
  readonly role: 'notice' | 'response' | 'article';
  /** Family names and full given names, as sorted hashes; initials are left out. */
  readonly names: Int32Array;
  readonly firstAuthor: string;
  readonly journal: readonly string[];
  readonly volume: string;
  readonly issue: string;
  readonly firstPage: string;
  readonly lastPage: string;
  /** Words of the beginning of the abstract, as sorted hashes. */
  readonly abstract: Int32Array;
}

const numberWords: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
};
const smallWords = new Set([
  'the',
  'of',
  'and',
  'for',
  'in',
  'on',
  'to',
  'a',
  'an',
  'de',
  'la',
  'et',
  'der',
  'die',
  'und',
  'j',
]);
/** Words of the abstract that are compared: conference abstracts and journals differ in length, seldom in how they begin. */
const abstractWords = 60;

/** "[Article in French]", "(vol 12, pg 3)", a final bracket of a translation. */
const bareTitle = (title: string): string =>
  title
    .replace(/\[(?:article|in) [^\]]{1,40}\]|\[[a-z]{3,10}\]\s*\.?$/gi, ' ')
    .replace(/\((?:author's transl|proceedings)\)/gi, ' ');

/** Some databases put the kind of paper or a subtitle into brackets at the end, others leave it out. */
const withoutFinalBrackets = (title: string): string =>
  title.replace(/[:.\s]*[([][^()[\]]{1,80}[)\]][\s.]*$/, '');

const digits = (text: string | null): string =>
  /[a-z]{0,3}\d+/i
    .exec(text ?? '')?.[0]
    ?.replace(/^([a-z]*)0+(?=\d)/i, '$1')
    .toLowerCase() ?? '';

/** FNV-1a, 32 bits: two different words of two short lists practically never meet in it. */
const hash = (word: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  return value | 0;
};

/** Distinct words as sorted hashes: 100,000 abstracts fit into 25 MB, and two lists are compared in one walk. */
const hashed = (words: Iterable<string>): Int32Array =>
  Int32Array.from(new Set(Array.from(words, hash))).sort();

/** Pairs of neighbouring letters, sorted, with repeats. */
export const letterPairs = (text: string): Int32Array => {
  const pairs = new Int32Array(Math.max(0, text.length - 1));
  for (let at = 0; at < pairs.length; at += 1)
    pairs[at] = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
  return pairs.sort();
};

export const prepareRecord = (record: DedupeRecord): PreparedRecord => {
  const key = comparable(bareTitle(record.title ?? ''));
  const words = key === '' ? [] : key.split(' ');
  const pages = parsePages(record.pages ?? '');
  const names: string[] = [];
  for (const author of record.authors)
    for (const word of comparable(`${author.family} ${author.given ?? ''}`).split(' '))
      if (word.length >= 3) names.push(word);
  const title = words.join('');
  const mainTitle = comparable(withoutFinalBrackets(bareTitle(record.title ?? ''))).replaceAll(' ', '');
  const pairs = letterPairs(title);
  const volume = (record.volume ?? '').toLowerCase();
  return {
    id: record.id,
    doi: record.doi,
    pmid: record.pmid,
    year: record.year,
    title,
    mainTitle,
    pairs,
    mainPairs: mainTitle === title ? pairs : letterPairs(mainTitle),
    words,
    numerals: words
      .flatMap((word) => (numberWords[word] ? [numberWords[word]] : (word.match(/\d+/g) ?? [])))
      .map((number) => number.replace(/^0+(?=\d)/, '')),
    role: titleRole(record.title ?? ''),
    names: hashed(names),
    firstAuthor: record.authors[0]
      ? (comparable(record.authors[0].family)
          .split(' ')
          .find((word) => word.length >= 3) ?? '')
      : '',
    journal: comparable(record.journal ?? '')
      .split(' ')
      .filter((word) => word !== '' && !smallWords.has(word)),
    volume: digits(volume),
    issue: digits(record.issue) || digits(/\(([^)]*)\)/.exec(volume)?.[1] ?? null),
    firstPage: (pages.first ?? record.pages ?? '').toLowerCase().replace(/\s/g, ''),
    lastPage: (pages.last ?? '').toLowerCase(),
    abstract: hashed(
      comparable((record.abstract ?? '').slice(0, 700))
        .split(' ')
        .slice(0, abstractWords)
        .filter((word) => word.length >= 3),
    ),
  };
};
