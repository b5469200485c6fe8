import { type RefObject, useEffect } from 'react';
import type { GridHandle } from '../../ui/grid/grid';

/** Arrow keys take the selection along, as in a list of messages; with Shift they widen it. */
export const useArrowSelection = <T>(
  box: RefObject<HTMLElement | null>,
  grid: RefObject<GridHandle<T> | null>,
): void => {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      if (!(event.target instanceof Element) || event.target.closest('[role="gridcell"]') === null) return;
      const api = grid.current?.api;
      const focused = api?.getFocusedCell();
      if (!api || !focused) return;
      api.getDisplayedRowAtIndex(focused.rowIndex)?.setSelected(true, !event.shiftKey);
    };
    // On release: by then the grid has moved its focus.
    element.addEventListener('keyup', onKeyUp);
    return () => element.removeEventListener('keyup', onKeyUp);
  }, [box, grid]);
};
