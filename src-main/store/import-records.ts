import { reportIndex, type ReportKeys } from '#core/dedupe/same-report';
import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import type { Pair, Search } from '#core/model/report';
import type { Result } from '#core/result';
import { sha256 } from './database';
import { canonicalReport } from './report-rows';
import { indexRecord } from './search-text';
import type { Store } from './store';
import { type Tx, write } from './write';

export interface ImportOutcome {
  readonly searchId: string;
  readonly records: number;
  /** Reports that were not in the project before. */
  readonly newReports: number;
  /** Records that fell into a report known before, or into one of the same file. */
  readonly joined: number;
}

/** Records of the project that share a DOI or PubMed id with the new ones. */
export const knownWithSameKeys = (store: Store, fields: readonly RecordFields[]): ReportKeys[] => {
  const list = (key: 'doi' | 'pmid') =>
    JSON.stringify(fields.flatMap((f) => (f[key] === null ? [] : [f[key]])));
  return store.statements
    .all<{ id: string; title: string | null; doi: string | null; pmid: string | null }>(
      `SELECT id, json_extract(doc, '$.fields.title') AS title, doi, pmid FROM records WHERE removed = 0 AND
       (doi IN (SELECT value FROM json_each(?)) OR pmid IN (SELECT value FROM json_each(?)))`,
      list('doi'),
      list('pmid'),
    )
    .map((r) => ({ id: r.id, title: r.title, doi: r.doi, pmid: r.pmid }));
};

const addPair = (tx: Tx, pair: Omit<Pair, 'id'>): void => {
  tx.add('pairs', { id: `${pair.a}~${pair.b}~${pair.by}`, ...pair });
};

const reasonText = (reasons: readonly string[]): string => reasons.join(', ');

/**
 * Writes one search with its records in one transaction and one log entry. Each record gets a report of its own; where DOI or
 * PubMed id agree with an earlier record, that report becomes an alias of the earlier one, with the fact and its reason kept.
 */
export const importRecords = (
  store: Store,
  search: Search,
  fields: readonly RecordFields[],
  reviewer: string,
  /** One of several files taken in at once: undone together with the one before. */
  withPrevious = false,
): Result<{ revision: number; value: ImportOutcome }, AppError> => {
  const source = search.file?.sha256 ?? sha256(search.id);
  const text = `Import ${fields.length} ${fields.length === 1 ? 'record' : 'records'} from ${search.database}`;
  return write(
    store,
    { kind: 'imports.run', text, reviewer, undoable: withPrevious ? 'with-previous' : true },
    (tx) => {
      tx.add('searches', search);
      const index = reportIndex(knownWithSameKeys(store, fields));
      const reportOf = new Map<string, string>();
      let joined = 0;
      fields.forEach((f, ordinal) => {
        // The same file may be imported twice on purpose (another search date): the search id keeps the ids apart.
        const id = sha256(`${source}:${search.id}:${ordinal}`).slice(0, 24);
        const reportId = `r${id}`;
        const found = index.add({ id, title: f.title, doi: f.doi, pmid: f.pmid });
        const same = found.same[0];
        const target = same === undefined ? null : (reportOf.get(same.b) ?? canonicalOf(store, same.b));
        if (target !== null) joined += 1;
        reportOf.set(id, target ?? reportId);
        const seq = tx.add('records', { id, searchId: search.id, ordinal, reportId, fields: f });
        tx.add('reports', { id: reportId, recordId: id, aliasOf: target });
        for (const pair of found.same)
          addPair(tx, {
            a: pair.a,
            b: pair.b,
            verdict: 'same',
            by: 'rule:same-number',
            reason: reasonText(pair.reasons),
          });
        indexRecord(store.statements, seq, f);
      });
      return { searchId: search.id, records: fields.length, newReports: fields.length - joined, joined };
    },
    { bulk: () => ({ searchId: search.id, sha256: source }) },
  );
};

const canonicalOf = (store: Store, recordId: string): string | null => {
  const record = store.get('records', recordId);
  return record === undefined ? null : canonicalReport(store, record.reportId);
};
