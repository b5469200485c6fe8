import { compareValues, firstNotLess, type Ranking, type Ranks, rank, type SortValue } from './ranks';

/** So many new values are put among the others one by one; of more, all are ranked anew. */
const mostEntered = 100;

/** What rows hold in one column, as it was when it was read. */
export interface Reading<T> {
  /** Their places among all rows. */
  readonly at: readonly number[];
  readonly rows: readonly T[];
  readonly values: readonly SortValue[];
}

/** Where rows stand in the order of one column. Kept between sorts; a changed row is looked up again. */
export class ColumnPlaces<T> {
  /** One value for each place. */
  private inOrder: SortValue[] = [];
  /** By the row's place among all rows: the row as it was seen, and the place of its value. */
  private seen: (T | undefined)[] = [];
  private placeOf: number[] = [];

  constructor(readonly read: (row: T) => SortValue) {}

  /** Whether most of so many rows have their places. */
  isRanked(rows: number): boolean {
    return this.seen.length > 0 && Math.abs(rows - this.seen.length) <= mostEntered;
  }

  /** Undefined stands for rows that are gone. */
  reading(rows: readonly (T | undefined)[], from = 0, to = rows.length): Reading<T> {
    const reading = { at: [] as number[], rows: [] as T[], values: [] as SortValue[] };
    for (let at = from; at < Math.min(to, rows.length); at += 1) {
      const row = rows[at];
      if (row === undefined) continue;
      reading.at.push(at);
      reading.rows.push(row);
      reading.values.push(this.read(row));
    }
    return reading;
  }

  /** Takes over what was ranked elsewhere. */
  take({ at, rows, values }: Reading<T>, { places, firsts }: Ranks): void {
    this.inOrder = Array.from(firsts, (first) => values[first]!);
    this.seen = [];
    this.placeOf = [];
    for (let i = 0; i < rows.length; i += 1) {
      const place = at[i]!;
      // No gaps: a list with gaps is slow to look up.
      while (this.seen.length < place) {
        this.seen.push(undefined);
        this.placeOf.push(0);
      }
      this.seen[place] = rows[i];
      this.placeOf[place] = places[i]!;
    }
  }

  /** The places of all rows; all are read again where many are new. */
  ranking(rows: readonly (T | undefined)[], descending: boolean): Ranking {
    const late: number[] = [];
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      if (row !== undefined && this.seen[at] !== row) late.push(at);
    }
    if (late.length > mostEntered) {
      const reading = this.reading(rows);
      this.take(reading, rank(reading.values));
    } else for (const at of late) this.enter(at, rows[at]!);
    return { places: this.placeOf, count: this.inOrder.length, descending };
  }

  private enter(at: number, row: T): void {
    const value = this.read(row);
    const place = firstNotLess(this.inOrder, value);
    const there = this.inOrder[place];
    if (there === undefined || compareValues(there, value) !== 0) {
      this.inOrder.splice(place, 0, value);
      for (let other = 0; other < this.placeOf.length; other += 1)
        if (this.placeOf[other]! >= place) this.placeOf[other]! += 1;
    }
    while (this.seen.length < at) {
      this.seen.push(undefined);
      this.placeOf.push(0);
    }
    this.seen[at] = row;
    this.placeOf[at] = place;
  }
}
