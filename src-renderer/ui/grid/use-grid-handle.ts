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
  /** The same for one that may still be on its way in. */
  readonly selectComing: (id: string) => void;
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

const selectListed = <T extends object>(api: GridApi<T>, rows: GridRows<T>, ids: readonly string[]): void => {
  const listed = ids.map((id) => rows.indexOf(id)).filter((index) => index >= 0);
  api.deselectAll();
  api.setNodesSelected({ nodes: listed.flatMap((index) => rows.nodeAt(index) ?? []), newValue: true });
  if (listed[0] !== undefined) api.ensureIndexVisible(listed[0]);
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
        if (api) selectListed(api, rows, ids);
      },
      selectComing: (id) => {
        const api = find();
        if (!api) return;
        if (rows.list.row(id)) return selectListed(api, rows, [id]);
        const look = (): void => {
          if (!rows.list.row(id)) return;
          api.removeEventListener('modelUpdated', look);
          selectListed(api, rows, [id]);
        };
        api.addEventListener('modelUpdated', look);
      },
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
