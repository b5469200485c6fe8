import { type AppError, appError } from '#core/errors';
import type { Entries } from './change-log';
import type { Store } from './store';
import { refuse } from './write';

const records = 'SELECT id FROM records WHERE search_id = ?1';

/** What rests on an import, so that it cannot be taken back; `except` are reports and links that will not rest on it by then. */
export const heldBy = (
  store: Store,
  searchId: string,
  except: { readonly reports: ReadonlySet<string>; readonly links: ReadonlySet<string> } = {
    reports: new Set(),
    links: new Set(),
  },
): AppError | null => {
  const s = store.statements;
  const joined = s
    .all<{ id: string }>(
      `SELECT r.id FROM reports r JOIN reports target ON target.id = r.alias_of
       WHERE r.removed = 0 AND target.record_id IN (${records}) AND r.record_id NOT IN (${records})`,
      searchId,
    )
    .filter(({ id }) => !except.reports.has(id)).length;
  if (joined > 0)
    return appError(
      'undo-refused',
      `This import cannot be undone: ${joined === 1 ? '1 report of a later import was' : `${joined} reports of later imports were`} joined to its reports. Undo those imports first.`,
    );
  const linked = s
    .all<{ id: string }>(
      `SELECT l.id FROM links l JOIN reports r ON r.id = l.report_id WHERE l.removed = 0 AND r.record_id IN (${records})`,
      searchId,
    )
    .filter(({ id }) => !except.links.has(id)).length;
  if (linked > 0)
    return appError(
      'undo-refused',
      `This import cannot be undone: ${linked === 1 ? '1 of its reports belongs to a study. Take it out of its study' : `${linked} of its reports belong to studies. Take them out of their studies`} first.`,
    );
  return null;
};

/**
 * Takes back (or brings back) everything one import brought: its search, records, their reports and the duplicate facts about
 * them. Rows stay in the file, so verdicts given meanwhile come back with a redo.
 */
export const setBulkRemoved = (
  store: Store,
  revision: number,
  removed: 0 | 1,
  now: number,
  /** The entry that is being undone: what it took away comes back, and nothing else. */
  undone: number,
): void => {
  const s = store.statements;
  const log = s.one<{ entries: string }>('SELECT entries FROM change_log WHERE revision = ?', revision);
  const entries = log === undefined ? null : (JSON.parse(log.entries) as Entries);
  const searchId = entries !== null && 'bulk' in entries ? entries.bulk.searchId : null;
  if (searchId === null) {
    refuse(appError('undo-refused', 'This change cannot be undone.'));
    return;
  }
  if (removed === 1) {
    const held = heldBy(store, searchId);
    if (held !== null) refuse(held);
  }
  const which = removed === 1 ? 'removed = 0 AND ?4 = ?4' : 'removed = 1 AND rev = ?4';
  const set = (table: string, where: string): void => {
    s.run(
      `UPDATE ${table} SET removed = ?2, rev = ?3 WHERE ${which} AND (${where})`,
      searchId,
      removed,
      now,
      undone,
    );
  };
  set('reports', `record_id IN (${records})`);
  set('pairs', `a IN (${records}) OR b IN (${records})`);
  set('records', 'search_id = ?1');
  set('searches', 'id = ?1');
};

/** How many rows undoing (or redoing) these entries of the log will change. */
export const rowsChangedBy = (store: Store, revisions: readonly number[]): number => {
  const rowsOf = (revision: number): number => {
    const log = store.statements.one<{ rows: number; imported: number | null }>(
      `SELECT coalesce(json_extract(entries, '$.bulk.rows'), json_array_length(entries, '$.images'), 0) AS rows,
       json_extract(entries, '$.bulkUndone.revision') AS imported FROM change_log WHERE revision = ?`,
      revision,
    );
    return log === undefined ? 0 : log.imported === null ? log.rows : rowsOf(log.imported);
  };
  return revisions.reduce((sum, revision) => sum + rowsOf(revision), 0);
};
