import {
  type ChangeBatch,
  type MirrorPosition,
  type MirrorTable,
  mirrorSchema,
  mirrorTableNames,
  type SearchListRow,
} from '#core/contract/mirror';
import type { Search } from '#core/model/report';
import type { Row, TableName } from '#core/model/tables';
import { reportRows, reviewOf } from './report-rows';
import type { Stored } from './rows';
import type { Store } from './store';

/** A rebuild is cheaper than a batch beyond this many reports. */
const mostReports = 20_000;

export const positionOf = (store: Store, viewer: string | null): MirrorPosition => ({
  instanceId: store.instanceId,
  reviewerId: viewer,
  schema: mirrorSchema,
  revision: store.head.revision,
  hash: store.head.hash,
});

type SmallTable = Exclude<MirrorTable, 'reports'> & TableName;

const searchListRow = (search: Search): SearchListRow => {
  const { warnings, unread, strategy: _, ...rest } = search;
  return { ...rest, warnings: warnings.length, unread: unread.length };
};

/**
 * Blinding of extraction and appraisal: with several independent extractors, another person's row stays in main until this
 * reviewer has a row for the same result (a complete one, for appraisals). Rows of bundled data and the consensus are for everybody.
 */
const visible = (
  store: Store,
  table: SmallTable,
  row: Row<SmallTable>,
  viewer: string | null,
  open: ReadonlySet<string>,
): boolean => {
  if (table !== 'results' && table !== 'appraisals') return true;
  const review = reviewOf(store);
  const rule = table === 'results' ? review.extraction : review.appraisal;
  if (!rule.blind || rule.votes < 2 || !('by' in row)) return true;
  if (row.by === viewer || row.by === 'consensus') return true;
  const key = 'resultKey' in row ? row.resultKey : 'key' in row ? row.key : '';
  return open.has(row.by) || open.has(`key:${key}`);
};

/** Data sets (visible to all) and, as `key:…`, the results that the viewer has finished. */
const openTo = (store: Store, table: SmallTable, viewer: string | null): ReadonlySet<string> => {
  if (table !== 'results' && table !== 'appraisals') return new Set();
  const sets = store
    .all('reviewers')
    .rows.filter((r) => r.role === 'dataset')
    .map((r) => r.id);
  const own =
    table === 'results'
      ? store
          .all('results')
          .rows.filter((r) => r.by === viewer)
          .map((r) => `key:${r.key}`)
      : store
          .all('appraisals')
          .rows.filter((a) => a.by === viewer && a.complete)
          .map((a) => `key:${a.resultKey}`);
  return new Set([...sets, ...own]);
};

const smallRows = (
  store: Store,
  table: SmallTable,
  stored: readonly Stored[],
  viewer: string | null,
): unknown[] => {
  const open = openTo(store, table, viewer);
  const rows = store.decodeAll(table, stored).rows.filter((r) => visible(store, table, r, viewer, open));
  return table === 'searches' ? (rows as Search[]).map(searchListRow) : rows;
};

const isSmall = (table: MirrorTable): table is SmallTable => table !== 'reports';

/** The hash of the log entry that made a revision; nothing where this file never had it. */
export const hashAt = (store: Store, revision: number): string | undefined =>
  store.statements.one<{ hash: string }>('SELECT hash FROM change_log WHERE revision = ?', revision)?.hash;

/** Of the duplicate facts, lists show what waits for a person and what people said; the rest is fetched where it is looked at. */
const listed: Partial<Record<SmallTable, string>> = {
  // what most of them are is told from their text: to take each apart takes long
  pairs: `AND instr(doc, '"verdict":"same","by":"rule:') = 0 AND (doc ->> '$.by' NOT LIKE 'rule:%' OR (doc ->> '$.verdict' = 'undecided' AND doc ->> '$.grouped' IS NULL))`,
};

/** One page of a rebuild. */
export const mirrorPage = (
  store: Store,
  table: MirrorTable,
  after: number | null,
  limit: number,
  viewer: string | null,
): { readonly rows: unknown[]; readonly next: number | null } => {
  const s = store.statements;
  if (isSmall(table)) {
    const stored = s.all<Stored>(
      `SELECT seq, id, rev, removed, doc FROM "${table}" WHERE removed = 0 AND seq > ? ${listed[table] ?? ''} ORDER BY seq LIMIT ?`,
      after ?? 0,
      limit,
    );
    return {
      rows: smallRows(store, table, stored, viewer),
      next: stored.length < limit ? null : (stored.at(-1)?.seq ?? null),
    };
  }
  const heads = s.all<{ seq: number; id: string }>(
    'SELECT seq, id FROM reports WHERE removed = 0 AND alias_of IS NULL AND seq > ? ORDER BY seq LIMIT ?',
    after ?? 0,
    limit,
  );
  const rows = reportRows(
    store,
    heads.map((h) => h.id),
    viewer,
  ).sort((a, b) => a.order - b.order);
  return { rows, next: heads.length < limit ? null : (heads.at(-1)?.seq ?? null) };
};

/** So many reports fill a screen; of the other tables most reviews have fewer rows. */
const firstRows = { reports: 250, others: 1000 } as const;

/** The first page of each table, its rows as JSON text: with these a window can show its lists. */
export const firstPages = (store: Store, viewer: string | null) => {
  const pages: Partial<Record<MirrorTable, { rows: string; next: number | null }>> = {};
  for (const table of mirrorTableNames) {
    const limit = firstRows[table === 'reports' ? table : 'others'];
    const { rows, next } = mirrorPage(store, table, null, limit, viewer);
    pages[table] = { rows: JSON.stringify(rows), next };
  }
  return pages;
};

/**
 * Canonical ids of all reports whose list row may have changed after a revision. A report that another one left, by undo or by being taken
 * apart, is told from the log alone: nothing of its own changed. A plain UNION would have SQLite read all of `reports` in
 * order of id; gathered first, each part finds its few rows by revision. CROSS JOIN has the tables read in the order written: SQLite would go
 * through all reports, 25 ms a verdict with 100,000, where it once counted a table (say of resolutions) while that was empty.
 */
const touchedReports = (store: Store, since: number): string[] =>
  store.statements
    .all<{ id: string }>(
      `SELECT DISTINCT id FROM (
       SELECT coalesce(r.alias_of, r.id) AS id FROM reports r WHERE r.rev > ?1
       UNION ALL SELECT r.id FROM reports r WHERE r.rev > ?1
       UNION ALL SELECT json_extract(i.value ->> '$[2]', '$.aliasOf') FROM change_log l CROSS JOIN json_each(l.entries, '$.images') i
         WHERE l.revision > ?1 AND i.value ->> '$[0]' = 'reports'
       UNION ALL SELECT coalesce(r.alias_of, r.id) FROM records x CROSS JOIN reports r ON r.id = x.report_id WHERE x.rev > ?1
       UNION ALL SELECT coalesce(r.alias_of, r.id) FROM decisions x CROSS JOIN reports r ON r.id = x.report_id WHERE x.rev > ?1
       UNION ALL SELECT coalesce(r.alias_of, r.id) FROM resolutions x CROSS JOIN reports r ON r.id = x.report_id WHERE x.rev > ?1
       UNION ALL SELECT coalesce(r.alias_of, r.id) FROM links x CROSS JOIN reports r ON r.id = x.report_id WHERE x.rev > ?1
       UNION ALL SELECT coalesce(r.alias_of, r.id) FROM searches x CROSS JOIN records y ON y.search_id = x.id CROSS JOIN reports r ON r.id = y.report_id WHERE x.rev > ?1)
       WHERE id IS NOT NULL`,
      since,
    )
    .map((r) => r.id);

const listedIds = (store: Store, table: SmallTable, since: number): ReadonlySet<string> =>
  new Set(
    store.statements
      .all<{ id: string }>(
        `SELECT id FROM "${table}" WHERE removed = 0 AND rev > ? ${listed[table] ?? ''}`,
        since,
      )
      .map((r) => r.id),
  );

/** Reports that came or were joined after a revision: soon counted, where all that touches a report takes longer. */
const newReports = (store: Store, since: number): number =>
  store.statements.one<{ n: number }>('SELECT count(*) AS n FROM reports WHERE rev > ?', since)?.n ?? 0;

/** Everything that changed after a revision, as this viewer may see it; null when a rebuild is the better way. */
export const changesSince = (store: Store, since: number, viewer: string | null): ChangeBatch | null => {
  const s = store.statements;
  const upserts: ChangeBatch['upserts'] = {};
  const deletes: ChangeBatch['deletes'] = {};
  if (since === store.head.revision)
    return { position: positionOf(store, viewer), from: since, upserts, deletes };
  // Whose eyes may see what depends on the settings: a change there means a new mirror.
  if (
    since > 0 &&
    s.one('SELECT 1 AS x FROM review WHERE rev > ?', since) !== undefined &&
    blindingChanged(store, since)
  )
    return null;
  if (newReports(store, since) > mostReports) return null;
  for (const table of mirrorTableNames) {
    if (!isSmall(table)) continue;
    const same =
      table === 'results' || table === 'appraisals'
        ? `OR key IN (SELECT key FROM "${table}" WHERE rev > ?1)`
        : '';
    const stored = s.all<Stored>(
      `SELECT seq, id, rev, removed, doc FROM "${table}" WHERE rev > ?1 ${same}`,
      since,
    );
    if (stored.length === 0) continue;
    const shown = listed[table] === undefined ? null : listedIds(store, table, since);
    const isLive = (r: Stored): boolean => r.removed === 0 && (shown === null || shown.has(r.id));
    const live = stored.filter(isLive);
    const gone = stored.filter((r) => !isLive(r)).map((r) => r.id);
    if (live.length > 0) upserts[table] = smallRows(store, table, live, viewer);
    if (gone.length > 0) deletes[table] = gone;
  }
  const touched = touchedReports(store, since);
  if (touched.length > mostReports) return null;
  if (touched.length > 0) {
    const rows = reportRows(store, touched, viewer);
    const shown = new Set(rows.map((r) => r.id));
    if (rows.length > 0) upserts.reports = rows;
    const gone = touched.filter((id) => !shown.has(id));
    if (gone.length > 0) deletes.reports = gone;
  }
  return { position: positionOf(store, viewer), from: since, upserts, deletes };
};

const blindingChanged = (store: Store, since: number): boolean =>
  store.statements
    .all<{ entries: string }>(
      "SELECT entries FROM change_log WHERE revision > ? AND kind IN ('review.save', 'undo')",
      since,
    )
    .some((row) => {
      const parsed = JSON.parse(row.entries) as { images?: [string, string, string | null, string | null][] };
      return (parsed.images ?? []).some(
        ([table, , before, after]) => table === 'review' && rules(before) !== rules(after),
      );
    });

const rules = (doc: string | null): string => {
  if (doc === null) return '';
  const r = JSON.parse(doc) as Row<'review'>;
  return JSON.stringify([r.titleAbstract, r.fullText, r.extraction, r.appraisal]);
};
