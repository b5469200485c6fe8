import { hashOf } from './word-hashes';

/** A word of titles, once for all records that have it. */
export interface TitleWord {
  readonly text: string;
  readonly hash: number;
  /** Numbers and roman numerals in it: parts and phases of a series differ in them. */
  readonly numbers: readonly string[];
  /** What it says as the number of a part: "ii" and "02" say 2; empty for other words. */
  readonly numeral: string;
  /** "Part", "phase", "study": a number that follows tells a title from its sequel. */
  readonly namesPart: boolean;
  /** How many titles have it. */
  titles: number;
}

const numberWords: ReadonlyMap<string, string> = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map((word, at) => [word, String(at + 1)]),
);

const partWords =
  /^(?:part|parts|phase|study|studies|section|chapter|volume|vol|report|experiment|paper|update|edition|instal?lment|teil|partie|parte)$/;

const none: readonly string[] = [];

const numbersIn = (word: string): readonly string[] => {
  const roman = numberWords.get(word);
  if (roman !== undefined) return [roman];
  const found = word.match(/\d+/g);
  return found === null ? none : found.map((number) => number.replace(/^0+(?=\d)/, ''));
};

const numeralOf = (word: string): string =>
  numberWords.get(word) ?? /^\d{1,3}[a-z]?$/.exec(word)?.[0].replace(/^0+(?=\d)/, '') ?? '';

export const titleWord = (text: string): TitleWord => ({
  text,
  hash: hashOf(text),
  numbers: numbersIn(text),
  numeral: numeralOf(text),
  namesPart: partWords.test(text),
  titles: 0,
});

/** Numbers of all the words, in their order. */
export const numbersOf = (words: readonly TitleWord[]): readonly string[] =>
  words.some((word) => word.numbers.length > 0) ? words.flatMap((word) => word.numbers) : none;

/** The last number that follows a word such as "part", or stands at the very end. */
export const partOf = (words: readonly TitleWord[]): string => {
  for (let at = words.length - 1; at > 0; at -= 1) {
    const { numeral } = words[at]!;
    if (numeral === '') continue;
    const ends = at === words.length - 1 && Number.parseInt(numeral, 10) <= 20;
    if (ends || words[at - 1]!.namesPart) return numeral;
  }
  return '';
};
