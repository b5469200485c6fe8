import { type DedupeRecord, registrationOf } from '#core/dedupe/prepared-record';
import type { RecordFields } from '#core/model/record-fields';
import { openDatabase } from './database';

/**
 * Every record of a project as duplicates are judged by, in order of import. Opens the file to read, beside whoever writes it, so that a
 * process of its own can do this. Text of fields that do not count is let go at once.
 */
export function* dedupeInput(
  path: string,
  onProgress: (share: number) => void = () => undefined,
): Generator<DedupeRecord> {
  const db = openDatabase(path, true);
  try {
    const { n } = db.prepare('SELECT count(*) AS n FROM records WHERE removed = 0').get() as { n: number };
    let read = 0;
    const rows = db
      .prepare(
        `SELECT r.id AS id, r.doc -> '$.fields' AS fields, s.doc ->> '$.database' AS source
         FROM records r JOIN reports p ON p.id = r.report_id LEFT JOIN searches s ON s.id = r.search_id
         WHERE r.removed = 0 AND p.removed = 0 ORDER BY r.seq`,
      )
      .iterate() as Iterable<unknown>;
    for (const row of rows) {
      read += 1;
      if (read % 500 === 0) onProgress(read / n);
      const { id, fields, source } = row as { id: string; fields: string; source: string | null };
      const { extra: _, keywords: __, accession, ...kept } = JSON.parse(fields) as RecordFields;
      yield {
        id,
        ...kept,
        database: kept.database ?? source,
        registration: registrationOf(accession),
      };
    }
  } finally {
    db.close();
  }
}

/** Pairs about which nothing is left to ask: people spoke of them, or other facts settle them. */
export const settledInput = (path: string): { readonly a: string; readonly b: string }[] => {
  const db = openDatabase(path, true);
  try {
    return db
      .prepare(
        `SELECT a, b FROM pairs WHERE removed = 0 AND
         (doc ->> '$.grouped' = 1 OR (doc ->> '$.by' NOT LIKE 'rule:%' AND doc ->> '$.verdict' <> 'undecided'))`,
      )
      .all() as { a: string; b: string }[];
  } finally {
    db.close();
  }
};
