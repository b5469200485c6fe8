import type { GridApi } from 'ag-grid-community';
import { expect, test } from 'vitest';
import type { PairRow } from '#core/contract/duplicates';
import { mark } from '../../../../src-renderer/features/duplicates/pair-in-sight';
import type { GridHandle } from '../../../../src-renderer/ui/grid/grid';
import { slotGrid } from '../../ui/grid/slot-grid';

test('a pair is marked in a list where no cell had the keyboard yet, and not in one that is gone', () => {
  const { api } = slotGrid([{ id: 'a' }], [{ field: 'id' }]);
  const chosen: string[] = [];
  const handle: Partial<GridHandle<PairRow>> = {
    indexOf: () => 0,
    selected: () => [],
    select: (ids) => chosen.push(...ids),
  };
  const marked = () => mark(handle as GridHandle<PairRow>, api as GridApi, 'a');
  marked();
  expect(chosen).toEqual(['a']);
  api.destroy();
  expect(marked).not.toThrow();
  expect(chosen).toEqual(['a']);
});
