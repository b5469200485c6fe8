import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import type { RecordRow } from '#core/model/report';
import { ok, type Result } from '#core/result';
import { sha256 } from './sha256';
import { encodeRow, type EncodedRow, keysOf } from './rows';
import { type RecordText, textOf } from './search-text';

/**
 * A new record as the file takes it: its row's text, its search columns and its words. Nothing of the project is needed to make one, so a
 * thread beside the one that writes can.
 */
export interface PreparedRecord extends EncodedRow {
  readonly reportId: string;
  readonly title: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  /** Null: its words enter the index later (`WordIndex`). */
  readonly text: RecordText | null;
}

export type Preparer = (fields: RecordFields) => Result<PreparedRecord, AppError>;

/**
 * The same text as `encodeRow` gives, without looking at every value of a large file once more: the types say what a parser hands over, but
 * for a year that is no whole number.
 */
export const encodeParsed = (row: RecordRow): Result<string, AppError> => {
  const { id, searchId, ordinal, reportId, fields: f } = row;
  if (f.year !== null && !Number.isSafeInteger(f.year)) return encodeRow('records', row);
  const fields: RecordFields = {
    title: f.title,
    abstract: f.abstract,
    authors: f.authors,
    year: f.year,
    journal: f.journal,
    volume: f.volume,
    issue: f.issue,
    pages: f.pages,
    doi: f.doi,
    pmid: f.pmid,
    pmcid: f.pmcid,
    registryNumbers: f.registryNumbers,
    accession: f.accession,
    database: f.database,
    language: f.language,
    keywords: f.keywords,
    publicationTypes: f.publicationTypes,
    url: f.url,
    notices: f.notices,
    extra: f.extra,
  };
  return ok(JSON.stringify({ id, searchId, ordinal, reportId, fields } satisfies RecordRow));
};

/** Prepares the records of one new search, in order. Ids that follow each other end up side by side in the file's indexes. */
export const recordPreparer = (searchId: string, words: 'now' | 'later' = 'now'): Preparer => {
  const base = sha256(searchId).slice(0, 18);
  let ordinal = 0;
  return (fields) => {
    const id = `${base}${ordinal.toString(16).padStart(6, '0')}`;
    const reportId = `r${id}`;
    const row: RecordRow = { id, searchId, ordinal, reportId, fields };
    ordinal += 1;
    const doc = encodeParsed(row);
    if (!doc.ok) return doc;
    const { title, doi, pmid } = fields;
    return ok({
      id,
      doc: doc.value,
      keys: keysOf('records', row),
      reportId,
      title,
      doi,
      pmid,
      text: words === 'now' ? textOf(fields) : null,
    });
  };
};
