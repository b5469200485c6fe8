import { counted } from '#core/counted';
import { noPlaces, type PlaceCounts, type RecordPlace } from '#core/dedupe/record-places';
import { type ReportKeys, reportIndex } from '#core/dedupe/same-report';
import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { type Pair, pairId, type Search } from '#core/model/report';
import { ok, type Result } from '#core/result';
import { reportIdOf } from './new-records';
import { encodeFields, idsOf, type PreparedRecord, recordPreparer } from './prepared-record';
import { canonicalReport } from './report-rows';
import type { EncodedRow, Statements } from './rows';
import { sameFile } from './same-file';
import { indexRecord } from './search-text';
import { sha256 } from './sha256';
import type { Store } from './store';
import { write } from './write';

export interface ImportOutcome {
  readonly searchId: string;
  readonly records: number;
  readonly places: PlaceCounts;
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

/** Encoded without a look at its schema: thousands of these come with a file of the same records twice. */
const newPair = (a: string, b: string, reasons: readonly string[], by: string): EncodedRow => {
  const pair: Pair = { id: pairId(a, b, by), a, b, verdict: 'same', by, reason: reasons.join(', ') };
  return { id: pair.id, doc: JSON.stringify(pair), keys: [a, b] };
};

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
 * PubMed id agree with an earlier record, or the same file brought it before, that report becomes an alias of the earlier one, with the fact and
 * its reason kept.
 *
 * `produce` hands over the records one by one and tells in the end what search they are of; what it answers as an error rolls all of
 * it back.
 */
export const importProduced = (
  store: Store,
  searchId: string,
  produce: (take: (record: PreparedRecord) => void) => Result<Search, AppError>,
  reviewer: string,
  {
    together = [],
    sha256: hash = null,
  }: {
    /** Searches of the files that were taken in just before, at once with this one: undone together with them. */
    readonly together?: readonly string[];
    /** Of the file, where that is known before it is read: what those very bytes brought before is known again. */
    readonly sha256?: string | null;
  } = {},
): Result<{ revision: number; value: ImportOutcome }, AppError> => {
  const label = {
    kind: 'imports.run',
    text: '',
    reviewer,
    undoable: together.length > 0 ? ('with-previous' as const) : true,
  };
  let fileHash = '';
  return write(
    store,
    label,
    (tx) => {
      const index = reportIndex([], seekIn(store.statements));
      const again = sameFile(store.statements, hash);
      const { add, end } = tx.addRecords(searchId);
      const ids = idsOf(searchId);
      /** Of the new reports those that stand behind another. */
      const standing = new Map<string, string>();
      const standsFor = (record: string): string | null =>
        record.startsWith(ids) ? (standing.get(record) ?? reportIdOf(record)) : canonicalOf(store, record);
      let records = 0;
      const places: Record<RecordPlace, number> = { ...noPlaces };
      const before = together.map(idsOf);
      const take = (record: PreparedRecord): void => {
        const { id, title, doi, pmid } = record;
        const { same } = index.add({ id, title, doi, pmid });
        const twin = doi === null && pmid === null ? again(records, title) : null;
        records += 1;
        const known = same[0]?.b ?? twin;
        const target = known === null ? null : standsFor(known);
        if (target !== null) {
          const own = target.startsWith(ids, 1);
          const other = before.some((one) => target.startsWith(one, 1));
          places[own ? 'repeated' : other ? 'other' : 'here'] += 1;
          standing.set(id, target);
        }
        const seq = add(record, target);
        for (const { a, b, reasons } of same) tx.addNew('pairs', newPair(a, b, reasons, 'rule:same-number'));
        if (twin !== null) tx.addNew('pairs', newPair(id, twin, ['same-file'], 'rule:same-file'));
        if (record.text !== null) indexRecord(store.statements, seq, record.text);
      };
      const search = produce(take);
      if (!search.ok) return tx.refuse(search.error);
      end();
      places.new = records - places.here - places.repeated - places.other;
      tx.add('searches', { ...search.value, places });
      fileHash = search.value.file?.sha256 ?? sha256(searchId);
      label.text = `Import ${counted(records, 'record', 'records')} from ${search.value.database}`;
      return { searchId, records, places };
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
