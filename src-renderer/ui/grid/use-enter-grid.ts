import type { GridApi } from 'ag-grid-community';
import { useEffect } from 'react';
import { selectFocused } from './follow-focus';
import { forgetPlace } from './keep-focus';

/** Nothing in particular has the keyboard: the page as a whole does. */
const pageHasFocus = (): boolean => {
  const at = document.activeElement;
  return at === null || at === document.body || at.id === 'work';
};

/** Where one was: in a list where nothing has had the keyboard since one came back to it, the first of what is selected; else the first row. */
export const entrance = (api: GridApi, indexOf: (id: string) => number): number => {
  if (api.getFocusedCell()) return 0;
  let first: number | null = null;
  for (const { id } of api.getSelectedNodes()) {
    const at = id === undefined ? -1 : indexOf(id);
    if (at >= 0 && (first === null || at < first)) first = at;
  }
  return first ?? 0;
};

/** The down arrow goes into the page's list from anywhere that has no use for it itself, and with `selects` it selects the row it comes to. */
export function useEnterGrid(
  find: () => GridApi | undefined,
  indexOf: (id: string) => number,
  selects: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is asked for when the key is pressed
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.defaultPrevented || !pageHasFocus()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const api = find();
      const [column] = api?.getAllDisplayedColumns().filter((one) => one.getColDef().headerName) ?? [];
      if (!api || !column || api.getDisplayedRowCount() === 0) return;
      event.preventDefault();
      const at = entrance(api, indexOf);
      api.ensureIndexVisible(at);
      forgetPlace(api);
      api.setFocusedCell(at, column);
      if (selects) selectFocused(api);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [selects]);
}
