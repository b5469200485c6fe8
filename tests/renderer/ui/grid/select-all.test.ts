import { createGrid } from 'ag-grid-community';
import { expect, test } from 'vitest';
import { deselectHidden, selectedOfListed } from '../../../../src-renderer/ui/grid/select-all';
import '../../../../src-renderer/ui/grid/setup';

const filteredGrid = () => {
  let least = 0;
  const api = createGrid<{ id: string; n: number }>(document.createElement('div'), {
    columnDefs: [{ field: 'n' }],
    rowData: [1, 2, 3, 4].map((n) => ({ id: `r${n}`, n })),
    getRowId: ({ data }) => data.id,
    rowSelection: { mode: 'multiRow', headerCheckbox: false },
    isExternalFilterPresent: () => true,
    doesExternalFilterPass: ({ data }) => (data?.n ?? 0) > least,
  });
  const filter = (above: number): void => {
    least = above;
    api.onFilterChanged();
  };
  return { api, filter };
};

test('what a filter keeps out does not count, selected or not', () => {
  const { api, filter } = filteredGrid();
  expect(selectedOfListed(api)).toBe('none');
  filter(2);
  api.selectAll('filtered');
  expect(selectedOfListed(api)).toBe('all');
  expect(api.getSelectedRows().map(({ id }) => id)).toEqual(['r3', 'r4']);
  filter(0);
  expect(selectedOfListed(api)).toBe('some');
  api.getRowNode('r3')?.setSelected(false);
  filter(3);
  expect(selectedOfListed(api)).toBe('all');
  filter(4);
  expect(selectedOfListed(api)).toBe('nothing listed');
});

test('what a filter keeps out is deselected, and does not come back selected', () => {
  const { api, filter } = filteredGrid();
  const ids = () => api.getSelectedRows().map(({ id }) => id);
  api.getRowNode('r1')?.setSelected(true);
  api.getRowNode('r4')?.setSelected(true);
  deselectHidden(api);
  expect(ids()).toEqual(['r1', 'r4']);
  filter(2);
  deselectHidden(api);
  api.selectAll('filtered');
  expect(ids().sort()).toEqual(['r3', 'r4']);
  filter(0);
  deselectHidden(api);
  expect(ids().sort()).toEqual(['r3', 'r4']);
});
