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
  readonly words: readonly string[];
  /** Numbers and roman numerals of the title: parts and phases of a series differ in them. */
  readonly numerals: readonly string[];
  readonly role: 'notice' | 'response' | 'article';
  /** Family names and full given names; initials are left out. */
  readonly names: ReadonlySet<string>;
  readonly firstAuthor: string;
  readonly journal: readonly string[];
  readonly volume: string;
  readonly issue: string;
  readonly firstPage: string;
  readonly lastPage: string;
  /** Words of the beginning of the abstract. */
  readonly abstract: ReadonlySet<string>;
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

export const prepareRecord = (record: DedupeRecord): PreparedRecord => {
  const key = comparable(bareTitle(record.title ?? ''));
  const words = key === '' ? [] : key.split(' ');
  const pages = parsePages(record.pages ?? '');
  const names = new Set<string>();
  for (const author of record.authors)
    for (const word of comparable(`${author.family} ${author.given ?? ''}`).split(' '))
      if (word.length >= 3) names.add(word);
  const volume = (record.volume ?? '').toLowerCase();
  return {
    id: record.id,
    doi: record.doi,
    pmid: record.pmid,
    year: record.year,
    title: words.join(''),
    mainTitle: comparable(withoutFinalBrackets(bareTitle(record.title ?? ''))).replaceAll(' ', ''),
    words,
    numerals: words
      .flatMap((word) => (numberWords[word] ? [numberWords[word]] : (word.match(/\d+/g) ?? [])))
      .map((number) => number.replace(/^0+(?=\d)/, '')),
    role: titleRole(record.title ?? ''),
    names,
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
    abstract: new Set(
      comparable((record.abstract ?? '').slice(0, 700))
        .split(' ')
        .slice(0, abstractWords)
        .filter((word) => word.length >= 3),
    ),
  };
};
