import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
} from 'ag-grid-community';
import { expect, test } from 'vitest';
import { valueTest } from '../../../../src-renderer/ui/grid/filter-tests';
import { slotGrid } from './slot-grid';

// The grid's own way of filtering, to compare with.
ModuleRegistry.registerModules([ClientSideRowModelModule, ClientSideRowModelApiModule]);

interface Row {
  readonly id: string;
  readonly title: string;
  readonly year: number | null;
}

const data: readonly Row[] = [
  { id: 'a', title: 'Naltrexone in fibromyalgia', year: 2009 },
  { id: 'b', title: 'naltrexone', year: 2013 },
  { id: 'c', title: '', year: null },
  { id: 'd', title: 'Low-dose NALTREXONE', year: 2013 },
  { id: 'e', title: 'Blue light for acne', year: 2020 },
];
const columnDefs = [
  {
    colId: 'title',
    filter: 'agTextColumnFilter',
    valueGetter: ({ data: row }: { readonly data?: Row }) => row?.title ?? '',
  },
  { colId: 'year', field: 'year' as const, filter: 'agNumberColumnFilter' },
];

const byTheGrid = async (model: object): Promise<string> => {
  const api = createGrid<Row>(document.createElement('div'), {
    columnDefs: [...columnDefs],
    rowData: [...data],
  });
  const changed = new Promise((resolve) => api.addEventListener('filterChanged', resolve));
  api.setFilterModel(model);
  await changed;
  const ids: string[] = [];
  api.forEachNodeAfterFilter(({ data: row }) => row && ids.push(row.id));
  api.destroy();
  return ids.join('');
};

const shown = (rows: ReturnType<typeof slotGrid<Row>>['rows']): string =>
  rows.list
    .shown()
    .map(({ id }) => id)
    .join('');

const byUs = async (model: object): Promise<string> => {
  const { api, rows } = slotGrid(data, columnDefs);
  const changed = new Promise((resolve) => api.addEventListener('filterChanged', resolve));
  api.setFilterModel(model);
  await changed;
  return shown(rows);
};

const one = (type: string, filter: string | null = null) => ({ filterType: 'text', type, filter });
const number = (type: string, filter: number | null = null, filterTo: number | null = null) => ({
  filterType: 'number',
  type,
  filter,
  filterTo,
});
const several = (operator: string, ...conditions: { readonly filterType: string }[]) => ({
  filterType: conditions[0]?.filterType,
  operator,
  conditions,
});

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
])('text filters leave the same rows as the grid by itself does: %o', async (title) => {
  for (const model of [{ title }, { title, year: number('equals', 2013) }])
    expect(await byUs(model)).toBe(await byTheGrid(model));
});

test.each([
  number('equals', 2013),
  number('notEqual', 2013),
  number('lessThan', 2013),
  number('lessThanOrEqual', 2013),
  number('greaterThan', 2013),
  number('greaterThanOrEqual', 2013),
  number('inRange', 2009, 2020),
  number('inRange', 2008, 2020),
  number('blank'),
  number('notBlank'),
  several('OR', number('lessThan', 2010), number('greaterThan', 2013)),
  several('AND', number('greaterThan', 2009), number('notBlank')),
  several('OR', number('blank'), number('equals', 2020)),
])('number filters leave the same rows as the grid by itself does: %o', async (year) => {
  expect(await byUs({ year })).toBe(await byTheGrid({ year }));
});

test('a changed row is read again, and a filter taken back filters nothing', async () => {
  const { api, rows } = slotGrid(data, columnDefs);
  api.setFilterModel({ title: one('contains', 'acne') });
  await expect.poll(() => shown(rows)).toBe('e');
  rows.change({ upserts: [{ id: 'c', title: 'Acne', year: null }], deletes: [] });
  expect(shown(rows)).toBe('ce');
  rows.change({ upserts: [{ id: 'f', title: 'More acne', year: 1 }], deletes: ['e'] });
  expect(shown(rows)).toBe('cf');
  api.setFilterModel(null);
  await expect.poll(() => shown(rows)).toBe('abcdf');
});

test('the search of a page finds all of its words, in any of the columns, also in hidden ones', () => {
  const { api, rows } = slotGrid(data, columnDefs);
  rows.setFilters(null, 'naltrexone 2013');
  expect(shown(rows)).toBe('bd');
  api.setColumnsVisible(['year'], false);
  expect(shown(rows)).toBe('bd');
  api.applyColumnState({ state: [{ colId: 'title', sort: 'asc' }] });
  expect([...shown(rows)].sort()).toEqual(['b', 'd']);
  rows.setFilters(null, '2013');
  expect([...shown(rows)].sort()).toEqual(['b', 'd']);
  api.applyColumnState({ state: [{ colId: 'title', sort: null }] });
  rows.setFilters(({ id }) => id !== 'b', 'NALTREXONE');
  expect(shown(rows)).toBe('ad');
  rows.setFilters(null, ' ');
  expect(shown(rows)).toBe('abcde');
});

test('what asks for nothing yet filters nothing', () => {
  expect(valueTest(one('constructor', 'x'))).toBeNull();
  expect(valueTest(one('contains', ''))).toBeNull();
  expect(valueTest(number('equals'))).toBeNull();
  expect(valueTest(number('inRange', 1))).toBeNull();
  expect(valueTest(several('AND', one('contains')))).toBeNull();
  expect(valueTest(null)).toBeNull();
});
