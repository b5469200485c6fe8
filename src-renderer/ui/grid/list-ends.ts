import type { SuppressKeyboardEventParams } from 'ag-grid-community';

/**
 * Ctrl+Home and Ctrl+End go to the first and the last row and stay in the column. The grid knows them without Ctrl only. True where it has
 * nothing left to do.
 */
export const goToListEnd = ({
  api,
  column,
  event,
}: Pick<SuppressKeyboardEventParams, 'api' | 'column' | 'event'>): boolean => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (!(ctrlKey || metaKey) || altKey || (key !== 'Home' && key !== 'End')) return false;
  const last = api.getDisplayedRowCount() - 1;
  if (last < 0) return false;
  const at = key === 'Home' ? 0 : last;
  event.preventDefault();
  api.ensureIndexVisible(at);
  api.setFocusedCell(at, column);
  return true;
};
