import type { ColDef, Column, GridApi, IRowNode } from 'ag-grid-community';
import { placesOf, type Ranking, type SortValue, sortByRankings } from './ranks';

const toSortValue = (value: unknown): SortValue => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
};

/** What a column holds of a row. Ours read the row alone: a field of it by its name, or what a function makes of it. */
const reader = <T extends object>(api: GridApi<T>, column: Column<T>): ((node: IRowNode<T>) => SortValue) => {
  const colDef: ColDef<T> = column.getColDef();
  const { valueGetter, field } = colDef;
  const context: unknown = api.getGridOption('context');
  return (node) => {
    const { data } = node;
    if (typeof valueGetter === 'function')
      return toSortValue(valueGetter({ api, context, column, colDef, node, data, getValue: () => null }));
    return toSortValue(data === undefined || field === undefined ? null : Reflect.get(data, field));
  };
};

/** Where the rows stand in the order of one column. Kept between sorts; a changed row is looked up again. */
class ColumnPlaces<T extends object> {
  private places: ReadonlyMap<SortValue, number> = new Map();
  /** By the row's place in the grid's data: the row as it was seen, and the place of its value. */
  private readonly seen: (T | undefined)[] = [];
  private readonly placeOf: number[] = [];

  constructor(
    readonly colDef: ColDef<T>,
    private readonly read: (node: IRowNode<T>) => SortValue,
  ) {}

  /** The places of these rows; all rows of the grid are gone through where a value is new. */
  ranking(api: GridApi<T>, nodes: readonly IRowNode<T>[], descending: boolean): Ranking {
    const known = this.find(nodes);
    if (known !== null) return { places: known, count: this.places.size, descending };
    const values: SortValue[] = [];
    api.forEachLeafNode((node) => values.push(this.read(node)));
    this.places = placesOf(values);
    this.seen.length = 0;
    return { places: this.find(nodes) ?? new Int32Array(nodes.length), count: this.places.size, descending };
  }

  private find(nodes: readonly IRowNode<T>[]): Int32Array | null {
    const found = new Int32Array(nodes.length);
    for (let i = 0; i < nodes.length; i += 1) {
      const node = nodes[i]!;
      const at = node.sourceRowIndex;
      if (this.seen[at] === undefined || this.seen[at] !== node.data) {
        const place = this.places.get(this.read(node));
        if (place === undefined) return null;
        this.seen[at] = node.data;
        this.placeOf[at] = place;
      }
      found[i] = this.placeOf[at]!;
    }
    return found;
  }
}

/** Given to the grid as the comparison of every column: it leaves the rows as they are, and `RowSorter` puts them in order. */
export const leaveToSorter = (): number => 0;

/**
 * Sorts a grid's rows as the grid itself would (empty values first, text by its characters, equal rows as they came), some ten times as
 * fast: the grid compares two rows at a time through its columns, 1.7 million times for 100,000 rows.
 */
export class RowSorter<T extends object> {
  private readonly columns = new Map<string, ColumnPlaces<T>>();

  sort(api: GridApi<T>, nodes: IRowNode<T>[]): void {
    const rankings = api
      .getColumnState()
      .filter(({ sort }) => sort)
      .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
      .flatMap(({ colId, sort }) => {
        const column = api.getColumn(colId);
        return column === null ? [] : this.placesIn(api, column).ranking(api, nodes, sort === 'desc');
      });
    if (rankings.length > 0) sortByRankings(nodes, rankings);
  }

  private placesIn(api: GridApi<T>, column: Column<T>): ColumnPlaces<T> {
    const id = column.getColId();
    const known = this.columns.get(id);
    // Another definition may show the same rows in other words.
    if (known?.colDef === column.getColDef()) return known;
    const fresh = new ColumnPlaces(column.getColDef(), reader(api, column));
    this.columns.set(id, fresh);
    return fresh;
  }
}
