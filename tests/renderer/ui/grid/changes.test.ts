import { createGrid, type GridApi } from 'ag-grid-community';
import { expect, test } from 'vitest';
import { changeApplier } from '../../../../src-renderer/ui/grid/changes';
import '../../../../src-renderer/ui/grid/setup';

interface Row {
  readonly id: string;
  readonly title: string;
}

const rowId = (row: Row) => row.id;

function makeGrid(rows: readonly Row[]): GridApi<Row> {
  return createGrid<Row>(document.createElement('div'), {
    columnDefs: [{ field: 'title' }],
    rowData: [...rows],
    getRowId: ({ data }) => data.id,
  });
}

const titles = (api: GridApi<Row>): readonly string[] => {
  api.flushAsyncTransactions();
  const all: string[] = [];
  api.forEachNode((node) => node.data && all.push(node.data.title));
  return all;
};

test('rows are added, changed and taken away by id', () => {
  const rows = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];
  const api = makeGrid(rows);
  const apply = changeApplier(api, rowId);
  apply({
    upserts: [
      { id: 'b', title: 'B2' },
      { id: 'c', title: 'C' },
    ],
    deletes: ['a', 'unknown'],
  });
  expect(titles(api)).toEqual(['B2', 'C']);
});

test('a row that is still on its way in is changed, not added twice', () => {
  const api = makeGrid([]);
  const apply = changeApplier(api, rowId);
  apply({ upserts: [{ id: 'c', title: 'C' }], deletes: [] });
  apply({ upserts: [{ id: 'c', title: 'C2' }], deletes: [] });
  expect(titles(api)).toEqual(['C2']);
});

const shown = (api: GridApi<Row>): readonly string[] =>
  Array.from(
    { length: api.getDisplayedRowCount() },
    (_, at) => api.getDisplayedRowAtIndex(at)?.data?.title ?? '',
  );

test('a changed row goes where it belongs at once, or leaves the list', () => {
  const api = createGrid<Row>(document.createElement('div'), {
    columnDefs: [{ field: 'title', sort: 'asc' }],
    rowData: ['A', 'B', 'C'].map((title) => ({ id: title, title })),
    getRowId: ({ data }) => data.id,
    isExternalFilterPresent: () => true,
    doesExternalFilterPass: ({ data }) => data?.title !== 'hidden',
  });
  const apply = changeApplier(api, rowId);
  apply({ upserts: [{ id: 'B', title: 'B2' }], deletes: [] });
  expect(shown(api)).toEqual(['A', 'B2', 'C']);
  apply({ upserts: [{ id: 'A', title: 'D' }], deletes: [] });
  expect(shown(api)).toEqual(['B2', 'C', 'D']);
  apply({ upserts: [{ id: 'C', title: 'hidden' }], deletes: [] });
  expect(shown(api)).toEqual(['B2', 'D']);
  apply({ upserts: [{ id: 'C', title: 'A' }], deletes: [] });
  expect(shown(api)).toEqual(['A', 'B2', 'D']);
});

test('a change does not overtake one before it that is still on its way in', () => {
  const api = makeGrid([{ id: 'a', title: 'A' }]);
  const apply = changeApplier(api, rowId);
  apply({
    upserts: [
      { id: 'a', title: 'A2' },
      { id: 'b', title: 'B' },
    ],
    deletes: [],
  });
  apply({ upserts: [{ id: 'a', title: 'A3' }], deletes: ['b'] });
  apply({ upserts: [{ id: 'b', title: 'B2' }], deletes: [] });
  expect(titles(api)).toEqual(['A3', 'B2']);
});
