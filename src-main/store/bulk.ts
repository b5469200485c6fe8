import { counted } from '#core/counted';
import { type AppError, appError } from '#core/errors';
import type { Entries } from './change-log';
import type { Statements } from './rows';
import type { Store } from './store';
import { refuse } from './write';

/**
 * What rests on an import, so that it cannot be taken back; `except` are reports and links that will not rest on it by then. It is
 * told from the few that are joined or linked: all ids of a large import would have to be held otherwise.
 */
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
      `SELECT r.id FROM reports r CROSS JOIN reports target ON target.id = r.alias_of
       CROSS JOIN records x ON x.id = target.record_id LEFT JOIN records own ON own.id = r.record_id
       WHERE r.removed = 0 AND r.alias_of IS NOT NULL AND x.search_id = ?1 AND own.search_id IS NOT ?1`,
      searchId,
    )
    .filter(({ id }) => !except.reports.has(id)).length;
  if (joined > 0)
    return appError(
      'undo-refused',
      `This import cannot be undone: ${counted(joined, 'report of a later import was', 'reports of later imports were')} joined to its reports. Undo those imports first.`,
    );
  const linked = s
    .all<{ id: string }>(
      `SELECT l.id FROM links l CROSS JOIN reports r ON r.id = l.report_id CROSS JOIN records x ON x.id = r.record_id
       WHERE l.removed = 0 AND x.search_id = ?1`,
      searchId,
    )
    .filter(({ id }) => !except.links.has(id)).length;
  if (linked > 0)
    return appError(
      'undo-refused',
      `This import cannot be undone: ${counted(linked, 'of its reports belongs to a study. Take it out of its study', 'of its reports belong to studies. Take them out of their studies')} first.`,
    );
  return null;
};

/** Records that are changed by one statement. */
const atOnce = 2000;

/** Where the records of a search begin and end in their table. */
const placesOf = (s: Statements, searchId: string): readonly [first: number, last: number] => {
  const places = s.one<{ first: number | null; last: number | null }>(
    'SELECT min(seq) AS first, max(seq) AS last FROM records WHERE search_id = ?',
    searchId,
  );
  return [places?.first ?? 0, places?.last ?? 0];
};

/**
 * The records of a search as parts of their table, in its order: what one statement changes is next to each other in the file, and what the
 * engine keeps to take a statement back stays small. In one statement, in the order of ids, a million records took minutes and gigabytes.
 */
function* partsOf(s: Statements, searchId: string): Generator<[first: number, last: number]> {
  let before = 0;
  for (;;) {
    const part = s.one<{ first: number | null; last: number | null }>(
      `SELECT min(seq) AS first, max(seq) AS last FROM
       (SELECT seq FROM records WHERE search_id = ? AND seq > ? ORDER BY seq LIMIT ${atOnce})`,
      searchId,
      before,
    );
    if (part?.first == null || part.last === null) return;
    before = part.last;
    yield [part.first, part.last];
  }
}

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
  const set = (table: string, where: string, ...part: number[]): void => {
    s.run(
      `UPDATE ${table} SET removed = ?2, rev = ?3 WHERE ${which} AND (${where})`,
      searchId,
      removed,
      now,
      undone,
      ...part,
    );
  };
  const [first, last] = placesOf(s, searchId);
  for (const part of partsOf(s, searchId)) {
    const records = 'SELECT id FROM records WHERE search_id = ?1 AND seq BETWEEN ?5 AND ?6';
    set('reports', `record_id IN (${records})`, ...part);
    set('pairs', `a IN (${records}) OR b IN (${records})`, ...part);
    set('records', 'search_id = ?1 AND seq BETWEEN ?5 AND ?6', ...part);
    store.onBulk((part[1] - first + 1) / (last - first + 1));
  }
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
