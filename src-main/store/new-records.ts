import { tables } from '#core/model/tables';
import type { Statements } from './rows';

/** A record of a new search as the file takes it; its report's id is its own behind an "r". */
export interface NewRecord {
  readonly id: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  /** The row's text, or the same as bytes of UTF-8: what was encoded elsewhere is not made a text once more. */
  readonly doc: string | Uint8Array;
}

/** The records of one new search, whose ids follow each other, and their reports. */
export interface NewRecords {
  /** Adds the record, whose report stands for itself or behind another; the record's place in its table. */
  readonly add: (record: NewRecord, aliasOf: string | null) => number;
  /** After the last record: all reports are there. */
  readonly end: () => void;
}

export const reportIdOf = (recordId: string): string => `r${recordId}`;

const insertRecord = `INSERT INTO records(id, rev, v, removed, report_id, search_id, doi, pmid, doc)
  VALUES(?1, ?2, ${tables.records.version}, 0, 'r' || ?1, ?3, ?4, ?5, CAST(?6 AS TEXT))`;
const insertReports = `INSERT INTO reports(id, rev, v, removed, alias_of, record_id, doc)
  SELECT report_id, ?1, ${tables.reports.version}, 0, NULL, substr(report_id, 2),
    json_object('id', report_id, 'recordId', substr(report_id, 2), 'aliasOf', NULL)
  FROM records WHERE report_id BETWEEN ?2 AND ?3 ORDER BY report_id`;
const setAlias = `UPDATE reports SET alias_of = ?2, doc = json_set(doc, '$.aliasOf', ?2) WHERE id = ?1`;

/** So many reports are made by one statement: to hand each over takes longer than to write it. */
const atOnce = 5000;

/** Only the write door calls this. */
export const newRecords = (s: Statements, rev: number, searchId: string): NewRecords => {
  let first = '';
  let last = '';
  let waiting = 0;
  let aliases: [string, string][] = [];
  const writeReports = (): void => {
    if (waiting === 0) return;
    const { changes } = s.run(insertReports, rev, reportIdOf(first), reportIdOf(last));
    // Ids that did not follow each other would leave records without a report: better nothing of the file than that.
    if (changes !== waiting) throw new Error(`${waiting} records, but ${changes} reports`);
    for (const [id, aliasOf] of aliases) s.run(setAlias, id, aliasOf);
    waiting = 0;
    aliases = [];
  };
  return {
    add: ({ id, doi, pmid, doc }, aliasOf) => {
      if (waiting === 0) first = id;
      last = id;
      waiting += 1;
      if (aliasOf !== null) aliases.push([reportIdOf(id), aliasOf]);
      const seq = s.run(insertRecord, id, rev, searchId, doi, pmid, doc).lastInsertRowid;
      if (waiting === atOnce) writeReports();
      return seq;
    },
    end: writeReports,
  };
};
