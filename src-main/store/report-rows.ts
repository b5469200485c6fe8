import type { ReportListRow } from '#core/contract/mirror';
import type { FieldEdits } from '#core/dedupe/report-fields';
import { newReview, type Review } from '#core/model/review';
import { reportListRow } from '#core/contract/report-list-row';
import { listedRecords } from './listed-records';
import type { Stored } from './rows';
import type { Store } from './store';

interface ReportHead {
  readonly seq: number;
  readonly id: string;
  readonly canonical: string;
  /** Fields set by hand, as JSON. */
  readonly edits: string | null;
}

export const group = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const k = key(row);
    const known = map.get(k);
    if (known === undefined) map.set(k, [row]);
    else known.push(row);
  }
  return map;
};

export const countStanding = (store: Store): number =>
  store.statements.one<{ n: number }>(
    'SELECT count(*) AS n FROM reports WHERE removed = 0 AND alias_of IS NULL',
  )?.n ?? 0;

export const reviewOf = (store: Store): Review =>
  store.get('review', 'review') ?? newReview('Untitled review');

/**
 * List rows for a set of reports (canonical ids), read with a handful of set queries whatever their number. `ids` is a JSON
 * array, since SQLite limits the number of parameters.
 */
export const reportRows = (store: Store, ids: readonly string[], viewer: string | null): ReportListRow[] => {
  const s = store.statements;
  const wanted = JSON.stringify(ids);
  const heads = s.all<ReportHead>(
    `SELECT seq, id, coalesce(alias_of, id) AS canonical,
       CASE WHEN instr(doc, '"edits":') > 0 THEN doc -> '$.edits' END AS edits FROM reports
     WHERE removed = 0 AND (id IN (SELECT value FROM json_each(?1)) OR alias_of IN (SELECT value FROM json_each(?1)))`,
    wanted,
  );
  const members = JSON.stringify(heads.map((h) => h.id));
  const canonicalOf = new Map(heads.map((h) => [h.id, h.canonical]));
  const of = (table: 'decisions' | 'resolutions' | 'links'): Stored[] =>
    s.all<Stored>(
      `SELECT seq, id, rev, removed, doc FROM "${table}" WHERE removed = 0 AND report_id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
      members,
    );
  const canonical = (reportId: string): string => canonicalOf.get(reportId) ?? reportId;
  const records = group(listedRecords(s, members), (r) => canonical(r.reportId));
  const decisions = group(store.decodeAll('decisions', of('decisions')).rows, (d) => canonical(d.reportId));
  const resolutions = group(store.decodeAll('resolutions', of('resolutions')).rows, (d) =>
    canonical(d.reportId),
  );
  const links = group(store.decodeAll('links', of('links')).rows, (l) => canonical(l.reportId));
  const searches = new Map(store.all('searches').rows.map((x) => [x.id, x]));
  const review = reviewOf(store);
  return heads
    .filter((h) => h.id === h.canonical)
    .map((h) => {
      const mine = records.get(h.id) ?? [];
      const sources = mine.flatMap((r) => {
        const search = searches.get(r.searchId);
        return search === undefined ? [] : [{ id: search.id, database: search.database, kind: search.kind }];
      });
      return reportListRow(
        {
          id: h.id,
          order: h.seq,
          edits: h.edits === null ? undefined : (JSON.parse(h.edits) as FieldEdits),
          records: mine,
          sources,
          decisions: decisions.get(h.id) ?? [],
          resolutions: resolutions.get(h.id) ?? [],
          studyIds: [...new Set((links.get(h.id) ?? []).map((l) => l.studyId))],
        },
        review,
        viewer,
      );
    });
};

/** The list rows of every report that belongs to a study. */
export const linkedReportRows = (store: Store, viewer: string | null): ReportListRow[] =>
  reportRows(
    store,
    store.statements
      .all<{ id: string }>(
        `SELECT DISTINCT coalesce(r.alias_of, r.id) AS id FROM links l CROSS JOIN reports r ON r.id = l.report_id
         WHERE l.removed = 0 AND r.removed = 0`,
      )
      .map(({ id }) => id),
    viewer,
  );

/** The report that stands for this one. */
export const canonicalReport = (store: Store, reportId: string): string | null => {
  const row = store.get('reports', reportId);
  return row === undefined ? null : (row.aliasOf ?? row.id);
};
