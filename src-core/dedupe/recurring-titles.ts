import type { PreparedRecord } from './prepared-record';
import type { Listed } from './weigh-pair';

const genericTitle =
  /^(?:editorials?|editorsnotes?|chairs?message|foreword|preface|introduction|articles?|news|letters?|keynote(?:address)?|bookreviews?|abstracts?|callsforpapers.*|announcements|reply|comments?|commentary|correspondence|inthisissue|untitled|notitle|na)$/;

const longestShort = 12;

/** Positions of the records, those of one title one after the other in input order. */
const byTitle = (records: readonly PreparedRecord[]) => {
  const numbers = new Map<string, number>();
  const titleOf = new Int32Array(records.length);
  records.forEach(({ title }, at) => {
    const known = numbers.get(title);
    if (known === undefined) numbers.set(title, numbers.size);
    titleOf[at] = known ?? numbers.size - 1;
  });
  const starts = new Int32Array(numbers.size + 1);
  for (const title of titleOf) starts[title + 1]! += 1;
  for (let at = 0; at < numbers.size; at += 1) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const order = new Int32Array(records.length);
  titleOf.forEach((title, at) => {
    order[next[title]!] = at;
    next[title]! += 1;
  });
  return (record: number): Int32Array => {
    const title = titleOf[record]!;
    return order.subarray(starts[title], starts[title + 1]);
  };
};

/** Whether only this one of the records of a title is of that database and year, and of that author as well. */
const unlisted = 0;
const manyTimes = 1;
const onceByAuthor = 2;
const onceAYear = 3;

const listing = (records: readonly PreparedRecord[], record: number, others: Int32Array): number => {
  const { year, database, firstAuthor } = records[record]!;
  let [ofYear, ofAuthor] = [0, 0];
  for (const at of others) {
    const other = records[at]!;
    if (other.year !== year || other.database !== database) continue;
    ofYear += 1;
    if (other.firstAuthor === firstAuthor) ofAuthor += 1;
  }
  return ofYear === 1 ? onceAYear : ofAuthor === 1 ? onceByAuthor : manyTimes;
};

export interface Recurring {
  /** Titles that come back (three years or more), say nothing, or are very short. */
  readonly isWeak: (record: number) => boolean;
  /** In how far the databases of two records list their titles once only, so that one of each can be one report. */
  readonly listed: (a: number, b: number) => Listed;
}

/** What the titles of a list tell by how often they come back. */
export const recurringTitles = (records: readonly PreparedRecord[]): Recurring => {
  const alike = byTitle(records);
  const weak = new Uint8Array(records.length);
  records.forEach(({ title }, at) => {
    const all = alike(at);
    // all of one title at once, when the first of them comes
    if (all[0] !== at) return;
    // an article can have three years: as a preprint, online and in print
    const most = title.length >= 40 ? 3 : 2;
    const years = (): number => new Set(Array.from(all, (one) => records[one]!.year)).size;
    if (title.length < longestShort || genericTitle.test(title) || (all.length > most && years() > most))
      for (const one of all) weak[one] = 1;
  });
  const listings = new Uint8Array(records.length);
  const listingOf = (record: number): number => {
    if (listings[record] === unlisted) listings[record] = listing(records, record, alike(record));
    return listings[record]!;
  };
  return {
    isWeak: (record) => weak[record] === 1,
    listed: (a, b) => {
      const [x, y] = [records[a]!.database, records[b]!.database];
      if (x === '' || y === '') return 'unknown';
      if (x === y) return 'same-database';
      const least = Math.min(listingOf(a), listingOf(b));
      return least === onceAYear ? 'once-a-year' : least === onceByAuthor ? 'once-by-author' : 'unknown';
    },
  };
};
