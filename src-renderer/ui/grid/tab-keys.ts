import type { FocusGridInnerElementParams, GridApi, TabToNextCellParams } from 'ag-grid-community';
import type { KeyboardEvent } from 'react';
import { selectFocused } from './follow-focus';
import { entrance } from './use-enter-grid';

interface Rows {
  readonly indexOf: (id: string) => number;
  /** The row that has the keyboard is the one that is selected. */
  readonly followsFocus: boolean;
}

/** Into the rows, where one was in them. What is selected stays so. False where there are none. */
const enterRows = (api: GridApi, { indexOf, followsFocus }: Rows): boolean => {
  const before = api.getFocusedCell();
  const column = before?.column ?? api.getAllDisplayedColumns().find((one) => one.getColDef().headerName);
  if (column === undefined || api.getDisplayedRowCount() === 0) return false;
  const last = api.getDisplayedRowCount() - 1;
  const row = Math.min(before?.rowIndex ?? entrance(api, indexOf), last);
  api.ensureIndexVisible(row);
  api.setFocusedCell(row, column);
  if (followsFocus && api.getSelectedNodes().length === 0) selectFocused(api);
  return true;
};

/** A list is two stops on the way of Tab, its heads and its rows, however many cells it has: the arrows go from one to the next. */
export const tabToNextCell = ({ backwards, previousCellPosition: { column } }: TabToNextCellParams) =>
  backwards ? { rowIndex: -1, rowPinned: null, column } : false;

export const tabToNextHeader = (): false => false;

/** From the heads into the rows. Before the grid takes the key. */
export const onTabInHead = (event: KeyboardEvent, api: GridApi | undefined, rows: Rows): void => {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || api === undefined) return;
  if (!(event.target instanceof Element) || !event.target.closest('[role="columnheader"]')) return;
  if (!enterRows(api, rows)) return;
  event.preventDefault();
  event.stopPropagation();
};

/** From behind the list one comes to its rows, not to the last of them. */
export const focusInner = ({ api, fromBottom }: FocusGridInnerElementParams, rows: Rows): boolean =>
  fromBottom && enterRows(api, rows);
