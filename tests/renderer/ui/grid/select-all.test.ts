import { expect, test } from 'vitest';
import { deselectGone, selectedOfListed, selectListed } from '../../../../src-renderer/ui/grid/select-all';
import { slotGrid } from './slot-grid';

const fourRows = () => {
  const { api, rows } = slotGrid(
    [1, 2, 3, 4].map((n) => ({ id: `r${n}`, n })),
    [{ field: 'n' }],
  );
  return {
    api,
    rows,
    filter: (above: number) => rows.setFilters(({ n }) => n > above, ''),
    ids: () =>
      api
        .getSelectedNodes()
        .flatMap(({ id }) => id ?? [])
        .sort(),
  };
};

test('what a filter keeps out does not count, selected or not', () => {
  const { api, rows, filter, ids } = fourRows();
  expect(selectedOfListed(api, rows)).toBe('none');
  filter(2);
  selectListed(api, rows);
  expect(selectedOfListed(api, rows)).toBe('all');
  expect(ids()).toEqual(['r3', 'r4']);
  filter(0);
  expect(selectedOfListed(api, rows)).toBe('some');
  api.getRowNode('r3')?.setSelected(false);
  filter(3);
  expect(selectedOfListed(api, rows)).toBe('all');
  filter(4);
  expect(selectedOfListed(api, rows)).toBe('nothing listed');
});

test('a grid that is gone is asked nothing', () => {
  const { api, rows } = fourRows();
  api.destroy();
  expect(selectedOfListed(api, rows)).toBe('nothing listed');
});

test('what a filter keeps out is deselected, and does not come back selected', () => {
  const { api, rows, filter, ids } = fourRows();
  api.getRowNode('r1')?.setSelected(true);
  api.getRowNode('r4')?.setSelected(true);
  deselectGone(api, rows, false);
  expect(ids()).toEqual(['r1', 'r4']);
  filter(2);
  deselectGone(api, rows, false);
  selectListed(api, rows);
  expect(ids()).toEqual(['r3', 'r4']);
  filter(0);
  deselectGone(api, rows, false);
  expect(ids()).toEqual(['r3', 'r4']);
});

test('where what is hidden may stay selected, only what is gone does not', () => {
  const { api, rows, filter, ids } = fourRows();
  selectListed(api, rows);
  filter(2);
  deselectGone(api, rows, true);
  expect(ids()).toEqual(['r1', 'r2', 'r3', 'r4']);
  rows.change({ upserts: [], deletes: ['r1', 'r4'] });
  deselectGone(api, rows, true);
  expect(ids()).toEqual(['r2', 'r3']);
});
