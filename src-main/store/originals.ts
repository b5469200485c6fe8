import type { AppError } from '#core/errors';
import type { Search } from '#core/model/report';
import { ok, type Result } from '#core/result';
import type { Store } from './store';
import { write } from './write';

/** Whether a search names this file, also one whose import was undone and may be brought back. */
export const isNamed = (store: Store, sha256: string): boolean =>
  store.statements.one('SELECT 1 AS x FROM searches WHERE sha256 = ?', sha256) !== undefined;

/** Names the kept copy of a search's file; undone together with the import before it. */
export const nameOriginal = (store: Store, search: Search, reviewer: string): Result<null, AppError> => {
  const { file } = search;
  if (file === null) return ok(null);
  const done = write(
    store,
    { kind: 'imports.keep', text: `Keep the file ${file.name}`, reviewer, undoable: 'with-previous' },
    (tx) =>
      tx.put('attachments', {
        id: `${search.id}~${file.sha256}`,
        sha256: file.sha256,
        name: file.name,
        bytes: file.bytes,
        reportId: null,
        searchId: search.id,
      }),
  );
  return done.ok ? ok(null) : done;
};
