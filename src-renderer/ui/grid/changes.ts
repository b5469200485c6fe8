import type { GridApi, IRowNode } from 'ag-grid-community';

export interface RowChanges<T> {
  readonly upserts: readonly T[];
  /** Row ids. */
  readonly deletes: readonly string[];
}

/** So many rows are changed where they stand; to take in more at once has the grid go through all of its rows anyway. */
const few = 50;

/** Null where what a row holds does not say whether it is listed. */
const listed = <T>(api: GridApi<T>, node: IRowNode<T>): boolean | null => {
  if (api.isColumnFilterPresent() || api.isQuickFilterPresent()) return null;
  return api.getGridOption('doesExternalFilterPass')?.(node) ?? true;
};

/**
 * Changes rows where they stand. The grid goes through all its rows only where one of these belongs elsewhere now, or nowhere: with 100,000 of
 * them that is a tenth of a second, and the next key would wait for it.
 */
const changeInPlace = <T>(api: GridApi<T>, changed: readonly (readonly [IRowNode<T>, T])[]): void => {
  const sorted = api.getColumnState().flatMap(({ colId, sort }) => (sort ? colId : []));
  let step: 'nothing' | 'sort' | 'filter' = 'nothing';
  for (const [rowNode, row] of changed) {
    const look = (): readonly unknown[] => sorted.map((colKey) => api.getCellValue({ rowNode, colKey }));
    const before = { listed: listed(api, rowNode), values: look() };
    rowNode.updateData(row);
    if (before.listed === null || before.listed !== listed(api, rowNode)) step = 'filter';
    else if (step === 'nothing' && look().some((value, at) => value !== before.values[at])) step = 'sort';
  }
  if (step !== 'nothing') api.refreshClientSideRowModel(step);
};

/**
 * Brings changes into a grid without touching the other rows. Knows which ids are there, also those still on their way in,
 * because the grid applies transactions a moment later. Returns the function to call for each batch.
 */
export function changeApplier<T>(api: GridApi<T>, rowId: (row: T) => string) {
  /** Rows on their way in, and ids on their way out. */
  const coming = new Map<string, T>();
  const going = new Set<string>();
  let waiting = 0;
  const known = (id: string): T | undefined =>
    going.has(id) ? undefined : (coming.get(id) ?? api.getRowNode(id)?.data);
  const settled = (): void => {
    waiting -= 1;
    if (waiting > 0) return;
    coming.clear();
    going.clear();
  };
  return ({ upserts, deletes }: RowChanges<T>): void => {
    const add: T[] = [];
    const update: T[] = [];
    const remove: T[] = [];
    for (const row of upserts) {
      const id = rowId(row);
      (known(id) === undefined ? add : update).push(row);
      if (known(id) === undefined || coming.has(id)) coming.set(id, row);
      going.delete(id);
    }
    for (const id of deletes) {
      const row = known(id);
      if (row === undefined) continue;
      remove.push(row);
      coming.delete(id);
      going.add(id);
    }
    if (add.length + update.length + remove.length === 0) return;
    const nodes = update.flatMap((row) => {
      const node = api.getRowNode(rowId(row));
      return node === undefined ? [] : [[node, row] as const];
    });
    // What was handed over before comes in before.
    const alone = waiting === 0 && add.length + remove.length === 0;
    if (alone && nodes.length === update.length && nodes.length <= few) changeInPlace(api, nodes);
    else {
      waiting += 1;
      api.applyTransactionAsync({ add, update, remove }, settled);
    }
  };
}
