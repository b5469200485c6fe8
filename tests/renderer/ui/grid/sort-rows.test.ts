import {
  type ColDef,
  createGrid,
  type GridApi,
  type IRowNode,
  type PostSortRowsParams,
} from 'ag-grid-community';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../../../src-renderer/ui/grid/setup';
import { compareValues, rank } from '../../../../src-renderer/ui/grid/ranks';
import { RowSorter } from '../../../../src-renderer/ui/grid/sort-rows';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly kept: boolean;
}

type Sort = { readonly colId: 'title' | 'year' | 'words'; readonly sort: 'asc' | 'desc' };

const words = ({ title }: Row): string => (title === '' ? 'No title' : title.slice(0, 2));

const columns: ColDef<Row>[] = [
  { field: 'title' },
  { field: 'year' },
  { colId: 'words', valueGetter: ({ data }) => (data ? words(data) : '') },
];

/** `sorter`: as the program has it; without one the grid compares row by row. */
const makeGrid = (rows: readonly Row[], sorter: RowSorter<Row> | null): GridApi<Row> =>
  createGrid<Row>(document.createElement('div'), {
    columnDefs: sorter?.columns(columns) ?? [...columns],
    rowData: [...rows],
    getRowId: ({ data }) => data.id,
    isExternalFilterPresent: () => true,
    doesExternalFilterPass: ({ data }) => data?.kept ?? true,
    ...(sorter === null
      ? { defaultColDef: { comparator: compareValues } }
      : {
          defaultColDef: { comparator: sorter.leave },
          postSortRows: ({ api, nodes }: PostSortRowsParams<Row>) => sorter.sort(api, nodes),
        }),
  });

const listed = (api: GridApi<Row>): readonly string[] => {
  const ids: string[] = [];
  api.forEachNodeAfterFilterAndSort((node) => node.data && ids.push(node.data.id));
  return ids;
};

const sortBy = (api: GridApi<Row>, sorts: readonly Sort[]): void => {
  api.applyColumnState({
    state: sorts.map((sort, sortIndex) => ({ ...sort, sortIndex })),
    defaultState: { sort: null },
  });
};

const shownIn = (row: Row, { colId }: Sort): string | number | null =>
  colId === 'words' ? words(row) : row[colId];

const text = new Intl.Collator('en', { sensitivity: 'base' });

/** Empty values first, text without regard to capitals and accents, numbers as numbers, equal rows as they came. */
const plainly = (rows: readonly Row[], sorts: readonly Sort[]): readonly string[] =>
  rows
    .filter(({ kept }) => kept)
    .sort((a, b) => {
      for (const by of sorts) {
        const [x, y] = [shownIn(a, by), shownIn(b, by)];
        const way = by.sort === 'asc' ? 1 : -1;
        if (x === y) continue;
        if (x === null || y === null) return x === null ? -way : way;
        const order = typeof x === 'string' ? text.compare(x, String(y)) : x - Number(y);
        if (order !== 0) return way * order;
      }
      return 0;
    })
    .map(({ id }) => id);

const content = fc.record({
  title: fc.oneof(
    fc.constantFrom(
      '',
      'Zinc',
      'zinc',
      'Ärzte',
      'apple',
      'Apple pie',
      'e\u0301',
      '\u00e9',
      '10',
      '9',
      '\u{1F600}',
      '\uFFFD',
    ),
    fc.string(),
  ),
  year: fc.option(fc.integer({ min: -3, max: 2030 }), { nil: null }),
  kept: fc.boolean(),
});

const rowsOf = (contents: readonly Omit<Row, 'id'>[], prefix: string): readonly Row[] =>
  contents.map((one, at) => ({ id: `${prefix}${at}`, ...one }));

const sortModel: fc.Arbitrary<Sort[]> = fc.uniqueArray(
  fc.record({
    colId: fc.constantFrom('title' as const, 'year' as const, 'words' as const),
    sort: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { selector: ({ colId }) => colId, maxLength: 3 },
);

test('rows come in the order of a plain sort and of the grid alone, also after rows came, changed and went', () => {
  const ours = makeGrid([], new RowSorter<Row>());
  const alone = makeGrid([], null);
  fc.assert(
    fc.property(
      fc.array(content, { maxLength: 30 }),
      fc.array(content, { maxLength: 5 }),
      fc.array(fc.tuple(fc.nat(), content), { maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      fc.array(sortModel, { minLength: 1, maxLength: 4 }),
      (first, added, changed, gone, sorts) => {
        let rows = rowsOf(first, 'a');
        for (const api of [ours, alone]) api.setGridOption('rowData', [...rows]);
        const look = (by: readonly Sort[]): void => {
          expect(listed(ours)).toEqual(plainly(rows, by));
          expect(listed(ours)).toEqual(listed(alone));
        };
        for (const by of sorts) {
          sortBy(ours, by);
          sortBy(alone, by);
          look(by);
        }
        const add = rowsOf(added, 'b');
        const remove = rows.filter((_, at) => gone.includes(at));
        const left = rows.filter((row) => !remove.includes(row));
        const update = left.flatMap(({ id }, at) =>
          changed.flatMap(([place, now]) => (place % 30 === at ? [{ id, ...now }] : [])).slice(0, 1),
        );
        for (const api of [ours, alone])
          api.applyTransaction({ add: [...add], remove: [...remove], update: [...update] });
        rows = [...left.map((row) => update.find(({ id }) => id === row.id) ?? row), ...add];
        look(sorts.at(-1)!);
        for (const api of [ours, alone]) api.setGridOption('rowData', [...rows].reverse());
        rows = [...rows].reverse();
        look(sorts.at(-1)!);
      },
    ),
    { numRuns: 50 },
  );
});

test('a column that shows the same rows in other words is sorted by those', () => {
  const rows = rowsOf(
    [
      { title: 'b', year: 1, kept: true },
      { title: 'a', year: 2, kept: true },
    ],
    'a',
  );
  const api = makeGrid(rows, new RowSorter<Row>());
  sortBy(api, [{ colId: 'words', sort: 'asc' }]);
  expect(listed(api)).toEqual(['a1', 'a0']);
  api.setGridOption('columnDefs', [
    { colId: 'words', valueGetter: ({ data }) => (data?.title === 'a' ? 'z' : 'c') },
  ]);
  expect(listed(api)).toEqual(['a0', 'a1']);
});

test('rows that were ranked elsewhere come in the same order, also where they changed meanwhile', () => {
  fc.assert(
    fc.property(
      fc.array(content, { minLength: 1, maxLength: 30 }),
      fc.array(content, { maxLength: 5 }),
      fc.nat(),
      (first, added, at) => {
        const rows = rowsOf(
          first.map((one) => ({ ...one, kept: true })),
          'a',
        );
        const sorter = new RowSorter<Row>();
        const api = makeGrid(rows, sorter);
        const places = sorter.places(api, api.getColumn('title')!);
        const nodes: IRowNode<Row>[] = [];
        api.forEachLeafNode((node) => nodes.push(node));
        const reading = places.reading(nodes);
        const changed = { ...rows[at % rows.length]!, title: 'Changed meanwhile' };
        const add = rowsOf(
          added.map((one) => ({ ...one, kept: true })),
          'b',
        );
        api.applyTransaction({ update: [changed], add: [...add] });
        places.take(reading, rank(reading.values));
        sortBy(api, [{ colId: 'title', sort: 'desc' }]);
        const now = [...rows.map((row) => (row.id === changed.id ? changed : row)), ...add];
        expect(listed(api)).toEqual(plainly(now, [{ colId: 'title', sort: 'desc' }]));
      },
    ),
    { numRuns: 50 },
  );
});
