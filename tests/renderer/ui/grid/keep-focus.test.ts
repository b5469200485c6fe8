import { createGrid, type GridApi } from 'ag-grid-community';
import { afterEach, expect, test } from 'vitest';
import { goToRow, keepPlace } from '../../../../src-renderer/ui/grid/keep-focus';
import '../../../../src-renderer/ui/grid/setup';

type Numbered = { readonly id: string; readonly n: number };

const sixRows = () =>
  createGrid<Numbered>(document.createElement('div'), {
    columnDefs: [{ field: 'n' }],
    rowData: Array.from({ length: 6 }, (_, n) => ({ id: `r${n}`, n })),
    getRowId: ({ data }) => data.id,
    rowSelection: { mode: 'multiRow', headerCheckbox: false },
  });

/** The keyboard in a cell, as the page has it; nothing is drawn here. */
const keyboardInGrid = (): void => {
  document.body.innerHTML = '<div role="gridcell" tabindex="-1"></div>';
  document.querySelector<HTMLElement>('[role="gridcell"]')?.focus();
};

const hide = (api: GridApi<Numbered>, ...hidden: number[]): void => {
  api.setGridOption('isExternalFilterPresent', () => true);
  api.setGridOption('doesExternalFilterPass', ({ data }) => !hidden.includes(data?.n ?? -1));
  api.onFilterChanged();
  keepPlace(api);
};

/** The row with the keyboard, and those selected. */
const state = (api: GridApi<Numbered>) => [
  api.getDisplayedRowAtIndex(api.getFocusedCell()?.rowIndex ?? -1)?.data?.n,
  api.getSelectedRows().map(({ n }) => n),
];

afterEach(() => {
  document.body.innerHTML = '';
});

test('the keyboard stays on its row when rows above it come and go', () => {
  const api = sixRows();
  keyboardInGrid();
  goToRow(api, 3);
  hide(api, 0, 2);
  expect(state(api)).toEqual([3, [3]]);
  hide(api, 5);
  expect(state(api)).toEqual([3, [3]]);
  goToRow(api, 4);
  expect(state(api)).toEqual([4, [4]]);
  goToRow(api, 99);
  expect(state(api)).toEqual([4, [4]]);
});

test('the row that takes the place of the only selected one is selected in its stead; past the end, or of several, none', () => {
  const api = sixRows();
  keyboardInGrid();
  goToRow(api, 2);
  hide(api, 2);
  expect(state(api)).toEqual([3, [3]]);
  hide(api, 2, 3);
  expect(state(api)).toEqual([4, [4]]);
  api.getRowNode('r5')?.setSelected(true);
  hide(api, 2, 3, 4, 5);
  expect(state(api)).toEqual([undefined, [4, 5]]);
  hide(api);
  goToRow(api, 5);
  hide(api, 5);
  expect(state(api)).toEqual([undefined, [5]]);
});

test('nothing is moved where something else has the keyboard', () => {
  const api = sixRows();
  goToRow(api, 3);
  hide(api, 0);
  expect(state(api)).toEqual([4, [3]]);
});
