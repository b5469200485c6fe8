import type { ColDef, GridApi, IRowNode } from 'ag-grid-community';
import { compareValues, firstNotLess, type Ranking, type Ranks, rank, type SortValue } from './ranks';

/** So many new values are put among the others one by one; of more, all are ranked anew. */
const mostEntered = 100;

/** What the rows of a grid hold in one column, as it was when it was read. */
export interface Reading<T> {
  /** Places in the grid's data. */
  readonly at: readonly number[];
  readonly rows: readonly (T | undefined)[];
  readonly values: readonly SortValue[];
}

/** Where the rows stand in the order of one column. Kept between sorts; a changed row is looked up again. */
export class ColumnPlaces<T extends object> {
  /** One value for each place. */
  private inOrder: SortValue[] = [];
  /** By the row's place in the grid's data: the row as it was seen, and the place of its value. */
  private seen: (T | undefined)[] = [];
  private placeOf: number[] = [];

  constructor(
    readonly colDef: ColDef<T>,
    private readonly read: (node: IRowNode<T>) => SortValue,
  ) {}

  /** Whether most rows have their places. */
  isRanked(rows: number): boolean {
    return this.seen.length > 0 && Math.abs(rows - this.seen.length) <= mostEntered;
  }

  reading(nodes: readonly IRowNode<T>[]): Reading<T> {
    return {
      at: nodes.map(({ sourceRowIndex }) => sourceRowIndex),
      rows: nodes.map(({ data }) => data),
      values: nodes.map(this.read),
    };
  }

  /** Takes over what was ranked elsewhere. */
  take({ at, rows, values }: Reading<T>, { places, firsts }: Ranks): void {
    this.inOrder = Array.from(firsts, (first) => values[first]!);
    this.seen = [];
    this.placeOf = [];
    for (let i = 0; i < rows.length; i += 1) {
      this.seen[at[i]!] = rows[i];
      this.placeOf[at[i]!] = places[i]!;
    }
  }

  /** The places of these rows; all rows of the grid are gone through where many are new. */
  ranking(api: GridApi<T>, nodes: readonly IRowNode<T>[], descending: boolean): Ranking {
    const late = nodes.filter((node) => !this.isSeen(node));
    if (late.length > mostEntered) this.rankAll(api);
    else for (const node of late) this.enter(node);
    const places = new Int32Array(nodes.length);
    for (let i = 0; i < nodes.length; i += 1) places[i] = this.placeOf[nodes[i]!.sourceRowIndex]!;
    return { places, count: this.inOrder.length, descending };
  }

  private isSeen({ sourceRowIndex, data }: IRowNode<T>): boolean {
    return data !== undefined && this.seen[sourceRowIndex] === data;
  }

  private rankAll(api: GridApi<T>): void {
    const nodes: IRowNode<T>[] = [];
    api.forEachLeafNode((node) => nodes.push(node));
    const reading = this.reading(nodes);
    this.take(reading, rank(reading.values));
  }

  private enter(node: IRowNode<T>): void {
    const value = this.read(node);
    const place = firstNotLess(this.inOrder, value);
    const there = this.inOrder[place];
    if (there === undefined || compareValues(there, value) !== 0) {
      this.inOrder.splice(place, 0, value);
      for (let at = 0; at < this.placeOf.length; at += 1)
        if (this.placeOf[at]! >= place) this.placeOf[at]! += 1;
    }
    this.seen[node.sourceRowIndex] = node.data;
    this.placeOf[node.sourceRowIndex] = place;
  }
}
