import { noPlaces, type PlaceCounts, type RecordPlace } from '#core/dedupe/record-places';
import { reportIndex } from '#core/dedupe/same-report';
import type { RecordFields } from '#core/model/record-fields';
import { pairId, type Search } from '#core/model/report';
import { sha256 } from './sha256';
import { knownWithSameKeys } from './import-records';
import { canonicalReport } from './report-rows';
import type { Store } from './store';
import type { Tx } from './write';

export interface AddedRecords {
  readonly reportIds: readonly string[];
  readonly places: PlaceCounts;
}

/** Whether a search brought the record that a report was made of. */
const madeBy = (store: Store, reportId: string, searchId: string): boolean => {
  const report = store.get('reports', reportId);
  return report !== undefined && store.get('records', report.recordId)?.searchId === searchId;
};

/** The next free place among the records of a search; places of records that were taken back count as taken. */
const nextOrdinal = (store: Store, searchId: string): number =>
  (store.statements.one<{ n: number | null }>(
    `SELECT max(CAST(doc ->> '$.ordinal' AS INTEGER)) AS n FROM records WHERE search_id = ?`,
    searchId,
  )?.n ?? -1) + 1;

/**
 * Adds records to a search one by one, each with its image in the log: those that a person entered or mended. Like an import, a record with
 * a DOI or PubMed number that is known joins that report.
 */
export const addRecords = (
  tx: Tx,
  store: Store,
  search: Search,
  fields: readonly RecordFields[],
): AddedRecords => {
  const source = search.file?.sha256 ?? sha256(search.id);
  const index = reportIndex(knownWithSameKeys(store, fields));
  const from = nextOrdinal(store, search.id);
  const reportOf = new Map<string, string>();
  const reportIds: string[] = [];
  const places: Record<RecordPlace, number> = { ...noPlaces };
  fields.forEach((f, at) => {
    const ordinal = from + at;
    const id = sha256(`${source}:${search.id}:${ordinal}`).slice(0, 24);
    const reportId = `r${id}`;
    const found = index.add({ id, title: f.title, doi: f.doi, pmid: f.pmid });
    const same = found.same[0];
    const known = same === undefined ? undefined : store.get('records', same.b)?.reportId;
    const target =
      same === undefined
        ? null
        : (reportOf.get(same.b) ?? (known === undefined ? null : canonicalReport(store, known)));
    places[target === null ? 'new' : madeBy(store, target, search.id) ? 'repeated' : 'here'] += 1;
    reportOf.set(id, target ?? reportId);
    reportIds.push(target ?? reportId);
    tx.put('records', { id, searchId: search.id, ordinal, reportId, fields: f });
    tx.put('reports', { id: reportId, recordId: id, aliasOf: target });
    for (const pair of found.same) {
      const by = 'rule:same-number';
      const reason = pair.reasons.join(', ');
      tx.put('pairs', { id: pairId(pair.a, pair.b, by), a: pair.a, b: pair.b, verdict: 'same', by, reason });
    }
  });
  return { reportIds, places };
};
