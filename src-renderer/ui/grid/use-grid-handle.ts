import type { GridApi } from 'ag-grid-community';
import { type Ref, type RefObject, useImperativeHandle, useRef } from 'react';
import { changeApplier, type RowChanges } from './changes';

/** What a page may do to its grid from outside. */
export interface GridHandle<T> {
  /** False while the grid is not there yet: its rows are to be read anew. */
  readonly applyChanges: (changes: RowChanges<T>) => boolean;
  /** Selects the rows that are listed, brings the first into sight. */
  readonly select: (ids: readonly string[]) => void;
  /** The same for one that may still be on its way in. */
  readonly selectComing: (id: string) => void;
  readonly clearFilters: () => void;
  /** Undefined until the grid is there. */
  readonly api: GridApi<T> | undefined;
}

interface Rows<T> {
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
}

const selectListed = <T>(api: GridApi<T>, ids: readonly string[]): void => {
  const nodes = ids.flatMap((id) => {
    const node = api.getRowNode(id);
    return node?.displayed ? [node] : [];
  });
  api.deselectAll();
  api.setNodesSelected({ nodes, newValue: true });
  if (nodes[0]) api.ensureNodeVisible(nodes[0]);
};

/** Makes the handle; `find` gives the grid once it is there, `latest` the rows it was last given. */
export function useGridHandle<T>(
  ref: Ref<GridHandle<T>> | undefined,
  find: () => GridApi<T> | undefined,
  latest: RefObject<Rows<T>>,
): void {
  const applier = useRef<{
    readonly rows: readonly T[];
    readonly apply: (changes: RowChanges<T>) => void;
  } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything is read through refs at the time of the call
  useImperativeHandle(ref, (): GridHandle<T> => {
    return {
      get api() {
        return find();
      },
      applyChanges: (changes) => {
        const api = find();
        if (!api) return false;
        const { rows, rowId } = latest.current;
        if (applier.current?.rows !== rows) applier.current = { rows, apply: changeApplier(api, rowId) };
        applier.current.apply(changes);
        return true;
      },
      select: (ids) => {
        const api = find();
        if (api) selectListed(api, ids);
      },
      selectComing: (id) => {
        const api = find();
        if (!api) return;
        if (api.getRowNode(id)) return selectListed(api, [id]);
        const look = (): void => {
          if (!api.getRowNode(id)) return;
          api.removeEventListener('modelUpdated', look);
          selectListed(api, [id]);
        };
        api.addEventListener('modelUpdated', look);
      },
      clearFilters: () => find()?.setFilterModel(null),
    };
  }, []);
}
