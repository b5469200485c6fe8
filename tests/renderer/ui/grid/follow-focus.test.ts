import { expect, test } from 'vitest';
import { focusFollower } from '../../../../src-renderer/ui/grid/follow-focus';
import { slotGrid } from './slot-grid';

const tenRows = () =>
  slotGrid(
    Array.from({ length: 10 }, (_, n) => ({ id: `r${n}`, n })),
    [{ field: 'n' }],
  ).api;

test('the selection is where the keyboard is when the key has gone down; with Shift it reaches there and back', () => {
  const api = tenRows();
  const { before, after } = focusFollower();
  const press = (key: string, to: number, shiftKey = false): number[] => {
    before(api);
    api.setFocusedCell(to, 'n');
    after(api, { key, shiftKey });
    return api
      .getSelectedRows()
      .map(({ n }) => n)
      .sort((a, b) => a - b);
  };
  expect(press('ArrowDown', 0)).toEqual([0]);
  expect(press('ArrowDown', 1)).toEqual([1]);
  expect(press('PageDown', 6)).toEqual([6]);
  expect(press('End', 9)).toEqual([9]);
  expect(press('PageUp', 6, true)).toEqual([6, 7, 8, 9]);
  expect(press('ArrowDown', 7, true)).toEqual([7, 8, 9]);
  expect(press('ArrowRight', 7)).toEqual([7, 8, 9]);
  expect(press('Home', 0)).toEqual([0]);
  // A click in between.
  api.setFocusedCell(4, 'n');
  api.getRowNode('r4')?.setSelected(true, true);
  expect(press('ArrowDown', 5, true)).toEqual([4, 5]);
  expect(press('ArrowUp', 4, true)).toEqual([4]);
  expect(press('ArrowUp', 3, true)).toEqual([3, 4]);
  expect(press('Tab', 4, true)).toEqual([4]);
});
