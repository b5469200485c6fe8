import { findRegistryNumbers } from '#core/bibliography/identifiers';
import { type PageRange, parsePages } from '#core/bibliography/page-range';
import type { Author } from '#core/model/record-fields';
import { comparable, titleRole } from './title-key';
import { withoutNotes, withoutOpenBracket } from './title-notes';

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
  /** Of an entry in a trial register: its own number there. A sponsor registers many trials with nearly the same title. */
  readonly registration?: string | null;
  /** Where the record came from: one database seldom lists a report twice. */
  readonly database?: string | null;
}

/** A record made ready for many comparisons. */
export interface PreparedRecord {
  readonly id: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly year: number | null;
  /** Letters and digits of the title, nothing between them. */
  readonly title: string;
  /** The same without brackets and without what kind of paper it is: "(abstract)", "Poster 14:", "- Book Review". */
  readonly mainTitle: string;
  /** The main title up to its first colon, dash or full stop, where that says something (three words); else empty. */
  readonly headTitle: string;
  /** Letter pairs of both, for pairDice. */
  readonly pairs: Int32Array;
  readonly mainPairs: Int32Array;
  /** Which letter pairs each has, as bits: most pairs of records are told apart by these alone. */
  readonly pairBits: Int32Array;
  readonly mainPairBits: Int32Array;
  readonly words: readonly string[];
  /** Words of the main title, small ones left out, as sorted hashes. */
  readonly wordSet: Int32Array;
  /** Numbers and roman numerals of the title: parts and phases of a series differ in them. */
  readonly numerals: readonly string[];
  /** "Part II", "phase 3", "study 1": what sets a title apart from its sequel; empty where it says nothing of the kind. */
  readonly part: string;
  readonly role: 'notice' | 'response' | 'article';
  /** Family names and full given names, as sorted hashes; initials are left out. */
  readonly names: Int32Array;
  /** All authors are groups or institutions. */
  readonly corporate: boolean;
  /** Names of the first three authors as one row of letters, for names that are spelled or cut differently. */
  readonly nameLetters: string;
  readonly firstAuthor: string;
  readonly journal: readonly string[];
  /** As its name says. */
  readonly venue: 'meeting' | 'journal' | '';
  readonly volume: string;
  readonly issue: string;
  readonly firstPage: string;
  /** "280-284", where that is three pages or more: no two articles have the same. Else empty. */
  readonly range: string;
  /** Words of the beginning of the abstract, as sorted hashes. */
  readonly abstract: Int32Array;
  readonly database: string;
  /** Empty where the record is no entry in a trial register. */
  readonly registration: string;
  /** Nothing is known but title, abstract and year. */
  readonly onlyText: boolean;
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
export const smallWords = new Set([
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
  (noticeBefore.test(title) ? withoutOpenBracket(withoutNotes(title)) : withoutNotes(title))
    .replace(/\[(?:article|in) [^\]]{1,40}\]|\[[a-z]{3,10}\]\s*\.?$/gi, ' ')
    .replace(/\((?:author's transl|proceedings)\)/gi, ' ')
    .replace(/\s&\s/g, ' and ');

const noticeBefore = /^\W*(?:errat|corrig|correction)/i;
/** Embase: "Title [1]", where several letters stand under one heading. It is no part of a series. */
const numberBehind = /\[\d{1,2}\]\s*\.?\s*$/;
/** "215 p", "xii, 215 pages": how many, not which. */
const extent = /^\s*(?:[ivxlc]+,\s*)?\d+\s+(?:pp?|pages|leaves)\b\.?\s*$/i;

/** "230-5, 246-51, 233-8": an article in three languages, in whatever order they are named. The lowest counts. */
const lowestRange = (pages: string): PageRange => {
  const whole = parsePages(pages);
  if (!/\d\s*[,;+]\s*\d/.test(pages)) return whole;
  const parts = pages
    .split(/[,;+]/)
    .map((part) => parsePages(part.replace(/["']/g, '')))
    .filter(({ first }) => first !== null && /^\d+$/.test(first));
  return parts.sort((a, b) => Number(a.first) - Number(b.first))[0] ?? whole;
};

const meetingName =
  /\b(?:conferences?|conf|workshops?|symposium|symposia|congress|meeting|proceedings|proc)\b/i;
const journalName = /\b(?:journal|transactions|trans|letters|bulletin|quarterly|magazine|archives|annals)\b/i;

const venueOf = (name: string): PreparedRecord['venue'] =>
  meetingName.test(name) ? 'meeting' : journalName.test(name) ? 'journal' : '';

/** Two abstracts can share one page or two. */
const rangeOf = ({ first, last }: PageRange): string => {
  const [from, to] = [first, last].map((page) => Number((page ?? '').replace(/^[A-Za-z.]*/, '')));
  return first !== null && to! - from! >= 2 ? `${from}-${to}` : '';
};

const kindBefore =
  /^\s*(?:(?:conference |meeting )?abstract|poster|oral|tutorial|panel|keynote|invited talk|plenary|oc|op|po|pp|p|o|s)[\s-]{0,2}[a-z]?\d{0,5}[a-z]?\s{0,2}[:.|–—]\s/i;
const kindAfter =
  /(?:\s[-–—]\s{0,2}(?:book review|conference abstract|abstract|poster)|\s?[-–—:,]\s{0,2}guest editors?'?s?'? (?:introduction|foreword|preface))\s*\.?\s*$/i;

/** What is left without brackets and kinds of paper, which some databases put into a title and others do not. */
const withoutKind = (title: string): string => {
  const bare = title
    .replace(/[([][^()[\]]{1,80}[)\]]/g, ' ')
    .replace(kindBefore, '')
    .replace(kindAfter, '');
  return bare.replace(/[^\p{L}\p{N}]/gu, '').length >= 8 ? bare : title;
};

/** "Naltrexone in fibromyalgia: a randomised trial" without its subtitle. */
const headOf = (title: string): string => {
  const at = title.search(/\s?:\s|[.?!]\s+(?=\S)|\s[-–—]\s|[–—]/);
  const words = at < 0 ? [] : comparable(title.slice(0, at)).split(' ');
  const head = words.join('');
  return words.length >= 3 && head.length >= 12 ? head : '';
};

/** Names of bodies, not people, in one field or none: "The X Study Group". */
const isGroup = ({ family, given }: Author): boolean =>
  given === null
    ? /\s/.test(family.trim()) && (groupWord.test(family) || family.trim().split(/\s+/).length > 3)
    : company.test(given);
/** "Alexion Pharmaceuticals, Inc", taken apart as a person's name is. */
const company = /^(?:Inc|Ltd|Limited|GmbH|Corp)\.?$/;
const groupWord =
  /\b(?:group|team|consortium|collaborat|investigators|network|committee|corporate|university|univ|institute?|society|association|department|centre|center|trialists|organi[sz]ation|agency|inc|ltd|gmbh)/i;

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

const bitWords = 8;

/** A bit for each pair, of 256; different pairs may share one. */
const bitsOf = (pairs: Int32Array): Int32Array => {
  const bits = new Int32Array(bitWords);
  for (const pair of pairs) {
    const place = Math.imul(pair, 0x9e3779b1) >>> 24;
    bits[place >>> 5]! |= 1 << (place & 31);
  }
  return bits;
};

const lettersOf = (authors: readonly Author[]): string =>
  authors
    .flatMap(({ family, given }) => comparable(`${family} ${given ?? ''}`).split(' '))
    .filter((word) => word.length >= 3 && word !== 'the')
    .join('')
    .slice(0, 60);

const partWords =
  /^(?:part|parts|phase|study|studies|section|chapter|volume|vol|report|experiment|paper|update|edition|instal?lment|teil|partie|parte)$/;

const numeralOf = (word: string | undefined): string =>
  word === undefined
    ? ''
    : (numberWords[word] ?? /^\d{1,3}[a-z]?$/.exec(word)?.[0]?.replace(/^0+(?=\d)/, '') ?? '');

/** The last number that follows a word such as "part", or stands at the very end. */
const partOf = (words: readonly string[]): string => {
  for (let at = words.length - 1; at > 0; at -= 1) {
    const numeral = numeralOf(words[at]);
    const ends = at === words.length - 1 && Number.parseInt(numeral, 10) <= 20;
    if (numeral !== '' && (ends || partWords.test(words[at - 1]!))) return numeral;
  }
  return '';
};

/** The number of an entry in a trial register, which is its accession number there; null for any other record. */
export const registrationOf = (accession: string | null): string | null => {
  const [number] = accession === null ? [] : findRegistryNumbers([accession]);
  return number ?? null;
};

export const prepareRecord = (record: DedupeRecord): PreparedRecord => {
  const key = comparable(bareTitle(record.title ?? ''));
  const words = key === '' ? [] : key.split(' ');
  const printed = extent.test(record.pages ?? '') ? '' : (record.pages ?? '');
  const pages = lowestRange(printed);
  const names: string[] = [];
  for (const author of record.authors)
    for (const word of comparable(`${author.family} ${author.given ?? ''}`).split(' '))
      if (word.length >= 3) names.push(word);
  const title = words.join('');
  const main = withoutKind(bareTitle(record.title ?? ''));
  const mainWords = comparable(main).split(' ');
  const mainTitle = mainWords.join('');
  const pairs = letterPairs(title);
  const mainPairs = mainTitle === title ? pairs : letterPairs(mainTitle);
  const pairBits = bitsOf(pairs);
  const volume = (record.volume ?? '').toLowerCase();
  return {
    id: record.id,
    doi: record.doi,
    pmid: record.pmid,
    year: record.year,
    title,
    mainTitle,
    pairs,
    mainPairs,
    pairBits,
    mainPairBits: mainPairs === pairs ? pairBits : bitsOf(mainPairs),
    headTitle: headOf(main),
    words,
    wordSet: hashed(mainWords.filter((word) => word.length >= 2 && !smallWords.has(word))),
    numerals: words
      .flatMap((word) => (numberWords[word] ? [numberWords[word]] : (word.match(/\d+/g) ?? [])))
      .map((number) => number.replace(/^0+(?=\d)/, '')),
    part: partOf(numberBehind.test(record.title ?? '') ? words.slice(0, -1) : words) || partOf(mainWords),
    role: titleRole(record.title ?? ''),
    names: hashed(names),
    corporate: record.authors.length > 0 && record.authors.every(isGroup),
    nameLetters: lettersOf(record.authors.slice(0, 3)),
    firstAuthor: record.authors[0]
      ? (comparable(record.authors[0].family)
          .split(' ')
          .find((word) => word.length >= 3) ?? '')
      : '',
    journal: comparable(record.journal ?? '')
      .split(' ')
      .filter((word) => word !== '' && !smallWords.has(word)),
    venue: venueOf(record.journal ?? ''),
    volume: digits(volume),
    issue: digits(record.issue) || digits(/\(([^)]*)\)/.exec(volume)?.[1] ?? null),
    firstPage: (pages.first ?? printed).toLowerCase().replace(/\s/g, ''),
    range: rangeOf(pages),
    abstract: hashed(
      comparable((record.abstract ?? '').slice(0, 700))
        .split(' ')
        .slice(0, abstractWords)
        .filter((word) => word.length >= 3),
    ),
    database: comparable(record.database ?? ''),
    registration: record.registration ?? '',
    onlyText:
      record.authors.length === 0 &&
      [record.journal, record.volume, record.pages, record.doi, record.pmid, record.registration].every(
        (field) => (field ?? '') === '',
      ),
  };
};
