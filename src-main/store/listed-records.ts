import { type Author, emptyRecordFields, type RecordFields, noticeSchema } from '#core/model/record-fields';
import type { Statements } from './rows';

/** As much of a record as a list shows. */
export interface ListedRecord {
  readonly reportId: string;
  readonly searchId: string;
  /** Of an abstract the first letter: lists only show whether there is one. What they do not show is empty. */
  readonly fields: RecordFields;
}

const shown = ['title', 'authors', 'year', 'journal', 'doi', 'pmid', 'language', 'notices'] as const;
type Shown = Pick<RecordFields, (typeof shown)[number]>;

/** Taken out by the database: to hand over whole records, most of which is abstract, takes several times as long. */
const sql = `SELECT report_id, search_id, substr(doc ->> '$.fields.abstract', 1, 1) AS abstract,
    json_extract(doc, ${shown.map((name) => `'$.fields.${name}'`).join(', ')}) AS shown
  FROM records WHERE removed = 0 AND report_id IN (SELECT value FROM json_each(?)) ORDER BY seq`;

interface Found {
  readonly report_id: string;
  readonly search_id: string;
  readonly abstract: string | null;
  readonly shown: string;
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isAuthor = (value: unknown): value is Author =>
  typeof value === 'object' &&
  value !== null &&
  'family' in value &&
  typeof value.family === 'string' &&
  'given' in value &&
  isText(value.given);
const isListOf = <T>(value: unknown, fits: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(fits);
const isNotice = (value: unknown): value is RecordFields['notices'][number] =>
  noticeSchema.safeParse(value).success;

/** The fields, where they are what their schema says; made for lists of very many, where the schema itself takes long. */
const fieldsOf = (values: unknown): Shown | null => {
  if (!Array.isArray(values)) return null;
  const [title, authors, year, journal, doi, pmid, language, notices] = values as unknown[];
  const fits =
    isText(title) &&
    isListOf(authors, isAuthor) &&
    (year === null || (typeof year === 'number' && Number.isSafeInteger(year))) &&
    isText(journal) &&
    isText(doi) &&
    isText(pmid) &&
    isText(language) &&
    isListOf(notices, isNotice);
  return fits ? { title, authors, year, journal, doi, pmid, language, notices } : null;
};

/** The records of these reports (their ids as a JSON array) in order of arrival; one that does not fit its schema is left out. */
export const listedRecords = (s: Statements, reportIds: string): ListedRecord[] => {
  const records: ListedRecord[] = [];
  for (const found of s.all<Found>(sql, reportIds)) {
    const fields = fieldsOf(JSON.parse(found.shown));
    if (fields === null) continue;
    records.push({
      reportId: found.report_id,
      searchId: found.search_id,
      fields: { ...emptyRecordFields, ...fields, abstract: found.abstract },
    });
  }
  return records;
};
