import { findRegistryNumbers } from '#core/bibliography/identifiers';
import { type PageRange, parsePages } from '#core/bibliography/page-range';
import type { Author } from '#core/model/record-fields';
import { LetterRows } from './letter-rows';
import { NumberLists } from './number-lists';
import { publicationOf } from './preprints';
import { comparable, titleRole } from './title-key';
import { withoutNotes, withoutOpenBracket } from './title-notes';
import { numbersOf, partOf, type TitleWord, titleWord } from './title-words';
import { sortedHashes, wordHashes } from './word-hashes';

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

/** A record made ready for many comparisons. Its lists of numbers stand in the `lists` of its shelf, letters in `letters`. */
export interface PreparedRecord {
  readonly id: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly year: number | null;
  /** Letters and digits of the title, nothing between them. */
  readonly title: string;
  /** The same without brackets and without what kind of paper it is: "(abstract)", "Poster 14:", "- Book Review". */
  readonly mainTitle: string;
  /** Where the letters of both stand among those of the shelf. */
  readonly titlePlace: number;
  readonly mainPlace: number;
  /** The main title up to its first colon, dash or full stop, where that says something (three words); else empty. */
  readonly headTitle: string;
  readonly words: readonly TitleWord[];
  /** Words of the main title, small ones left out, as sorted hashes. */
  readonly wordSet: number;
  /** Numbers and roman numerals of the title: parts and phases of a series differ in them. */
  readonly numerals: readonly string[];
  /** "Part II", "phase 3", "study 1": what sets a title apart from its sequel; empty where it says nothing of the kind. */
  readonly part: string;
  readonly role: 'notice' | 'response' | 'article';
  /** Family names and full given names, as sorted hashes; initials are left out. */
  readonly names: number;
  /** All authors are groups or institutions. */
  readonly corporate: boolean;
  /** Names of the first three authors as one row of letters, for names that are spelled or cut differently. */
  readonly nameLetters: string;
  readonly firstAuthor: string;
  readonly journal: readonly string[];
  /** As its name says. */
  readonly venue: 'meeting' | 'journal' | '';
  readonly publication: 'preprint' | 'article' | '';
  readonly volume: string;
  readonly issue: string;
  readonly firstPage: string;
  /** Its number: "221-8" and "221" and "221-228" are the same pages; "e12" and "12" as well. */
  readonly barePage: string;
  /** "280-284", where that is three pages or more: no two articles have the same. Else empty. */
  readonly range: string;
  /** Words of the beginning of the abstract, as sorted hashes. */
  readonly abstract: number;
  readonly database: string;
  /** Empty where the record is no entry in a trial register. */
  readonly registration: string;
  /** Nothing is known but title, abstract and year. */
  readonly onlyText: boolean;
}

/** What the prepared records of one list have in common: words, names of journals and short texts are kept once. */
export class Shelf {
  readonly lists = new NumberLists();
  readonly letters = new LetterRows();
  private readonly words = new Map<string, TitleWord>();
  private readonly journals = new Map<string, Pick<PreparedRecord, 'journal' | 'venue'>>();
  private readonly databases = new Map<string, string>();
  private readonly texts = new Map<string, string>();

  wordsOf(key: string): readonly TitleWord[] {
    return key === '' ? [] : key.split(' ').map((text) => this.word(text));
  }

  journal(name: string): Pick<PreparedRecord, 'journal' | 'venue'> {
    const known = this.journals.get(name);
    if (known !== undefined) return known;
    const words = comparable(name).split(' ');
    const journal = words.filter((word) => word !== '' && !smallWords.has(word));
    const made = { journal: journal.map((word) => this.once(word)), venue: venueOf(name) };
    this.journals.set(name, made);
    return made;
  }

  database(name: string): string {
    const known = this.databases.get(name);
    if (known !== undefined) return known;
    const made = comparable(name);
    this.databases.set(name, made);
    return made;
  }

  /** The same text for the same letters: volumes and pages repeat themselves. */
  once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }

  private word(text: string): TitleWord {
    const known = this.words.get(text);
    if (known !== undefined) return known;
    const made = titleWord(text);
    this.words.set(text, made);
    return made;
  }
}

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

const lettersOf = (authors: readonly Author[]): string =>
  authors
    .flatMap(({ family, given }) => comparable(`${family} ${given ?? ''}`).split(' '))
    .filter((word) => word.length >= 3 && word !== 'the')
    .join('')
    .slice(0, 60);

/** The number of an entry in a trial register, which is its accession number there; null for any other record. */
export const registrationOf = (accession: string | null): string | null => {
  const [number] = accession === null ? [] : findRegistryNumbers([accession]);
  return number ?? null;
};

const familyOf = (author: Author | undefined): string =>
  author === undefined
    ? ''
    : (comparable(author.family)
        .split(' ')
        .find((word) => word.length >= 3) ?? '');

/** What is read from the title. Each distinct word of it is counted as one of one title more. */
const titleParts = (raw: string, shelf: Shelf) => {
  const bare = bareTitle(raw);
  const key = comparable(bare);
  const words = shelf.wordsOf(key);
  for (const word of new Set(words)) word.titles += 1;
  const title = words.map((word) => word.text).join('');
  const main = withoutKind(bare);
  const mainWords = main === bare ? words : shelf.wordsOf(comparable(main));
  const mainTitle = main === bare ? title : mainWords.map((word) => word.text).join('');
  const titlePlace = shelf.letters.add(title);
  return {
    title,
    mainTitle,
    titlePlace,
    mainPlace: mainTitle === title ? titlePlace : shelf.letters.add(mainTitle),
    headTitle: headOf(main),
    words,
    wordSet: shelf.lists.add(
      sortedHashes(
        mainWords.filter(({ text }) => text.length >= 2 && !smallWords.has(text)).map((word) => word.hash),
      ),
    ),
    numerals: numbersOf(words),
    part: partOf(numberBehind.test(raw) ? words.slice(0, -1) : words) || partOf(mainWords),
    role: titleRole(raw, bare === raw ? key : undefined),
  };
};

const wholeName = ({ family, given }: Author): string => (given === null ? family : `${family} ${given}`);

const barePage = (page: string): string => page.replace(/^[a-z.]*0*(?=\d)/, '').replace(/[a-z]$/, '');

export const prepareRecord = (record: DedupeRecord, shelf: Shelf): PreparedRecord => {
  const printed = extent.test(record.pages ?? '') ? '' : (record.pages ?? '');
  const pages = lowestRange(printed);
  const volume = (record.volume ?? '').toLowerCase();
  const firstPage = (pages.first ?? printed).toLowerCase().replace(/\s/g, '');
  const { lists } = shelf;
  const { authors } = record;
  return {
    id: record.id,
    doi: record.doi,
    pmid: record.pmid,
    year: record.year,
    ...titleParts(record.title ?? '', shelf),
    names: lists.add(wordHashes(authors.map(wholeName), { most: Number.POSITIVE_INFINITY, shortest: 3 })),
    corporate: authors.length > 0 && authors.every(isGroup),
    nameLetters: lettersOf(authors.slice(0, 3)),
    firstAuthor: shelf.once(familyOf(authors[0])),
    ...shelf.journal(record.journal ?? ''),
    publication: publicationOf(record),
    volume: shelf.once(digits(volume)),
    issue: shelf.once(digits(record.issue) || digits(/\(([^)]*)\)/.exec(volume)?.[1] ?? null)),
    firstPage: shelf.once(firstPage),
    range: rangeOf(pages),
    barePage: shelf.once(barePage(firstPage)),
    abstract: lists.add(
      wordHashes([(record.abstract ?? '').slice(0, 700)], { most: abstractWords, shortest: 3 }),
    ),
    database: shelf.database(record.database ?? ''),
    registration: record.registration ?? '',
    onlyText:
      authors.length === 0 &&
      [record.journal, record.volume, record.pages, record.doi, record.pmid, record.registration].every(
        (field) => (field ?? '') === '',
      ),
  };
};
