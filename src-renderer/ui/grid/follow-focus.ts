import type { GridApi, IRowNode } from 'ag-grid-community';
import { type RefObject, useEffect } from 'react';
import { keepPlace, notePlace } from './keep-focus';

const focusedRow = (api: GridApi): number | null => api.getFocusedCell()?.rowIndex ?? null;

const between = (api: GridApi, a: number, b: number): IRowNode[] => {
  const nodes: IRowNode[] = [];
  for (let at = Math.min(a, b); at <= Math.max(a, b); at += 1) {
    const node = api.getDisplayedRowAtIndex(at);
    if (node) nodes.push(node);
  }
  return nodes;
};

/** Selects the row that has the keyboard, and it alone. */
export const selectFocused = (api: GridApi): void => {
  const row = focusedRow(api);
  if (row !== null) api.getDisplayedRowAtIndex(row)?.setSelected(true, true);
  notePlace(api);
};

/**
 * Lets the selection go where a key has moved the keyboard, as in a list of messages; with Shift it reaches from where it began to there.
 * `before` is to be called before the grid takes the key, `after` when it has taken it.
 */
export const focusFollower = () => {
  let from: number | null = null;
  let anchor: number | null = null;
  let reached: number | null = null;
  return {
    before: (api: GridApi): void => {
      from = focusedRow(api);
    },
    after: (api: GridApi, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): void => {
      const to = focusedRow(api);
      if (to === null || to === from) return;
      if (!shiftKey || key === 'Tab' || from === null) {
        anchor = to;
        selectFocused(api);
      } else {
        // Somebody clicked since: it begins there.
        if (anchor === null || from !== reached) anchor = from;
        api.setNodesSelected({ nodes: between(api, anchor, from), newValue: false });
        api.setNodesSelected({ nodes: between(api, anchor, to), newValue: true });
      }
      reached = to;
      notePlace(api);
    },
  };
};

/** The same for the grid in this box, at once when the key goes down: the next key may be a verdict on the row. */
export function useFollowFocus(
  box: RefObject<HTMLElement | null>,
  find: () => GridApi | undefined,
  indexOf: (id: string) => number,
  on: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is asked for when the key is pressed
  useEffect(() => {
    const element = box.current;
    if (element === null || !on) return;
    const { before, after } = focusFollower();
    const onCapture = () => {
      const api = find();
      if (!api) return;
      // Rows may have gone this very moment.
      keepPlace(api, indexOf);
      before(api);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const api = find();
      if (api) after(api, event);
    };
    const onMouseDown = () => {
      const api = find();
      if (api) notePlace(api);
    };
    element.addEventListener('mousedown', onMouseDown);
    element.addEventListener('keydown', onCapture, true);
    element.addEventListener('keydown', onKeyDown);
    return () => {
      element.removeEventListener('mousedown', onMouseDown);
      element.removeEventListener('keydown', onCapture, true);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, [box, on]);
}
