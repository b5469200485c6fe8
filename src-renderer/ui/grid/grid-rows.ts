import type { ColDef, Column, GridApi, IRowNode } from 'ag-grid-community';
import { hasWords, looseText } from '#core/bibliography/search-words';
import { ColumnPlaces } from './column-places';
import { isTextFilter, valueTest } from './filter-tests';
import type { SortValue } from './ranks';
import { type RowChanges, RowList, type RowTest } from './row-list';
import type { SlotModel, SlotSource } from './slot-model';

const toSortValue = (value: unknown): SortValue => {
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
};

/** What a column holds of a row. Ours read the row alone: a field of it by its name, or what a function makes of it. */
const reader = <T extends object>(api: GridApi<T>, column: Column<T>): ((row: T) => SortValue) => {
  const colDef: ColDef<T> = column.getColDef();
  const { valueGetter, field } = colDef;
  const context: unknown = api.getGridOption('context');
  if (typeof valueGetter === 'function')
    return (data) =>
      toSortValue(valueGetter({ api, context, column, colDef, node: null, data, getValue: () => null }));
  return (data) => (field === undefined ? null : toSortValue(Reflect.get(data, field)));
};

/** What is made of rows, by their places. A row that is another one now is read again. */
const kept = <T, V>(make: (row: T) => V): ((row: T, at: number) => V) => {
  const seen: (T | undefined)[] = [];
  const made: V[] = [];
  return (row, at) => {
    if (seen[at] !== row) {
      seen[at] = row;
      made[at] = make(row);
    }
    return made[at]!;
  };
};

interface Known<T> {
  readonly colDef: ColDef<T>;
  readonly places: ColumnPlaces<T>;
  readonly value: (row: T, at: number) => SortValue;
  /** The same as text: in small letters, and as the search of a page spells it. */
  readonly small: (row: T, at: number) => string;
  readonly loose: (row: T, at: number) => string;
}

/** The rows of one grid: its order and filters are those of the grid's columns and of its page. */
export class GridRows<T extends object> implements SlotSource {
  readonly list: RowList<T>;
  /** Called when other rows are listed, or in another order, once that is drawn. */
  onChanged: () => void = () => {};
  /** Called once, when the rows have their places and none is drawn yet. */
  onBegin: (model: SlotModel) => void = () => {};
  private model: SlotModel | null = null;
  private readonly columns = new Map<string, Known<T>>();
  /** A page's own filters: over whole rows, and words looked for. */
  private page: { readonly test: ((row: T) => boolean) | null; readonly words: string } = {
    test: null,
    words: '',
  };
  /** What the rows were last filtered by. */
  private filtered: readonly unknown[] = [];

  constructor(
    readonly idOf: (row: T) => string,
    private given: readonly T[],
  ) {
    this.list = new RowList(idOf);
    this.list.replace(given);
  }

  attach(model: SlotModel): void {
    this.model = model;
  }

  get count(): number {
    return this.list.count;
  }

  get size(): number {
    return this.list.size;
  }

  get version(): number {
    return this.list.version;
  }

  at(index: number): T | undefined {
    return this.list.at(index);
  }

  indexOf(id: string): number {
    return this.list.indexOf(id);
  }

  has(id: string): boolean {
    return this.list.row(id) !== undefined;
  }

  replace(rows: readonly T[]): void {
    if (rows === this.given) return;
    this.given = rows;
    this.list.replace(rows);
    this.changed();
  }

  change(changes: RowChanges<T>): void {
    this.list.change(changes);
    this.changed();
  }

  /** What stands for a row that is listed, drawn or not, to select it. */
  nodeAt(index: number): IRowNode<T> | undefined {
    return this.model?.nodeAt(index);
  }

  /** The same for all from one place to another, both with them. */
  between(a: number, b: number): IRowNode<T>[] {
    return this.model?.between(a, b) ?? [];
  }

  setFilters(page: ((row: T) => boolean) | null, quick: string): void {
    this.page = { test: page, words: hasWords(quick) ? looseText(quick).toLowerCase() : '' };
    this.look();
  }

  look(): void {
    const api = this.model?.api;
    if (api === undefined || api.isDestroyed()) return;
    this.list.order(
      api
        .getColumnState()
        .filter(({ sort }) => sort)
        .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
        .flatMap(({ colId, sort }) => {
          const column = api.getColumn(colId);
          return column === null
            ? []
            : { places: this.column(api, column).places, descending: sort === 'desc' };
        }),
    );
    this.filter(api);
    this.changed();
  }

  begin(): void {
    if (this.model) this.onBegin(this.model);
  }

  private changed(): void {
    if (this.model?.refresh() === true) this.onChanged();
  }

  column(api: GridApi<T>, column: Column<T>): Known<T> {
    const id = column.getColId();
    const known = this.columns.get(id);
    // Another definition may show the same rows in other words.
    if (known?.colDef === column.getColDef()) return known;
    const read = reader(api, column);
    const fresh: Known<T> = {
      colDef: column.getColDef(),
      places: new ColumnPlaces(read),
      value: kept(read),
      small: kept((row) => String(read(row) ?? '').toLowerCase()),
      loose: kept((row) => looseText(String(read(row) ?? '')).toLowerCase()),
    };
    this.columns.set(id, fresh);
    return fresh;
  }

  private filter(api: GridApi<T>): void {
    const { test: pageFilter, words } = this.page;
    // Also those that are hidden: nothing comes or goes when a column does.
    const searched = words === '' ? [] : (api.getColumns() ?? []);
    const models = Object.entries<unknown>(api.getFilterModel()).flatMap(([id, model]) => {
      const column = api.getColumn(id);
      return column === null ? [] : [{ model, known: this.column(api, column) }];
    });
    const by: readonly unknown[] = [
      pageFilter,
      words,
      ...models.flatMap(({ model, known }) => [JSON.stringify(model), known]),
      ...searched.map((column) => this.column(api, column)),
    ];
    if (by.length === this.filtered.length && by.every((part, i) => part === this.filtered[i])) return;
    this.filtered = by;
    const tests: RowTest<T>[] = models.flatMap(({ model, known }) => {
      const test = valueTest(model);
      const cell = isTextFilter(model) ? known.small : known.value;
      return test === null ? [] : (row: T, at: number) => test(cell(row, at));
    });
    if (pageFilter !== null) tests.unshift(pageFilter);
    if (words !== '') tests.push(this.wordsTest(api, searched, words));
    const [only] = tests;
    this.list.filter(
      only === undefined
        ? null
        : tests.length === 1
          ? only
          : (row, at) => tests.every((test) => test(row, at)),
    );
  }

  private wordsTest(api: GridApi<T>, searched: readonly Column<T>[], looked: string): RowTest<T> {
    const words = looked.split(/\s+/).filter((word) => word !== '');
    const texts = searched.map((column) => this.column(api, column).loose);
    return (row, at) => {
      const text = texts.map((read) => read(row, at)).join('\n');
      return words.every((word) => text.includes(word));
    };
  }
}
