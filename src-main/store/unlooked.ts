import type { Store } from './store';

/** Entries of the log by which records come in. */
const bringing = ['imports.run', 'imports.mend', 'records.add'] as const;
export const findKind = 'duplicates.find';
/** A search into which records came: it looked at those that were there when it began. */
export const findPartKind = 'duplicates.find-part';

const inList = (kinds: readonly string[]): string => `('${kinds.join("', '")}')`;

/** Whether records came in, or came back or went by an undo, after this revision. */
export const cameSince = (store: Store, revision: number): boolean =>
  store.statements.one(
    `SELECT 1 AS came FROM change_log WHERE revision > ? AND kind IN ${inList(['undo', ...bringing])} LIMIT 1`,
    revision,
  ) !== undefined;

interface Entry {
  readonly revision: number;
  readonly kind: string;
  readonly undoes: number | null;
  /** Of a search into which records came: the revision that it read. */
  readonly read: number | null;
}

/**
 * Whether records came in, or came back by a redo, after duplicates were last looked for. Told from the log: what is undone counts as
 * not done, and what is done again as done then. A search counts as of when it began to read.
 */
export const cameUnlooked = (store: Store): boolean => {
  const rows = store.statements.all<Entry>(
    `SELECT revision, kind, undoes, CASE kind WHEN '${findPartKind}' THEN entries ->> '$.read' END AS read
     FROM change_log WHERE kind IN ${inList(['undo', findKind, findPartKind, ...bringing])} ORDER BY revision`,
  );
  /** The entry that an undo or redo is about in the end, of those that count here. */
  const origins = new Map<number, Entry>();
  /** What stands now, with the revision of when it was done last. */
  const standing = new Map<number, number>();
  for (const row of rows) {
    const origin = row.undoes === null ? row : origins.get(row.undoes);
    if (origin === undefined) continue;
    origins.set(row.revision, origin);
    if (standing.has(origin.revision)) standing.delete(origin.revision);
    else standing.set(origin.revision, row.revision);
  }
  let came = 0;
  let looked = 0;
  for (const [at, done] of standing) {
    const origin = origins.get(at);
    if (origin?.kind === findKind) looked = Math.max(looked, done);
    else if (origin?.kind === findPartKind) looked = Math.max(looked, origin.read ?? 0);
    else came = Math.max(came, done);
  }
  return came > looked;
};
