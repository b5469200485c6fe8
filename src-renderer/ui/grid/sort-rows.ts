import type { ColDef, Column, GridApi, IRowNode } from 'ag-grid-community';
import { ColumnPlaces } from './column-places';
import { type SortValue, sortByRankings } from './ranks';

const toSortValue = (value: unknown): SortValue => {
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
};

/** What a column holds of a row. Ours read the row alone: a field of it by its name, or what a function makes of it. */
export const reader = <T extends object>(
  api: GridApi<T>,
  column: Column<T>,
): ((node: IRowNode<T>) => SortValue) => {
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

/**
 * Sorts a grid's rows (empty values first, text without regard to capitals and accents, equal rows as they came), some ten times as fast as
 * the grid itself: that compares two rows at a time through its columns, 1.7 million times for 100,000 rows.
 */
export class RowSorter<T extends object> {
  private readonly known = new Map<string, ColumnPlaces<T>>();
  private asked = false;

  /** Given to the grid as the comparison of every column: it leaves the rows as they are, and `sort` puts them in order. */
  readonly leave = (): number => {
    this.asked = true;
    return 0;
  };

  /** The same columns, which are not read while the grid asks in vain for the values of all rows before it leaves them as they are. */
  columns(columns: readonly ColDef<T>[]): ColDef<T>[] {
    return columns.map((colDef) => {
      const { valueGetter } = colDef;
      if (typeof valueGetter !== 'function') return colDef;
      return { ...colDef, valueGetter: (params) => (this.asked ? null : valueGetter(params)) };
    });
  }

  sort(api: GridApi<T>, nodes: IRowNode<T>[]): void {
    this.asked = false;
    const rankings = api
      .getColumnState()
      .filter(({ sort }) => sort)
      .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
      .flatMap(({ colId, sort }) => {
        const column = api.getColumn(colId);
        return column === null ? [] : this.places(api, column).ranking(api, nodes, sort === 'desc');
      });
    if (rankings.length > 0) sortByRankings(nodes, rankings);
  }

  places(api: GridApi<T>, column: Column<T>): ColumnPlaces<T> {
    const id = column.getColId();
    const known = this.known.get(id);
    // Another definition may show the same rows in other words.
    if (known?.colDef === column.getColDef()) return known;
    const fresh = new ColumnPlaces(column.getColDef(), reader(api, column));
    this.known.set(id, fresh);
    return fresh;
  }
}
