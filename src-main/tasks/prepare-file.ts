import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { ok, type Result } from '#core/result';
import { type PreparedRecord, recordPreparer } from '../store/prepared-record';
import type { ParseRequest } from './parse-file';
import { isStreamed, type ReadSummary, streamFile } from './stream-file';

export interface PrepareRequest extends ParseRequest {
  /** The search that the records become. */
  readonly searchId: string;
  /** Records that come after those of the file: parts of it that were mended by hand. */
  readonly more?: readonly RecordFields[];
}

export interface PreparedFile extends ReadSummary {
  /** The database that the first record which names one comes from. */
  readonly namedDatabase: string | null;
}

/** Reads a file and hands on its records as rows, one after the other. Errors as those of `parseFile`. */
export type RecordSource = (
  request: PrepareRequest,
  take: (record: PreparedRecord) => void,
  onProgress?: (share: number) => void,
) => Result<PreparedFile, AppError>;

export const prepareFile: RecordSource = ({ path, searchId, more = [], ...options }, take, onProgress) => {
  const prepare = recordPreparer(searchId, isStreamed(path, options.format) ? 'later' : 'now');
  let namedDatabase: string | null = null;
  let failed: AppError | null = null;
  const each = (fields: RecordFields): void => {
    namedDatabase ??= fields.database;
    const record = prepare(fields);
    if (record.ok) take(record.value);
    else failed ??= record.error;
  };
  const read = streamFile(path, { ...options, ...(onProgress && { onProgress }) }, each);
  if (!read.ok) return read;
  for (const one of more) each(one);
  return failed === null ? ok({ ...read.value, namedDatabase }) : { ok: false, error: failed };
};
