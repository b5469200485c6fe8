import type { DedupeRecord } from '#core/dedupe/prepared-record';
import type { RecordFields } from '#core/model/record-fields';
import { openDatabase } from './database';

/**
 * Every record of a project as duplicates are judged by, in order of import. Opens the file to read, beside whoever writes it, so that a
 * process of its own can do this. Text of fields that do not count is let go at once.
 */
export const dedupeInput = (path: string): DedupeRecord[] => {
  const db = openDatabase(path, true);
  try {
    const rows = db
      .prepare(
        `SELECT r.id AS id, r.doc -> '$.fields' AS fields FROM records r JOIN reports p ON p.id = r.report_id
         WHERE r.removed = 0 AND p.removed = 0 ORDER BY r.seq`,
      )
      .iterate() as Iterable<unknown>;
    const records: DedupeRecord[] = [];
    for (const row of rows) {
      const { id, fields } = row as { id: string; fields: string };
      const f = JSON.parse(fields) as RecordFields;
      const { title, abstract, authors, year, journal, volume, issue, pages, doi, pmid } = f;
      records.push({ id, title, abstract, authors, year, journal, volume, issue, pages, doi, pmid });
    }
    return records;
  } finally {
    db.close();
  }
};
