import type { AppError } from '#core/errors';
import { type Row, type TableName, tableNames } from '#core/model/tables';
import type { Result } from '#core/result';
import type { Store } from './store';
import { write } from './write';

export type RowsByTable = { readonly [T in TableName]?: readonly Row<T>[] };

/** Fills a new project with a bundled review, in one change that stays: it is where the history of the copy begins. */
export const loadRows = (
  store: Store,
  rows: RowsByTable,
  text: string,
  reviewer: string,
): Result<{ revision: number; value: number }, AppError> =>
  write(store, { kind: 'projects.starter', text, reviewer, undoable: false }, (tx) => {
    let n = 0;
    const addAll = <T extends TableName>(table: T): void => {
      for (const row of rows[table] ?? []) {
        tx.put(table, row);
        n += 1;
      }
    };
    for (const table of tableNames) addAll(table);
    return n;
  });
