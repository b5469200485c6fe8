import { createGrid, type GridApi } from 'ag-grid-community';
import { expect, test } from 'vitest';
import { textTest, TextFilters } from '../../../../src-renderer/ui/grid/text-filters';
import '../../../../src-renderer/ui/grid/setup';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
}

const rows: readonly Row[] = [
  { id: 'a', title: 'Naltrexone in fibromyalgia', year: 2009 },
  { id: 'b', title: 'naltrexone', year: 2013 },
  { id: 'c', title: '', year: null },
  { id: 'd', title: 'Low-dose NALTREXONE', year: 2013 },
  { id: 'e', title: 'Blue light for acne', year: 2020 },
];

/** A grid that filters by itself, or one that asks ours first, as our grids do. */
const gridWith = (filters: TextFilters<Row> | null): GridApi<Row> => {
  let api: GridApi<Row> | undefined;
  api = createGrid<Row>(document.createElement('div'), {
    columnDefs: [
      { colId: 'title', filter: 'agTextColumnFilter', valueGetter: ({ data }) => data?.title ?? '' },
      { field: 'year', filter: 'agNumberColumnFilter' },
    ],
    rowData: [...rows],
    getRowId: ({ data }) => data.id,
    ...(filters === null
      ? {}
      : {
          isExternalFilterPresent: () => {
            if (api) filters.look(api);
            return filters.any;
          },
          doesExternalFilterPass: (node) => filters.pass(node),
          alwaysPassFilter: (node) => filters.all && filters.pass(node),
        }),
  });
  return api;
};

const shown = (api: GridApi<Row>): string => {
  const ids: string[] = [];
  api.forEachNodeAfterFilter(({ data }) => data && ids.push(data.id));
  return ids.join('');
};

const one = (type: string, filter: string | null = null) => ({ filterType: 'text', type, filter });
const several = (operator: string, ...conditions: object[]) => ({ filterType: 'text', operator, conditions });

test.each([
  one('contains', 'NALTREX'),
  one('contains', 'l'),
  one('notContains', 'naltrexone'),
  one('equals', 'Naltrexone'),
  one('notEqual', 'naltrexone'),
  one('startsWith', 'low-'),
  one('endsWith', 'one'),
  one('blank'),
  one('notBlank'),
  several('AND', one('contains', 'naltrexone'), one('notContains', 'low')),
  several('OR', one('startsWith', 'blue'), one('endsWith', 'myalgia')),
  several('OR', one('startsWith', 'blue'), one('blank')),
])('our text filters leave the same rows as the grid does: %o', async (title) => {
  for (const model of [{ title }, { title, year: { filterType: 'number', type: 'equals', filter: 2013 } }]) {
    const [plain, fast] = [gridWith(null), gridWith(new TextFilters<Row>())];
    for (const api of [plain, fast]) api.setFilterModel(model);
    await expect.poll(() => shown(plain)).not.toBe('abcde');
    await expect.poll(() => shown(fast)).toBe(shown(plain));
  }
});

test('a changed row is read again, and a filter taken back filters nothing', async () => {
  const filters = new TextFilters<Row>();
  const api = gridWith(filters);
  api.setFilterModel({ title: one('contains', 'acne') });
  await expect.poll(() => shown(api)).toBe('e');
  expect(filters.all).toBe(true);
  api.applyTransaction({ update: [{ id: 'c', title: 'Acne', year: null }] });
  expect(shown(api)).toBe('ce');
  api.setFilterModel(null);
  await expect.poll(() => shown(api)).toBe('abcde');
  expect(filters.any).toBe(false);
});

test('what is no text filter, or asks for nothing yet, is left to the grid', () => {
  expect(textTest({ filterType: 'number', type: 'equals', filter: 3 })).toBeNull();
  expect(textTest(one('blank'))).toBeNull();
  expect(textTest(one('constructor', 'x'))).toBeNull();
  expect(textTest(several('AND', one('contains', 'a'), one('blank')))).toBeNull();
  expect(textTest(null)).toBeNull();
});
