import { afterEach, expect, test } from 'vitest';
import { goToRow, keepPlace } from '../../../../src-renderer/ui/grid/keep-focus';
import { slotGrid } from './slot-grid';

type Numbered = { readonly id: string; readonly n: number };

const sixRows = () =>
  slotGrid<Numbered>(
    Array.from({ length: 6 }, (_, n) => ({ id: `r${n}`, n })),
    [{ field: 'n' }],
  );
type Grid = ReturnType<typeof sixRows>;

/** The keyboard in a cell, as the page has it; nothing is drawn here. */
const keyboardInGrid = (): void => {
  document.body.innerHTML = '<div role="gridcell" tabindex="-1"></div>';
  document.querySelector<HTMLElement>('[role="gridcell"]')?.focus();
};

const hide = ({ api, rows }: Grid, ...hidden: number[]): void => {
  rows.setFilters(({ n }) => !hidden.includes(n), '');
  keepPlace(api, (id) => rows.indexOf(id));
};

/** The row with the keyboard, and those selected. */
const state = ({ api }: Grid) => [
  api.getDisplayedRowAtIndex(api.getFocusedCell()?.rowIndex ?? -1)?.data?.n,
  api.getSelectedRows().map(({ n }) => n),
];

afterEach(() => {
  document.body.innerHTML = '';
});

test('the keyboard stays on its row when rows above it come and go', () => {
  const grid = sixRows();
  keyboardInGrid();
  goToRow(grid.api, 3);
  hide(grid, 0, 2);
  expect(state(grid)).toEqual([3, [3]]);
  hide(grid, 5);
  expect(state(grid)).toEqual([3, [3]]);
  goToRow(grid.api, 4);
  expect(state(grid)).toEqual([4, [4]]);
  goToRow(grid.api, 99);
  expect(state(grid)).toEqual([4, [4]]);
});

test('the row that takes the place of the only selected one is selected in its stead; past the end, or of several, none', () => {
  const grid = sixRows();
  keyboardInGrid();
  goToRow(grid.api, 2);
  hide(grid, 2);
  expect(state(grid)).toEqual([3, [3]]);
  hide(grid, 2, 3);
  expect(state(grid)).toEqual([4, [4]]);
  grid.api.getRowNode('r5')?.setSelected(true);
  hide(grid, 2, 3, 4, 5);
  expect(state(grid)).toEqual([undefined, [4, 5]]);
  hide(grid);
  goToRow(grid.api, 5);
  hide(grid, 5);
  expect(state(grid)).toEqual([undefined, [5]]);
});

test('nothing is moved where something else has the keyboard', () => {
  const grid = sixRows();
  goToRow(grid.api, 3);
  hide(grid, 0);
  expect(state(grid)).toEqual([4, [3]]);
});

test('where many have gone at once, nothing is selected in the stead of the selected one', () => {
  const grid = sixRows();
  keyboardInGrid();
  goToRow(grid.api, 2);
  hide(grid, 2, 3);
  expect(state(grid)).toEqual([4, [2]]);
  hide(grid);
  goToRow(grid.api, 4);
  hide(grid, 0, 1, 4);
  expect(state(grid)[1]).toEqual([4]);
});

test('what is below is what stood there last', () => {
  const grid = sixRows();
  keyboardInGrid();
  goToRow(grid.api, 2);
  hide(grid, 3);
  hide(grid, 2, 3);
  expect(state(grid)).toEqual([4, [4]]);
});
