import type { ColumnPlaces } from './column-places';
import { compareValues, inOrderOf } from './ranks';

export interface RowChanges<T> {
  readonly upserts: readonly T[];
  /** Row ids. */
  readonly deletes: readonly string[];
}

export interface RowOrder<T> {
  readonly places: ColumnPlaces<T>;
  readonly descending: boolean;
}

/** Whether a row is listed; `at` is its place among all rows, for what is known of it since the last time. */
export type RowTest<T> = (row: T, at: number) => boolean;

const nowhere = -1;

/**
 * The rows of a grid in the order in which they are listed: after filters, sorted, equal ones as they came. Nothing here knows of what is drawn;
 * 100,000 rows are put in another order in a few milliseconds.
 */
export class RowList<T> {
  /** All rows as they came, listed or not; one that is gone leaves its place empty. */
  private rows: (T | undefined)[] = [];
  private readonly placeOf = new Map<string, number>();
  private orders: readonly RowOrder<T>[] = [];
  private test: RowTest<T> | null = null;
  /** Places of all rows in order; null where that is to be found anew. */
  private sorted: Int32Array | null = null;
  /** By place: 1 where the row passes the test; null where all are to be asked anew. */
  private passes: Uint8Array | null = null;
  /** Places of what is listed, and where each row stands among them; null where that is to be found anew. */
  private listed: { readonly places: Int32Array; readonly indexOf: Int32Array } | null = null;

  private listings = 0;

  constructor(private readonly idOf: (row: T) => string) {}

  /** Other rows in place of all. */
  replace(rows: readonly T[]): void {
    this.rows = rows.slice();
    this.placeOf.clear();
    for (let at = 0; at < rows.length; at += 1) this.placeOf.set(this.idOf(rows[at]!), at);
    this.sorted = null;
    this.passes = null;
    this.listed = null;
  }

  order(orders: readonly RowOrder<T>[]): void {
    const same =
      orders.length === this.orders.length &&
      orders.every(
        ({ places, descending }, i) =>
          places === this.orders[i]!.places && descending === this.orders[i]!.descending,
      );
    if (same) return;
    this.orders = orders;
    this.sorted = null;
    this.listed = null;
  }

  /** Null lists all. The rows are asked anew each time. */
  filter(test: RowTest<T> | null): void {
    if (test === null && this.test === null) return;
    this.test = test;
    this.passes = null;
    this.listed = null;
  }

  change({ upserts, deletes }: RowChanges<T>): void {
    const before = this.rows.length;
    for (const row of upserts) {
      const at = this.placeOf.get(this.idOf(row));
      if (at === undefined) {
        this.placeOf.set(this.idOf(row), this.rows.length);
        this.rows.push(row);
      } else this.changeAt(at, row);
    }
    if (this.rows.length > before) this.added(before);
    for (const id of deletes) {
      const at = this.placeOf.get(id);
      if (at === undefined) continue;
      this.placeOf.delete(id);
      this.rows[at] = undefined;
      this.sorted = null;
      this.listed = null;
    }
  }

  /** How many are listed. */
  get count(): number {
    return this.list().places.length;
  }

  /** How many there are, listed or not. */
  get size(): number {
    return this.placeOf.size;
  }

  /** Another one when other rows are listed, or in another order. */
  get version(): number {
    this.list();
    return this.listings;
  }

  /** All rows as they came, with gaps where one is gone. */
  get all(): readonly (T | undefined)[] {
    return this.rows;
  }

  /** The row that is listed there. */
  at(index: number): T | undefined {
    const place = this.list().places[index];
    return place === undefined ? undefined : this.rows[place];
  }

  /** Also of what is not listed. */
  row(id: string): T | undefined {
    const place = this.placeOf.get(id);
    return place === undefined ? undefined : this.rows[place];
  }

  /** Where the row is listed; -1 where it is not. */
  indexOf(id: string): number {
    const place = this.placeOf.get(id);
    return place === undefined ? nowhere : this.list().indexOf[place]!;
  }

  /** What is listed, in order. */
  shown(): T[] {
    return Array.from(this.list().places, (place) => this.rows[place]!);
  }

  private changeAt(at: number, row: T): void {
    const old = this.rows[at]!;
    this.rows[at] = row;
    const moved = this.orders.some(({ places }) => compareValues(places.read(old), places.read(row)) !== 0);
    if (moved) {
      this.sorted = null;
      this.listed = null;
    }
    if (this.passes === null || this.test === null) return;
    const passes = this.test(row, at) ? 1 : 0;
    if (this.passes[at] === passes) return;
    this.passes[at] = passes;
    this.listed = null;
  }

  private added(from: number): void {
    this.sorted = null;
    this.listed = null;
    if (this.passes === null || this.test === null) return;
    const passes = new Uint8Array(this.rows.length);
    passes.set(this.passes);
    for (let at = from; at < this.rows.length; at += 1) passes[at] = this.test(this.rows[at]!, at) ? 1 : 0;
    this.passes = passes;
  }

  private list(): { readonly places: Int32Array; readonly indexOf: Int32Array } {
    this.listed ??= this.listing();
    return this.listed;
  }

  private listing() {
    const { rows, test } = this;
    this.listings += 1;
    this.sorted ??= this.sorting();
    let places = this.sorted;
    if (test !== null) {
      this.passes ??= Uint8Array.from(rows, (row, at) => (row !== undefined && test(row, at) ? 1 : 0));
      const { passes } = this;
      places = places.filter((place) => passes[place] === 1);
    }
    const indexOf = new Int32Array(rows.length).fill(nowhere);
    for (let index = 0; index < places.length; index += 1) indexOf[places[index]!] = index;
    return { places, indexOf };
  }

  private sorting(): Int32Array {
    const { rows } = this;
    const places = new Int32Array(this.placeOf.size);
    let there = 0;
    for (let at = 0; at < rows.length; at += 1) {
      if (rows[at] === undefined) continue;
      places[there] = at;
      there += 1;
    }
    return inOrderOf(
      places,
      this.orders.map(({ places: ranked, descending }) => ranked.ranking(rows, descending)),
    );
  }
}
