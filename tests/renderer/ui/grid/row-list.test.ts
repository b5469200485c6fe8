import type { ColDef } from 'ag-grid-community';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ColumnPlaces } from '../../../../src-renderer/ui/grid/column-places';
import { rank } from '../../../../src-renderer/ui/grid/ranks';
import { RowList } from '../../../../src-renderer/ui/grid/row-list';
import { slotGrid } from './slot-grid';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
  readonly kept: boolean;
}

type Sort = { readonly colId: 'title' | 'year' | 'words'; readonly sort: 'asc' | 'desc' };

const words = ({ title }: Row): string => (title === '' ? 'No title' : title.slice(0, 2));

const shownIn = (row: Row, { colId }: Pick<Sort, 'colId'>): string | number | null =>
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

const ids = (list: RowList<Row>): readonly string[] => list.shown().map(({ id }) => id);

const sortModel: fc.Arbitrary<Sort[]> = fc.uniqueArray(
  fc.record({
    colId: fc.constantFrom('title' as const, 'year' as const, 'words' as const),
    sort: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { selector: ({ colId }) => colId, maxLength: 3 },
);

/** What may happen to a list; places are taken modulo what is there. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('sort' as const), by: sortModel }),
  fc.record({ kind: fc.constant('filter' as const), on: fc.boolean() }),
  fc.record({
    kind: fc.constant('change' as const),
    added: fc.array(content, { maxLength: 3 }),
    changed: fc.array(fc.tuple(fc.nat(), content), { maxLength: 3 }),
    gone: fc.array(fc.nat(), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('back' as const), row: content }),
  fc.record({ kind: fc.constant('replace' as const) }),
);

test('whatever comes, changes and goes, the list is what a plain sort and filter make of its rows', () => {
  fc.assert(
    fc.property(fc.array(content, { maxLength: 30 }), fc.array(step, { maxLength: 12 }), (first, steps) => {
      const columns = {
        title: new ColumnPlaces<Row>(({ title }) => title),
        year: new ColumnPlaces<Row>(({ year }) => year),
        words: new ColumnPlaces<Row>(words),
      };
      const list = new RowList<Row>(({ id }) => id);
      let rows = rowsOf(first, 'a');
      let by: readonly Sort[] = [];
      let filtered = false;
      let last: string | null = null;
      list.replace(rows);
      const look = (): void => {
        const expected = plainly(
          rows.map((row) => ({ ...row, kept: row.kept || !filtered })),
          by,
        );
        expect(ids(list)).toEqual(expected);
        expect([list.count, list.size]).toEqual([expected.length, rows.length]);
        expect(expected.map((id) => list.indexOf(id))).toEqual([...expected.keys()]);
        expect(list.at(expected.length)).toBeUndefined();
        for (const row of rows) {
          expect(list.row(row.id)).toBe(row);
          if (!expected.includes(row.id)) expect(list.indexOf(row.id)).toBe(-1);
        }
      };
      look();
      steps.forEach((next, nth) => {
        const version = list.version;
        const before = ids(list);
        if (next.kind === 'sort') {
          by = next.by;
          list.order(by.map(({ colId, sort }) => ({ places: columns[colId], descending: sort === 'desc' })));
        } else if (next.kind === 'filter') {
          filtered = next.on;
          list.filter(filtered ? ({ kept }) => kept : null);
        } else if (next.kind === 'replace') {
          rows = [...rows].reverse();
          list.replace(rows);
        } else if (next.kind === 'back') {
          // One that was gone comes back at the end.
          if (last !== null && list.row(last) === undefined) {
            const row = { id: last, ...next.row };
            rows = [...rows, row];
            list.change({ upserts: [row], deletes: [] });
          }
        } else {
          const add = rowsOf(next.added, `b${nth}-`);
          const deletes = rows.length === 0 ? [] : next.gone.map((at) => rows[at % rows.length]!.id);
          const left = rows.filter(({ id }) => !deletes.includes(id));
          const update = new Map(
            left.length === 0
              ? []
              : next.changed.map(([at, now]) => {
                  const { id } = left[at % left.length]!;
                  return [id, { id, ...now }] as const;
                }),
          );
          rows = [...left.map((row) => update.get(row.id) ?? row), ...add];
          list.change({ upserts: [...update.values(), ...add], deletes: [...deletes, 'unknown'] });
          last = deletes.at(-1) ?? last;
        }
        look();
        if (before.join() !== ids(list).join()) expect(list.version).not.toBe(version);
      });
    }),
    { numRuns: 300 },
  );
});

test('a change of what a row says, without another place, leaves the list as it is', () => {
  const places = new ColumnPlaces<Row>(({ year }) => year);
  const list = new RowList<Row>(({ id }) => id);
  list.replace(
    rowsOf(
      [1, 2, 3].map((year) => ({ title: '', year, kept: true })),
      'a',
    ),
  );
  list.order([{ places, descending: true }]);
  list.filter(({ kept }) => kept);
  const { version } = list;
  list.change({ upserts: [{ id: 'a1', title: 'other', year: 2, kept: true }], deletes: [] });
  expect([list.at(1)?.title, list.version]).toEqual(['other', version]);
  list.change({ upserts: [{ id: 'a1', title: 'other', year: 9, kept: true }], deletes: [] });
  expect([ids(list), list.version === version]).toEqual([['a1', 'a2', 'a0'], false]);
  list.change({ upserts: [{ id: 'a1', title: 'other', year: 9, kept: false }], deletes: [] });
  expect(ids(list)).toEqual(['a2', 'a0']);
});

const columnDefs: ColDef<Row>[] = [
  { field: 'title' },
  { field: 'year' },
  { colId: 'words', valueGetter: ({ data }) => (data ? words(data) : '') },
];

const makeGrid = (rows: readonly Row[]) => slotGrid(rows, columnDefs);
type Grid = ReturnType<typeof makeGrid>;

/** What the grid itself says, row by row. */
const listed = ({ api }: Grid): readonly (string | undefined)[] =>
  Array.from({ length: api.getDisplayedRowCount() }, (_, at) => api.getDisplayedRowAtIndex(at)?.data?.id);

const sortBy = ({ api }: Grid, sorts: readonly Sort[]): void => {
  api.applyColumnState({
    state: sorts.map((sort, sortIndex) => ({ ...sort, sortIndex })),
    defaultState: { sort: null },
  });
};

test('the slots of a grid show the rows in the order of its columns, and what is selected stays so', () => {
  const grid = makeGrid([]);
  fc.assert(
    fc.property(
      fc.array(content, { minLength: 1, maxLength: 30 }),
      fc.array(sortModel, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.boolean(),
      (first, sorts, chosen, filtered) => {
        const rows = rowsOf(first, 'a');
        grid.rows.replace(rows);
        grid.rows.setFilters(null, '');
        grid.api.deselectAll();
        const { id } = rows[chosen % rows.length]!;
        grid.api.getRowNode(id)?.setSelected(true);
        if (filtered) grid.rows.setFilters(({ kept }) => kept, '');
        for (const by of sorts) {
          sortBy(grid, by);
          expect(listed(grid)).toEqual(
            plainly(
              rows.map((row) => ({ ...row, kept: row.kept || !filtered })),
              by,
            ),
          );
          expect(grid.api.getSelectedNodes().map((node) => node.id)).toEqual([id]);
          for (let at = 0; at < grid.api.getDisplayedRowCount(); at += 1) {
            const node = grid.api.getDisplayedRowAtIndex(at);
            expect([node?.id, node?.rowIndex, node?.isSelected()]).toEqual([
              node?.data?.id,
              at,
              node?.id === id,
            ]);
          }
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('a row that moves into the place of one before it is in one slot, and stays selected there', () => {
  const { api, rows } = makeGrid(
    rowsOf(
      [1, 2, 3].map((year) => ({ title: '', year, kept: year === 2 })),
      'a',
    ),
  );
  const slots = [0, 1, 2].map((at) => api.getDisplayedRowAtIndex(at));
  slots[1]?.setSelected(true);
  slots[2]?.setSelected(true);
  rows.setFilters(({ kept }) => kept, '');
  expect(slots.map((slot) => [slot?.id, slot?.isSelected(), slot?.rowIndex])).toEqual([
    ['a1', true, 0],
    [undefined, false, null],
    [undefined, false, null],
  ]);
  expect(api.getSelectedNodes().map(({ id }) => id)).toEqual(['a1', 'a2']);
  rows.setFilters(null, '');
  expect([0, 1, 2].map((at) => api.getDisplayedRowAtIndex(at)?.isSelected())).toEqual([false, true, true]);
  expect(api.getSelectedNodes().map(({ id }) => id)).toEqual(['a1', 'a2']);
});

test('a range is selected over rows that were never drawn', () => {
  const rows = rowsOf(
    Array.from({ length: 3000 }, (_, year) => ({ title: '', year, kept: year % 2 === 0 })),
    'a',
  );
  const grid = makeGrid(rows);
  grid.rows.setFilters(({ kept }) => kept, '');
  sortBy(grid, [{ colId: 'year', sort: 'desc' }]);
  const between = grid.rows.between(5, 1400);
  const chosen = between.map(({ id }) => id);
  expect(chosen).toEqual(Array.from({ length: 1396 }, (_, at) => `a${2998 - 2 * (at + 5)}`));
  grid.api.setNodesSelected({ nodes: between, newValue: true });
  sortBy(grid, []);
  expect(grid.api.getSelectedNodes().map(({ id }) => id)).toEqual(chosen);
  expect(grid.api.getRowNode('a2')?.isSelected()).toBe(false);
  expect(grid.api.getRowNode(chosen[0]!)?.isSelected()).toBe(true);
});

test('a column that shows the same rows in other words is sorted by those', () => {
  const grid = makeGrid(
    rowsOf(
      [
        { title: 'b', year: 1, kept: true },
        { title: 'a', year: 2, kept: true },
      ],
      'a',
    ),
  );
  sortBy(grid, [{ colId: 'words', sort: 'asc' }]);
  expect(listed(grid)).toEqual(['a1', 'a0']);
  grid.api.setGridOption('columnDefs', [
    { colId: 'words', valueGetter: ({ data }) => (data?.title === 'a' ? 'z' : 'c') },
  ]);
  expect(listed(grid)).toEqual(['a0', 'a1']);
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
        const list = new RowList<Row>(({ id }) => id);
        list.replace(rows);
        const places = new ColumnPlaces<Row>(({ title }) => title);
        const reading = places.reading(list.all.slice());
        const changed = { ...rows[at % rows.length]!, title: 'Changed meanwhile' };
        const add = rowsOf(
          added.map((one) => ({ ...one, kept: true })),
          'b',
        );
        list.change({ upserts: [changed, ...add], deletes: [] });
        places.take(reading, rank(reading.values));
        list.order([{ places, descending: true }]);
        const now = [...rows.map((row) => (row.id === changed.id ? changed : row)), ...add];
        expect(ids(list)).toEqual(plainly(now, [{ colId: 'title', sort: 'desc' }]));
      },
    ),
    { numRuns: 50 },
  );
});
