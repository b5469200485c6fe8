import type { GridApi, IRowNode } from 'ag-grid-community';
import { type RefObject, useEffect } from 'react';
import { forgetPlace, keepPlace, notePlace } from './keep-focus';

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

/** Selects these rows and nothing else; a click with Shift then reaches from `anchor`. */
const selectOnly = (api: GridApi, nodes: IRowNode[], anchor: number): void => {
  const wanted = new Set(nodes.map(({ id }) => id));
  const others = api.getSelectedNodes().filter(({ id }) => !wanted.has(id));
  api.setNodesSelected({ nodes: others, newValue: false });
  // One row alone is where the grid's own reach begins.
  api.setNodesSelected({ nodes: between(api, anchor, anchor), newValue: true });
  api.setNodesSelected({ nodes, newValue: true });
};

/** From which row to which the selection reaches, by id: rows change their places. */
interface Reach {
  readonly anchor: string;
  readonly end: string;
}

const idAt = (api: GridApi, at: number): string | undefined => api.getDisplayedRowAtIndex(at)?.id;

/** Where the selection began that ends at `from`. It begins there where anything else than that reach is selected now, whoever did that. */
const beganAt = (api: GridApi, reach: Reach | null, from: number): number => {
  if (reach === null || reach.end !== idAt(api, from)) return from;
  const anchor = api.getRowNode(reach.anchor)?.rowIndex ?? from;
  if (api.getSelectedNodes().length !== Math.abs(anchor - from) + 1) return from;
  return between(api, anchor, from).every((node) => node.isSelected()) ? anchor : from;
};

/**
 * Lets the selection go where a key has moved the keyboard, as in a list of messages; with Shift it reaches from where it began to there, and
 * nothing else is selected. `before` is to be called before the grid takes the key, `after` when it has taken it, `pressed` when it has taken
 * a press of the mouse.
 */
export const focusFollower = () => {
  let from: number | null = null;
  let reach: Reach | null = null;
  const reaches = (api: GridApi, anchor: number, end: number): void => {
    const ids = { anchor: idAt(api, anchor), end: idAt(api, end) };
    reach = ids.anchor === undefined || ids.end === undefined ? null : { anchor: ids.anchor, end: ids.end };
  };
  return {
    before: (api: GridApi): void => {
      from = focusedRow(api);
    },
    after: (api: GridApi, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): void => {
      const to = focusedRow(api);
      if (to === null || to === from) return;
      if (!shiftKey || key === 'Tab' || from === null) {
        reaches(api, to, to);
        selectFocused(api);
      } else {
        const anchor = beganAt(api, reach, from);
        selectOnly(api, between(api, anchor, to), anchor);
        reaches(api, anchor, to);
      }
      notePlace(api);
    },
    pressed: (api: GridApi, shiftKey: boolean): void => {
      const at = focusedRow(api);
      const end = at === null ? undefined : idAt(api, at);
      if (end === undefined) reach = null;
      else reach = { anchor: shiftKey ? (reach?.anchor ?? end) : end, end };
      notePlace(api);
    },
  };
};

const isCell = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="gridcell"]') !== null;

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
    const { before, after, pressed } = focusFollower();
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
    // Elsewhere, as in the popup of a filter, the mouse gives no row the keyboard.
    const onMouseDown = ({ target, shiftKey }: MouseEvent) => {
      const api = find();
      if (api && isCell(target)) pressed(api, shiftKey);
    };
    // The press gives a cell the keyboard before it is taken above.
    const onPress = ({ target }: MouseEvent) => {
      const api = find();
      if (api && isCell(target)) forgetPlace(api);
    };
    const onFocusIn = ({ target, relatedTarget }: FocusEvent) => {
      const api = find();
      // A menu or a filter may have put other rows where the keyboard was.
      if (api && isCell(target) && !isCell(relatedTarget)) keepPlace(api, indexOf);
    };
    element.addEventListener('mousedown', onPress, true);
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('mousedown', onMouseDown);
    element.addEventListener('keydown', onCapture, true);
    element.addEventListener('keydown', onKeyDown);
    return () => {
      element.removeEventListener('mousedown', onPress, true);
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('mousedown', onMouseDown);
      element.removeEventListener('keydown', onCapture, true);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, [box, on]);
}
