import type { AppError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { ok, type Result } from '#core/result';
import {
  type EncodedFields,
  encodeFields,
  type EncodedText,
  type PreparedRecord,
  recordPreparer,
  roomFor,
} from '../store/prepared-record';
import { type KeptRecords, takeKept } from './kept-records';
import { parseFile, type ParseRequest } from './parse-file';
import {
  hashAt,
  hashOf,
  type PartsRead,
  type ReadSummary,
  readPart,
  type SplitFile,
  splitFile,
  summaryOf,
} from './stream-file';
import type { PartReport } from '#core/importers/importer';

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

/** Hands on the records of a file that were kept before, and tells the hash of the file as it is now. Error `disk` where they are gone. */
export type KeptSource = (
  request: Pick<PrepareRequest, 'path' | 'searchId' | 'more'> & { readonly kept: KeptRecords },
  take: (record: PreparedRecord) => void,
  onProgress: (share: number) => void,
) => Result<string, AppError>;

/** Where the records of an import come from: the file itself, or what was kept of it. */
export interface RecordSources {
  readonly fromFile: RecordSource;
  readonly fromKept: KeptSource;
}

/** Reads the parts of a large file in their order, with so many bytes of room before each record. */
export type PartReader = (
  file: SplitFile,
  room: number,
  take: (record: EncodedFields) => void,
  onProgress: (share: number) => void,
) => Result<PartsRead, AppError>;

/** Hands on the records of a part as they are encoded; the error of the first that cannot be, when all is read. */
export const encodePart = (
  file: Omit<SplitFile, 'parts'>,
  part: SplitFile['parts'][number],
  take: (record: EncodedText) => void,
  onBytes?: (count: number) => void,
): Result<PartReport, AppError> => {
  let failed: AppError | null = null;
  const each = (fields: RecordFields): void => {
    const encoded = encodeFields(fields, 'later');
    if (encoded.ok) take(encoded.value);
    else failed ??= encoded.error;
  };
  const report = readPart(file, part, each, onBytes);
  return failed === null ? ok(report) : { ok: false, error: failed };
};

const partsInTurn: PartReader = (file, _room, take, onProgress) => {
  const reports: PartReport[] = [];
  let done = 0;
  for (const part of file.parts) {
    const report = encodePart(file, part, take, (count) => {
      done += count;
      onProgress(done / file.bytes);
    });
    if (!report.ok) return report;
    reports.push(report.value);
  }
  return ok({ reports, sha256: hashOf(file) });
};

/** Makes rows of records that come one after the other, encoded or not. */
const rowMaker = (searchId: string, take: (record: PreparedRecord) => void) => {
  const prepare = recordPreparer(searchId);
  let namedDatabase: string | null = null;
  const takeEncoded = (encoded: EncodedFields): void => {
    namedDatabase ??= encoded.database;
    take(prepare(encoded));
  };
  return {
    takeEncoded,
    takeAll: (records: readonly RecordFields[]): Result<null, AppError> => {
      for (const fields of records) {
        const encoded = encodeFields(fields, 'now');
        if (!encoded.ok) return encoded;
        takeEncoded(encoded.value);
      }
      return ok(null);
    },
    namedDatabase: () => namedDatabase,
  };
};

/** Large files are read with `readParts`, smaller ones at once. The words of a large file enter the search index later. */
export const fileSource =
  (readParts: PartReader): RecordSource =>
  ({ path, searchId, more = [], ...options }, take, onProgress = () => undefined) => {
    const rows = rowMaker(searchId, take);
    const split = splitFile({ path, ...options });
    if (!split.ok) return split;
    const read = ((): Result<ReadSummary, AppError> => {
      if (split.value !== null) {
        const parts = readParts(split.value, roomFor(searchId), rows.takeEncoded, onProgress);
        return parts.ok ? summaryOf(split.value, parts.value) : parts;
      }
      const parsed = parseFile(path, { ...options, onProgress });
      if (!parsed.ok) return parsed;
      const { records, ...summary } = parsed.value;
      const taken = rows.takeAll(records);
      return taken.ok ? ok(summary) : taken;
    })();
    if (!read.ok) return read;
    const mended = rows.takeAll(more);
    return mended.ok ? ok({ ...read.value, namedDatabase: rows.namedDatabase() }) : mended;
  };

/** Begins to make the hash of a file: `result` waits for it, `end` lets go of it. */
export type Hashing = (path: string) => {
  readonly result: () => Result<string, AppError>;
  readonly end: () => void;
};

/** Likewise with the records of a large file that were kept when it was looked over: of the file itself only the hash is made. */
export const keptSource =
  (beginHash: Hashing): KeptSource =>
  ({ path, searchId, more = [], kept }, take, onProgress) => {
    const rows = rowMaker(searchId, take);
    const hash = beginHash(path);
    try {
      const taken = takeKept(kept, rows.takeEncoded, onProgress);
      const mended = taken.ok ? rows.takeAll(more) : taken;
      return mended.ok ? hash.result() : mended;
    } finally {
      hash.end();
    }
  };

/** In this thread alone. */
export const prepareFile: RecordSource = fileSource(partsInTurn);
export const sourcesHere: RecordSources = {
  fromFile: prepareFile,
  fromKept: keptSource((path) => ({ result: () => ok(hashAt(path)), end: () => undefined })),
};
