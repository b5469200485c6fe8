import type { Store } from './store';

/** Entries of the log by which records come in. */
const bringing: ReadonlySet<string> = new Set(['imports.run', 'imports.mend', 'records.add']);
export const findKind = 'duplicates.find';

/**
 * Whether records came in, or came back by a redo, after duplicates were last looked for. Told from the log: what is undone counts as
 * not done, and what is done again as done then.
 */
export const cameUnlooked = (store: Store): boolean => {
  const rows = store.statements.all<{ revision: number; kind: string; undoes: number | null }>(
    `SELECT revision, kind, undoes FROM change_log
     WHERE kind IN ('undo', '${[findKind, ...bringing].join("', '")}') ORDER BY revision`,
  );
  /** The entry that an undo or redo is about in the end, of those that count here. */
  const origins = new Map<number, { readonly kind: string; readonly revision: number }>();
  /** What stands now, with the revision of when it was done last. */
  const standing = new Map<number, number>();
  for (const { revision, kind, undoes } of rows) {
    const origin = undoes === null ? { kind, revision } : origins.get(undoes);
    if (origin === undefined) continue;
    origins.set(revision, origin);
    if (standing.has(origin.revision)) standing.delete(origin.revision);
    else standing.set(origin.revision, revision);
  }
  let came = 0;
  let looked = 0;
  for (const [origin, at] of standing)
    if (origins.get(origin)?.kind === findKind) looked = Math.max(looked, at);
    else came = Math.max(came, at);
  return came > looked;
};
