import { reportIndex, type ReportKeys } from '#core/dedupe/same-report';
import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import type { Pair, Report, Search } from '#core/model/report';
import { ok, type Result } from '#core/result';
import { sha256 } from './sha256';
import { encodeFields, type PreparedRecord, recordPreparer } from './prepared-record';
import { canonicalReport } from './report-rows';
import type { EncodedRow, Statements } from './rows';
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
  /** Of these, records whose report came in with an earlier record of the same file. */
  readonly repeated: number;
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

/** Encoded without a look at its schema: one of these comes with every record. */
const newReport = (report: Report): EncodedRow => ({
  id: report.id,
  doc: JSON.stringify(report),
  keys: [report.aliasOf, report.recordId],
});

const reasonText = (reasons: readonly string[]): string => reasons.join(', ');

/** Reports of the project by one number, asked for as they are needed: the new records need not all be known before the first is written. */
export const seekIn = (statements: Statements) => {
  const before = statements.one<{ n: number | null }>('SELECT max(seq) AS n FROM records')?.n ?? 0;
  if (before === 0) return undefined;
  return (key: 'doi' | 'pmid', value: string): ReportKeys[] =>
    statements.all<ReportKeys>(
      `SELECT id, json_extract(doc, '$.fields.title') AS title, doi, pmid FROM records WHERE ${key} = ? AND removed = 0 AND seq <= ${before} ORDER BY seq`,
      value,
    );
};

/**
 * Writes one search with its records in one transaction and one log entry. Each record gets a report of its own; where DOI or
 * PubMed id agree with an earlier record, that report becomes an alias of the earlier one, with the fact and its reason kept.
 *
 * `produce` hands over the records one by one and tells in the end what search they are of; what it answers as an error rolls all of
 * it back.
 */
export const importProduced = (
  store: Store,
  searchId: string,
  produce: (take: (record: PreparedRecord) => void) => Result<Search, AppError>,
  reviewer: string,
  /** One of several files taken in at once: undone together with the one before. */
  withPrevious = false,
): Result<{ revision: number; value: ImportOutcome }, AppError> => {
  const label = {
    kind: 'imports.run',
    text: '',
    reviewer,
    undoable: withPrevious ? ('with-previous' as const) : true,
  };
  let fileHash = '';
  return write(
    store,
    label,
    (tx) => {
      const index = reportIndex([], seekIn(store.statements));
      const reportOf = new Map<string, string>();
      let records = 0;
      let joined = 0;
      let repeated = 0;
      const made = new Set<string>();
      const take = (record: PreparedRecord): void => {
        const { id, title, doi, pmid, reportId } = record;
        records += 1;
        const found = index.add({ id, title, doi, pmid });
        const same = found.same[0];
        const target = same === undefined ? null : (reportOf.get(same.b) ?? canonicalOf(store, same.b));
        if (target !== null) {
          joined += 1;
          if (made.has(target)) repeated += 1;
          reportOf.set(id, target);
        } else if (doi !== null || pmid !== null) {
          made.add(reportId);
          reportOf.set(id, reportId);
        }
        const seq = tx.addNew('records', record);
        tx.addNew('reports', newReport({ id: reportId, recordId: id, aliasOf: target }));
        for (const pair of found.same)
          addPair(tx, {
            a: pair.a,
            b: pair.b,
            verdict: 'same',
            by: 'rule:same-number',
            reason: reasonText(pair.reasons),
          });
        if (record.text !== null) indexRecord(store.statements, seq, record.text);
      };
      const search = produce(take);
      if (!search.ok) return tx.refuse(search.error);
      tx.add('searches', search.value);
      fileHash = search.value.file?.sha256 ?? sha256(searchId);
      label.text = `Import ${records} ${records === 1 ? 'record' : 'records'} from ${search.value.database}`;
      return { searchId, records, newReports: records - joined, joined, repeated };
    },
    { bulk: () => ({ searchId, sha256: fileHash }) },
  );
};

/** The same with records that are all there. */
export const importRecords = (
  store: Store,
  search: Search,
  fields: readonly RecordFields[],
  reviewer: string,
): Result<{ revision: number; value: ImportOutcome }, AppError> =>
  importProduced(
    store,
    search.id,
    (take) => {
      const prepare = recordPreparer(search.id);
      for (const one of fields) {
        const encoded = encodeFields(one, 'now');
        if (!encoded.ok) return encoded;
        take(prepare(encoded.value));
      }
      return ok(search);
    },
    reviewer,
  );

const canonicalOf = (store: Store, recordId: string): string | null => {
  const record = store.get('records', recordId);
  return record === undefined ? null : canonicalReport(store, record.reportId);
};
