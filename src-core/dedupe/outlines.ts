import type { NumberLists } from './number-lists';
import type { PreparedRecord } from './prepared-record';
import { hashOf } from './word-hashes';

/** Where each thing stands in a record's row. Texts stand as hashes, 0 where there is none. */
const titleBits = 0;
const abstractBits = 8;
const bitWords = 8;
const titlePairs = 16;
const mainPairs = 17;
/** Where the bits of the main title stand; 0 where it is the title. */
const mainBits = 18;
const abstractCount = 19;
const year = 20;
const doi = 21;
const pmid = 22;
const registration = 23;
const volume = 24;
const issue = 25;
const page = 26;
const journal = 27;
const titleBegin = 28;
const mainBegin = 29;
const mainTitle = 30;
const headTitle = 31;
const wordCount = 32;
const wordBits = 33;
const wordBitWords = 2;
/** First and last page, where there are three and more. */
const range = 35;
const rowLength = 36;

/** Names that agree, or, where one record has none, title and abstract that are all there is. */
const authorsOrText = 2;
/** Where nothing else is known, and one more where the title is specific. */
const withoutDetails = 2;
/** Volume, issue and a whole range of pages agree. */
const shiftedPlace = 4.5;
const unknownYear = 0x7fffffff;
/** Letters that a title must have to be the beginning of another. */
export const longBegin = 25;
/** Words that an abstract must have to be compared. */
export const fewestAbstractWords = 8;

const textHash = (text: string | null): number => (text === null || text === '' ? 0 : hashOf(text) || 1);

/** Sets, for each pair of letters, one of 256 bits; different pairs may share one. */
const setPairBits = (text: string, bits: Int32Array, from: number): void => {
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const place = Math.imul((before << 16) | code, 0x9e3779b1) >>> 24;
    bits[from + (place >>> 5)]! |= 1 << (place & 31);
    before = code;
  }
};

const countBits = (word: number): number => {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/**
 * The most that the Dice coefficient of two lists can be, of which one has `aCount` entries and the bits from `i` on, the other `bCount`
 * and those from `j` on: each bit that one lacks is an entry that it lacks.
 */
const diceAtMost = (
  a: Int32Array,
  i: number,
  aCount: number,
  b: Int32Array,
  j: number,
  bCount: number,
): number => {
  if (aCount === 0 || bCount === 0) return 0;
  let onlyA = 0;
  let onlyB = 0;
  for (let at = 0; at < bitWords; at += 1) {
    const x = a[i + at]!;
    const y = b[j + at]!;
    onlyA += countBits(x & ~y);
    onlyB += countBits(y & ~x);
  }
  return (2 * Math.min(aCount - onlyA, bCount - onlyB)) / (aCount + bCount);
};

/**
 * What can be said of records from a row of numbers each, one after the other in memory: that a pair cannot reach so many points. Most
 * candidate pairs end here, before anything of them is compared.
 */
export class Outlines {
  private rows = new Int32Array(rowLength * 256);
  /** Bits of main titles that differ from the title, one after the other; the first are nobody's. */
  private mains = new Int32Array(bitWords * 64);
  private mainsUsed = bitWords;
  private count = 0;

  add(record: PreparedRecord, lists: NumberLists): void {
    const row = this.count * rowLength;
    this.count += 1;
    if (row + rowLength > this.rows.length) {
      const larger = new Int32Array(Math.ceil(this.count * 1.5) * rowLength);
      larger.set(this.rows);
      this.rows = larger;
    }
    const { rows } = this;
    setPairBits(record.title, rows, row + titleBits);
    rows[row + titlePairs] = Math.max(0, record.title.length - 1);
    rows[row + mainPairs] = Math.max(0, record.mainTitle.length - 1);
    if (record.mainTitle !== record.title) rows[row + mainBits] = this.addMain(record.mainTitle);
    const words = lists.lengthOf(record.abstract);
    rows[row + abstractCount] = words;
    for (let at = 0; at < words; at += 1) {
      const place = lists.at(record.abstract, at) >>> 24;
      rows[row + abstractBits + (place >>> 5)]! |= 1 << (place & 31);
    }
    rows[row + year] = record.year ?? unknownYear;
    rows[row + doi] = textHash(record.doi);
    rows[row + pmid] = textHash(record.pmid);
    rows[row + registration] = textHash(record.registration);
    rows[row + volume] = textHash(record.volume);
    rows[row + issue] = textHash(record.issue);
    // a page of which nothing is left still is one
    rows[row + page] = record.firstPage === '' ? 0 : hashOf(record.barePage) || 1;
    rows[row + range] = textHash(record.range);
    rows[row + journal] = textHash(record.journal.join(' '));
    const begin = (text: string): number =>
      text.length < longBegin ? 0 : textHash(text.slice(0, longBegin));
    rows[row + titleBegin] = begin(record.title);
    rows[row + mainBegin] = begin(record.mainTitle);
    rows[row + mainTitle] = textHash(record.mainTitle);
    rows[row + headTitle] = textHash(record.headTitle);
    const set = lists.lengthOf(record.wordSet);
    rows[row + wordCount] = set;
    for (let at = 0; at < set; at += 1) {
      const place = lists.at(record.wordSet, at) >>> 26;
      rows[row + wordBits + (place >>> 5)]! |= 1 << (place & 31);
    }
  }

  /** Points that the pair cannot exceed, whatever `weighPair` says of it; `title` and `text`: how alike titles and abstracts are, where that is known. */
  mostPoints(a: number, b: number, title?: number, text?: number | null): number {
    const i = a * rowLength;
    const j = b * rowLength;
    const abstract = this.abstractPoints(i, j, text);
    const bare =
      abstract === null &&
      !this.bothSay(volume, i, j) &&
      !this.bothSay(page, i, j) &&
      !this.bothSay(doi, i, j);
    return (
      this.titlePoints(i, j, title ?? this.titleShare(i, j)) +
      (bare ? withoutDetails : 0) +
      authorsOrText +
      this.yearPoints(i, j) +
      this.either(doi, i, j, 4, -2) +
      this.either(pmid, i, j, 5, -3) +
      // of two registers the same trial may have two numbers, and names of journals are shortened
      this.either(registration, i, j, 5, 0) +
      this.either(journal, i, j, 1, 1) +
      this.placePoints(i, j) +
      (abstract ?? 0)
    );
  }

  private bothSay(field: number, i: number, j: number): boolean {
    return this.rows[i + field] !== 0 && this.rows[j + field] !== 0;
  }

  private either(field: number, i: number, j: number, agrees: number, differs: number): number {
    const x = this.rows[i + field]!;
    const y = this.rows[j + field]!;
    if (x === 0 || y === 0) return 0;
    return x === y ? agrees : differs;
  }

  /** Of volume, issue and pages, where one record may have them a field too late as well. */
  private placePoints(i: number, j: number): number {
    if (this.mayBeShifted(i, j) || this.mayBeShifted(j, i)) return shiftedPlace;
    const wholeRange = this.rows[i + range] !== 0 && this.rows[i + range] === this.rows[j + range];
    return (
      this.either(volume, i, j, 1, -2) +
      this.either(issue, i, j, 0.5, -0.5) +
      this.either(page, i, j, wholeRange ? 3 : 2, -2.5)
    );
  }

  private mayBeShifted(i: number, j: number): boolean {
    const { rows } = this;
    const late = rows[i + issue]!;
    if (late === 0) return false;
    return (
      (rows[i + volume] === 0 && late === rows[j + volume]) ||
      (rows[i + page] === 0 && late === rows[j + page])
    );
  }

  private titleShare(i: number, j: number): number {
    const { rows } = this;
    const share = diceAtMost(
      rows,
      i + titleBits,
      rows[i + titlePairs]!,
      rows,
      j + titleBits,
      rows[j + titlePairs]!,
    );
    const other = rows[i + mainBits] !== 0 || rows[j + mainBits] !== 0;
    return other ? Math.max(share, this.mainShare(i, j)) : share;
  }

  private titlePoints(i: number, j: number, share: number): number {
    if (share >= 0.97) return 4;
    if (share >= 0.9 || this.mayBeCut(i, j)) return 3;
    if (share >= 0.8 || this.mayBeContained(i, j)) return 2;
    if (share >= 0.7) return 0;
    return share >= 0.6 ? -2 : -4;
  }

  private mainShare(i: number, j: number): number {
    const { rows, mains } = this;
    const x = rows[i + mainBits]!;
    const y = rows[j + mainBits]!;
    return diceAtMost(
      x === 0 ? rows : mains,
      x === 0 ? i + titleBits : x,
      rows[i + mainPairs]!,
      y === 0 ? rows : mains,
      y === 0 ? j + titleBits : y,
      rows[j + mainPairs]!,
    );
  }

  private mayBeCut(i: number, j: number): boolean {
    const { rows } = this;
    const agree = (x: number, y: number): boolean => rows[i + x] !== 0 && rows[i + x] === rows[j + y];
    return (
      agree(titleBegin, titleBegin) ||
      agree(mainBegin, mainBegin) ||
      agree(headTitle, mainTitle) ||
      agree(mainTitle, headTitle)
    );
  }

  private mayBeContained(i: number, j: number): boolean {
    const { rows } = this;
    const [short, long] = rows[i + wordCount]! <= rows[j + wordCount]! ? [i, j] : [j, i];
    for (let at = 0; at < wordBitWords; at += 1)
      if ((rows[short + wordBits + at]! & ~rows[long + wordBits + at]!) !== 0) return false;
    return rows[short + wordCount]! >= 5;
  }

  private yearPoints(i: number, j: number): number {
    const x = this.rows[i + year]!;
    const y = this.rows[j + year]!;
    if (x === unknownYear || y === unknownYear) return 0;
    if (x === y) return 1.5;
    return Math.abs(x - y) === 1 ? -1 : -4;
  }

  /** null where the abstracts are not compared. */
  private abstractPoints(i: number, j: number, known?: number | null): number | null {
    const { rows } = this;
    const x = rows[i + abstractCount]!;
    const y = rows[j + abstractCount]!;
    if (x < fewestAbstractWords || y < fewestAbstractWords) return null;
    const share = known ?? diceAtMost(rows, i + abstractBits, x, rows, j + abstractBits, y);
    if (share >= 0.9) return 3;
    if (share >= 0.8) return 2;
    if (share >= 0.6) return 1;
    return share >= 0.4 ? -1 : -3;
  }

  private addMain(text: string): number {
    if (this.mainsUsed + bitWords > this.mains.length) {
      const larger = new Int32Array(this.mains.length * 2);
      larger.set(this.mains);
      this.mains = larger;
    }
    const place = this.mainsUsed;
    setPairBits(text, this.mains, place);
    this.mainsUsed += bitWords;
    return place;
  }
}
