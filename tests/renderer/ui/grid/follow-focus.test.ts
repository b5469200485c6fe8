import { expect, test } from 'vitest';
import { focusFollower } from '../../../../src-renderer/ui/grid/follow-focus';
import { slotGrid } from './slot-grid';

const tenRows = () =>
  slotGrid(
    Array.from({ length: 10 }, (_, n) => ({ id: `r${n}`, n, other: (n * 7) % 10 })),
    [{ field: 'n' }, { field: 'other' }],
  ).api;
type Rows = ReturnType<typeof tenRows>;

const selected = (api: Rows): number[] =>
  api
    .getSelectedRows()
    .map(({ n }) => n)
    .sort((a, b) => a - b);

const keys = (api: Rows) => {
  const { before, after, pressed } = focusFollower();
  return {
    press: (key: string, to: number, shiftKey = false): number[] => {
      before(api);
      api.setFocusedCell(to, 'n');
      after(api, { key, shiftKey });
      return selected(api);
    },
    /** As the grid itself takes a click: the keyboard goes there with the press, the selection with the release. */
    click: (at: number): void => {
      api.setFocusedCell(at, 'n');
      pressed(api, false);
      api.getDisplayedRowAtIndex(at)?.setSelected(true, true);
    },
  };
};

test('the selection is where the keyboard is when the key has gone down; with Shift it reaches there and back', () => {
  const api = tenRows();
  const { press } = keys(api);
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

test('a click ends the reach of the keys, also one on the row that they had reached', () => {
  const api = tenRows();
  const { press, click } = keys(api);
  click(5);
  expect(press('ArrowDown', 6, true)).toEqual([5, 6]);
  expect(press('ArrowDown', 7, true)).toEqual([5, 6, 7]);
  expect(press('ArrowDown', 8, true)).toEqual([5, 6, 7, 8]);
  click(8);
  expect(selected(api)).toEqual([8]);
  expect(press('ArrowDown', 9, true)).toEqual([8, 9]);
});

test('a selection that the keys did not make, or another order, ends their reach', () => {
  const api = tenRows();
  const { press, click } = keys(api);
  click(3);
  expect(press('ArrowDown', 4, true)).toEqual([3, 4]);
  api.getRowNode('r9')?.setSelected(true);
  expect(press('ArrowDown', 5, true)).toEqual([4, 5]);
  expect(press('ArrowDown', 6, true)).toEqual([4, 5, 6]);
  // The order is now 0 3 6 9 2 5 8 1 4 7: the keyboard stands on the third, report 6.
  api.applyColumnState({ state: [{ colId: 'other', sort: 'asc' }] });
  api.setFocusedCell(2, 'n');
  expect(press('ArrowDown', 3, true)).toEqual([6, 9]);
  expect(press('ArrowDown', 4, true)).toEqual([2, 6, 9]);
});
