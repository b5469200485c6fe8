import type { GridApi } from 'ag-grid-community';
import { type Ref, useImperativeHandle } from 'react';
import type { GridRows } from './grid-rows';
import { goToRow } from './keep-focus';
import type { RowChanges } from './row-list';

/** What a page may do to its grid from outside. */
export interface GridHandle<T> {
  /** False while the grid is not there yet: its rows are to be read anew. */
  readonly applyChanges: (changes: RowChanges<T>) => boolean;
  /** Selects the rows that are listed, brings the first into sight. */
  readonly select: (ids: readonly string[]) => void;
  /** The same for one that may still be on its way in; says after a second why it could not. */
  readonly selectComing: (id: string) => Promise<'kept out' | 'selected' | 'not here'>;
  /** What is selected, as far as it is listed, as it is now. */
  readonly selected: () => readonly T[];
  /** What is listed, in its order. */
  readonly shown: () => readonly T[];
  /** Where a row is listed; -1 where it is not. */
  readonly indexOf: (id: string) => number;
  /** Selects the row that is listed there and gives it the keyboard. */
  readonly goTo: (index: number) => void;
  readonly clearFilters: () => void;
  /** Undefined until the grid is there. */
  readonly api: GridApi<T> | undefined;
}

/** Selects those that are listed, and brings the first into sight. */
const selectRows = <T extends object>(api: GridApi<T>, rows: GridRows<T>, ids: readonly string[]): void => {
  const listed = ids.map((id) => rows.indexOf(id)).filter((index) => index >= 0);
  api.deselectAll();
  api.setNodesSelected({ nodes: listed.flatMap((index) => rows.nodeAt(index) ?? []), newValue: true });
  if (listed[0] !== undefined) api.ensureIndexVisible(listed[0]);
};

/** A search that stands may find it a moment after it came. */
const longestWait = 1000;
const step = 25;

const selectComing = async <T extends object>(
  find: () => GridApi<T> | undefined,
  rows: GridRows<T>,
  id: string,
): Promise<'kept out' | 'selected' | 'not here'> => {
  for (let waited = 0; waited < longestWait; waited += step) {
    await new Promise((resolve) => setTimeout(resolve, step));
    const api = find();
    if (api === undefined || api.isDestroyed()) return 'not here';
    if (rows.indexOf(id) < 0) continue;
    selectRows(api, rows, [id]);
    return 'selected';
  }
  return rows.has(id) ? 'kept out' : 'not here';
};

/** Makes the handle; `find` gives the grid once it is there. */
export function useGridHandle<T extends object>(
  ref: Ref<GridHandle<T>> | undefined,
  find: () => GridApi<T> | undefined,
  rows: GridRows<T>,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is asked for at the time of the call
  useImperativeHandle(ref, (): GridHandle<T> => {
    return {
      get api() {
        return find();
      },
      applyChanges: (changes) => {
        if (!find()) return false;
        rows.change(changes);
        return true;
      },
      select: (ids) => {
        const api = find();
        if (api) selectRows(api, rows, ids);
      },
      selectComing: (id) => selectComing(find, rows, id),
      selected: () =>
        (find()?.getSelectedNodes() ?? []).flatMap(({ id }) =>
          id !== undefined && rows.indexOf(id) >= 0 ? (rows.list.row(id) ?? []) : [],
        ),
      shown: () => rows.list.shown(),
      indexOf: (id) => rows.indexOf(id),
      goTo: (index) => {
        const api = find();
        if (api) goToRow(api, index);
      },
      clearFilters: () => find()?.setFilterModel(null),
    };
  }, [rows]);
}
