import type { GridApi } from 'ag-grid-community';

export interface RowChanges<T> {
  readonly upserts: readonly T[];
  /** Row ids. */
  readonly deletes: readonly string[];
}

/**
 * Brings changes into a grid without touching the other rows. Knows which ids are there, also those still on their way in,
 * because the grid applies transactions a moment later. Returns the function to call for each batch.
 */
export function changeApplier<T>(api: GridApi<T>, rows: readonly T[], rowId: (row: T) => string) {
  const known = new Map(rows.map((row) => [rowId(row), row]));
  return ({ upserts, deletes }: RowChanges<T>): void => {
    const add: T[] = [];
    const update: T[] = [];
    const remove: T[] = [];
    for (const row of upserts) {
      const id = rowId(row);
      (known.has(id) ? update : add).push(row);
      known.set(id, row);
    }
    for (const id of deletes) {
      const row = known.get(id);
      if (row === undefined) continue;
      remove.push(row);
      known.delete(id);
    }
    if (add.length + update.length + remove.length === 0) return;
    api.applyTransactionAsync({ add, update, remove });
  };
}
