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
  readonly text: RecordText;
}

export type Preparer = (fields: RecordFields) => Result<PreparedRecord, AppError>;

/** Prepares the records of one new search, in order. Ids that follow each other end up side by side in the file's indexes. */
export const recordPreparer = (searchId: string): Preparer => {
  const base = sha256(searchId).slice(0, 18);
  let ordinal = 0;
  return (fields) => {
    const id = `${base}${ordinal.toString(16).padStart(6, '0')}`;
    const reportId = `r${id}`;
    const row: RecordRow = { id, searchId, ordinal, reportId, fields };
    ordinal += 1;
    const doc = encodeRow('records', row);
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
      text: textOf(fields),
    });
  };
};
