import type { PreparedRecord } from './prepared-record';

/** Where two records say that the report stands. Null where one of the two does not say. */
export interface Places {
  readonly volume: boolean | null;
  readonly issue: boolean | null;
  readonly pages: boolean | null;
  /** First and last page agree, of three pages and more. */
  readonly wholeRange: boolean;
}

/** Null where one of the two is empty. */
export const same = (a: string, b: string): boolean | null => (a === '' || b === '' ? null : a === b);

const samePages = (a: PreparedRecord, b: PreparedRecord): boolean | null =>
  a.firstPage === '' || b.firstPage === '' ? null : a.barePage === b.barePage;

/** Digits that an article number has, at least, to be known as one in the place of the issue. */
const articleNumber = 3;

/** Where `x` has them a field too late: no issue is without its volume. */
const shifted = (x: PreparedRecord, y: PreparedRecord, places: Places): Places | null => {
  if (x.issue === '' || x.issue === y.issue) return null;
  if (x.volume === '' && x.issue === y.volume)
    return {
      ...places,
      volume: true,
      issue: null,
      pages: y.issue !== '' && x.barePage === y.issue ? null : places.pages,
    };
  if (x.firstPage === '' && x.issue.length >= articleNumber && x.issue === y.barePage)
    return { ...places, issue: null, pages: true };
  return null;
};

/** Volume, issue and pages, also where one record has them a field too late. */
export const comparePlaces = (a: PreparedRecord, b: PreparedRecord): Places => {
  const places = {
    volume: same(a.volume, b.volume),
    issue: same(a.issue, b.issue),
    pages: samePages(a, b),
    wholeRange: a.range !== '' && a.range === b.range,
  };
  return shifted(a, b, places) ?? shifted(b, a, places) ?? places;
};

/** As the names of both say: meetings, or one a journal and the other a meeting. */
export const compareVenues = (a: PreparedRecord, b: PreparedRecord): 'meetings' | 'differ' | null => {
  if (a.venue === '' || b.venue === '') return null;
  return a.venue !== b.venue ? 'differ' : a.venue === 'meeting' ? 'meetings' : null;
};
