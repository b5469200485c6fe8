import type { GridApi } from 'ag-grid-community';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PairRow } from '#core/contract/duplicates';
import type { GridHandle } from '../../ui/grid/grid';
import { useKept } from '../../ui/kept';

export interface PairInSight {
  /** The pair that is marked in the list and shown; null while the list shows none. */
  readonly pair: PairRow | null;
  readonly goTo: (row: PairRow | null) => void;
  /** To be called when another list comes: nothing of the former one is in sight, nor comes back into sight, any more. */
  readonly leave: () => void;
  /** Whatever stands so many rows further down on screen, round at the ends; pairs with these ids are passed over. */
  readonly beside: (by: 1 | -1, without?: ReadonlySet<string>) => PairRow | null;
  /** Pairs that a verdict takes from the list: one that comes back, undone, is shown. */
  readonly judged: (pairs: readonly PairRow[]) => void;
  /** To be called when the grid shows other rows or another order. */
  readonly onShown: () => void;
}

/** Selects the row; where the keyboard is in the list, or nowhere since its row has left, it goes there. */
export const mark = (
  { select, selected, indexOf }: GridHandle<PairRow>,
  api: GridApi<PairRow>,
  id: string,
): void => {
  // The page may be left before this is called: a grid that is gone answers nothing.
  if (api.isDestroyed()) return;
  const at = indexOf(id);
  if (at < 0) return;
  if (!selected().some((row) => row.id === id)) select([id]);
  // Marked already, it may have moved since: a verdict took the rows above it.
  else if (api.getFocusedCell()?.rowIndex === at) return;
  else api.ensureIndexVisible(at);
  const cell = api.getFocusedCell();
  const { activeElement } = document;
  const inList = activeElement === document.body || activeElement?.closest('[role="grid"]') != null;
  // Nothing, not null, where no cell had the keyboard yet.
  if (cell && inList) api.setFocusedCell(at, cell.column);
};

/** The pair in sight is always a row on screen, and "next" is the next one there, however the list is sorted. */
export const usePairInSight = (
  grid: RefObject<GridHandle<PairRow> | null>,
  rows: readonly PairRow[],
): PairInSight => {
  const [at, setAt] = useKept<string | null>('pair', null);
  const [drawn, setDrawn] = useState(0);
  /** Judged pairs; true once they have left the list. */
  const taken = useRef(new Map<string, boolean>());
  const pair = rows.find((row) => row.id === at) ?? null;

  const onScreen = (): readonly PairRow[] => grid.current?.shown() ?? [];

  useEffect(() => {
    const here = new Set(rows.map(({ id }) => id));
    for (const [id, left] of taken.current) {
      if (!here.has(id)) taken.current.set(id, true);
      else if (left) {
        taken.current.delete(id);
        setAt(id);
      }
    }
  }, [rows, setAt]);

  const choose = (): PairRow | undefined => {
    // A grid that has just come lists nothing yet: it has not put its rows in order.
    if (!grid.current?.api?.getDisplayedRowCount()) return undefined;
    const shown = onScreen();
    const now = shown.find(({ id }) => id === at) ?? shown[0];
    if (now !== undefined && now.id !== at) setAt(now.id);
    return now;
  };

  // The grid has taken the rows in by then, and which is the first depends on its order. Before they are painted: a key may come at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, or another order, may be the first to have this one
  useLayoutEffect(() => {
    choose();
  }, [at, rows, drawn]);

  // Marked once the rows are drawn: the keyboard can only go to a cell that is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const now = choose();
      if (now !== undefined && grid.current?.api) mark(grid.current, grid.current.api, now.id);
    });
    return () => cancelAnimationFrame(frame);
  }, [at, rows, drawn]);

  return {
    pair,
    goTo: (row) => setAt(row?.id ?? null),
    leave: () => {
      taken.current.clear();
      setAt(null);
    },
    beside: (by, without) => {
      const shown = onScreen();
      const now = shown.findIndex(({ id }) => id === at);
      const round = [...shown.slice(now + 1), ...shown.slice(0, Math.max(0, now))];
      if (by === -1) round.reverse();
      return round.find(({ id }) => without?.has(id) !== true) ?? null;
    },
    judged: (pairs) => {
      for (const { id } of pairs) taken.current.set(id, false);
    },
    onShown: () => setDrawn((times) => times + 1),
  };
};
