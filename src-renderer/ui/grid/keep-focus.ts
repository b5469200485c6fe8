import type { GridApi, IRowNode } from 'ag-grid-community';

/** The row where somebody went last, and its number then. */
interface Place {
  readonly row: IRowNode;
  readonly at: number;
}
const places = new WeakMap<GridApi, Place>();

/** To be called right after the keyboard was moved to another row. */
export const notePlace = (api: GridApi): void => {
  const at = api.getFocusedCell()?.rowIndex;
  const row = at === undefined ? undefined : api.getDisplayedRowAtIndex(at);
  if (at === undefined || row === undefined) places.delete(api);
  else places.set(api, { row, at });
};

/** Selects one row of the list and gives it the keyboard; nothing where there is none at this place. */
export const goToRow = (api: GridApi, at: number): void => {
  const row = api.getDisplayedRowAtIndex(at);
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
  if (!row || !column) return;
  row.setSelected(true, true);
  api.ensureNodeVisible(row);
  api.setFocusedCell(at, column);
  notePlace(api);
};

/**
 * Keeps the keyboard on its row when rows above it have come or gone: the grid itself keeps only the number, which is another row then. Where the
 * row has left the list and was the only one selected, the one that took its place is selected in its stead; past the end there is none. To
 * be called when the rows have changed, before what left is deselected.
 */
export const keepPlace = (api: GridApi): void => {
  const place = places.get(api);
  const cell = api.getFocusedCell();
  if (place === undefined || cell?.rowIndex !== place.at || place.row.rowIndex === place.at) return;
  // Something else has the keyboard: it is not taken away.
  if (!document.activeElement?.closest('[role="gridcell"]')) return;
  if (place.row.displayed && place.row.rowIndex !== null) {
    api.setFocusedCell(place.row.rowIndex, cell.column);
  } else {
    const [only, ...others] = api.getSelectedNodes();
    if (only === place.row && others.length === 0)
      api.getDisplayedRowAtIndex(place.at)?.setSelected(true, true);
  }
  notePlace(api);
};
