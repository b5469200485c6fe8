import type { GridApi } from 'ag-grid-community';

/** The row where somebody went last, its number then, and the row below it; none at the end. */
interface Place {
  readonly id: string;
  readonly at: number;
  readonly below: string | undefined;
}
const places = new WeakMap<GridApi, Place>();

/** To be called right after the keyboard was moved to another row. */
export const notePlace = (api: GridApi): void => {
  const at = api.getFocusedCell()?.rowIndex;
  const id = at === undefined ? undefined : api.getDisplayedRowAtIndex(at)?.id;
  if (at === undefined || id === undefined) places.delete(api);
  else places.set(api, { id, at, below: api.getDisplayedRowAtIndex(at + 1)?.id });
};

/** To be called before the keyboard goes to a certain row, wherever it was. */
export const forgetPlace = (api: GridApi): void => void places.delete(api);

/** So many rows below the one with the keyboard are in sight. */
const ahead = 2;
const rowHeight = 28;

/** Once the row is painted: to scroll takes as long again, and the key after this one would wait for it. */
const bringNextIntoSight = (api: GridApi, at: number): void => {
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (api.isDestroyed() || api.getFocusedCell()?.rowIndex !== at) return;
      const { top, bottom } = api.getVerticalPixelRange();
      if (bottom - top < 3 * ahead * rowHeight) return;
      api.ensureIndexVisible(Math.min(at + ahead, api.getDisplayedRowCount() - 1));
    }),
  );
};

/** Selects one row of the list and gives it the keyboard; nothing where there is none at this place. */
export const goToRow = (api: GridApi, at: number): void => {
  const row = api.getDisplayedRowAtIndex(at);
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
  if (!row || !column) return;
  // First: it asks where things stand, which takes long once something has changed.
  api.ensureIndexVisible(at);
  row.setSelected(true, true);
  forgetPlace(api);
  api.setFocusedCell(at, column);
  notePlace(api);
  bringNextIntoSight(api, at);
};

const inSight = (api: GridApi, at: number): boolean =>
  at >= api.getFirstDisplayedRowIndex() && at <= api.getLastDisplayedRowIndex();

/**
 * Keeps the keyboard on its row when rows above it have come or gone, or when it comes back from a menu that has changed the order: the grid itself
 * keeps only the number, which is another row then. Where the row has left the list and was the only one selected, the one below it is selected
 * in its stead if it stands there now; where that has gone too, or there is none, nothing is. To be called when the rows have changed, before
 * what left is deselected, and when the keyboard comes back; `indexOf` says where a row is listed now, -1 where it is not.
 */
export const keepPlace = (api: GridApi, indexOf: (id: string) => number): void => {
  const place = places.get(api);
  const cell = api.getFocusedCell();
  if (place === undefined || cell?.rowIndex !== place.at) return;
  const now = indexOf(place.id);
  if (now === place.at) {
    notePlace(api);
    return;
  }
  // Something else has the keyboard: it is not taken away.
  if (!document.activeElement?.closest('[role="gridcell"]')) return;
  if (now >= 0) {
    // A cell that is not drawn cannot have the keyboard.
    if (!inSight(api, now)) api.ensureIndexVisible(now);
    api.setFocusedCell(now, cell.column);
  } else {
    const [only, ...others] = api.getSelectedNodes();
    const next = api.getDisplayedRowAtIndex(place.at);
    if (only?.id === place.id && others.length === 0 && next?.id === place.below)
      next?.setSelected(true, true);
  }
  notePlace(api);
};

/** Gives the keyboard back to what had it before a menu; to the last row where that cell is not there any more. */
export const giveBack = (api: GridApi | undefined, to: HTMLElement | null): void => {
  to?.focus();
  if (!api || to === null || to.isConnected) return;
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns()[0];
  const last = api.getDisplayedRowCount() - 1;
  if (!column || last < 0) return;
  api.ensureIndexVisible(last);
  api.setFocusedCell(last, column);
};
