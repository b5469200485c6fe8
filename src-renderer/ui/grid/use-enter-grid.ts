import type { GridApi } from 'ag-grid-community';
import { useEffect } from 'react';
import { selectFocused } from './follow-focus';
import { forgetPlace } from './keep-focus';

/** Nothing in particular has the keyboard: the page as a whole does. */
const pageHasFocus = (): boolean => {
  const at = document.activeElement;
  return at === null || at === document.body || at.id === 'work';
};

/** The down arrow goes into the page's list from anywhere that has no use for it itself, and with `selects` it selects the first row. */
export function useEnterGrid(find: () => GridApi | undefined, selects: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is asked for when the key is pressed
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.defaultPrevented || !pageHasFocus()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const api = find();
      const [column] = api?.getAllDisplayedColumns().filter((one) => one.getColDef().headerName) ?? [];
      if (!api || !column || api.getDisplayedRowCount() === 0) return;
      event.preventDefault();
      api.ensureIndexVisible(0);
      forgetPlace(api);
      api.setFocusedCell(0, column);
      if (selects) selectFocused(api);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [selects]);
}
