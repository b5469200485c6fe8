import { statSync } from 'node:fs';
import { noPlaces, type PlaceCounts } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import { type MarksSummary, summariseMarks } from '#core/importers/marked-decisions';
import { rm5 } from '#core/importers/rm5';
import { rm5Lists } from '#core/importers/rm5-summary';
import type { RecordFields } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { compareFiles, type KeptFile } from './compare-files';
import { keysWriter } from './kept-keys';
import { isRoomFor, type KeptPart, type KeptRecords, recordsBeside } from './kept-records';
import { lookAtPart, looksJoined, type PartLook, partLooker, type SampleRecord } from './look-at-part';
import { parseFile, type ParseRequest } from './parse-file';
import { previewReview, type ReviewPreview } from './preview-review';
import {
  hashOf,
  type PartsRead,
  type ReadSummary,
  type SplitFile,
  splitFile,
  summaryOf,
} from './stream-file';

export interface PreviewTask extends ParseRequest {
  /** The project that the file may go into; it is only read. */
  readonly project: string;
  /** Records that come after those of the file: parts of it that were mended by hand. */
  readonly more?: readonly RecordFields[];
  /** Where what its records can be told again by is written, for the files that are compared with it. */
  readonly keys: string;
  /** The files that stand before it, in their order. */
  readonly before: readonly KeptFile[];
}

/** A file as it is looked at before it is imported: what it holds, without its records. */
export interface FilePreview extends ReadSummary {
  readonly sample: readonly SampleRecord[];
  readonly withAbstract: number;
  readonly withDoi: number;
  readonly withPmid: number;
  /** What an import would make of its records, by DOI or PubMed id. */
  readonly places: PlaceCounts;
  /** The database that most records name, if one is. */
  readonly suggestedDatabase: string | null;
  readonly marks: MarksSummary | null;
  /** The places in the file of the records that have such marks. */
  readonly markedAt: readonly number[];
  /** What a review of another program holds besides its references; null where the file is none. */
  readonly review: ReviewPreview | null;
  /** The records of the file, where they are kept for their import; without those that were mended. */
  readonly kept: KeptRecords | null;
}

/** What a format is of, where its records do not say. */
const namedBy: Readonly<Record<string, string>> = { nbib: 'PubMed', rm5: 'RevMan review' };

/** Looks at the parts of a large file in their order; `keep` is the folder in which their records are kept, or null. */
export type PartsLooker = (
  file: SplitFile,
  keep: string | null,
  take: (look: PartLook) => void,
  onProgress: (share: number) => void,
) => Result<PartsRead, AppError>;

const partsInTurn: PartsLooker = (file, keep, take, onProgress) => {
  let done = 0;
  const reports = file.parts.map((part) => {
    const { look, report } = lookAtPart(file, part, keep, (count) => {
      done += count;
      onProgress(done / file.bytes);
    });
    take(look);
    return report;
  });
  return ok({ reports, sha256: hashOf(file) });
};

/** Another one when the file is written to. */
const stampOf = (path: string): string => {
  const seen = statSync(path, { bigint: true, throwIfNoEntry: false });
  return seen === undefined ? '' : `${seen.ino} ${seen.size} ${seen.mtimeNs}`;
};

type Reading = Pick<PreviewTask, 'path' | 'more' | 'format' | 'columns' | 'sheet' | 'name'>;

/** Reads the file to its end: a large one in parts, with its records kept in the folder `keep`, another at once. `each` sees the records of the latter. */
const lookThrough = (
  { path, more = [], ...options }: Reading,
  lookAtParts: PartsLooker,
  keep: string,
  take: (look: PartLook) => void,
  each: (fields: RecordFields) => void,
  onProgress: (share: number) => void,
): Result<ReadSummary & Pick<FilePreview, 'kept'>, AppError> => {
  const takeAll = (records: readonly RecordFields[]): void => {
    const looker = partLooker();
    for (const fields of records) {
      looker.take(fields);
      each(fields);
    }
    take(looker.look());
  };
  const kept: (KeptPart | null)[] = [];
  const stamp = stampOf(path);
  const read = ((): Result<ReadSummary, AppError> => {
    const split = splitFile({ path, ...options });
    if (!split.ok) return split;
    if (split.value !== null) {
      const folder = isRoomFor(keep, split.value.bytes) ? keep : null;
      const takePart = (look: PartLook): void => {
        kept.push(look.kept);
        take(look);
      };
      const parts = lookAtParts(split.value, folder, takePart, onProgress);
      return parts.ok ? summaryOf(split.value, parts.value) : parts;
    }
    const parsed = parseFile(path, { ...options, onProgress });
    if (!parsed.ok) return parsed;
    const { records, ...summary } = parsed.value;
    takeAll(records);
    return ok(summary);
  })();
  if (!read.ok) return read;
  takeAll(more);
  const all = kept.filter((part) => part !== null);
  // Parts of a file that somebody wrote to meanwhile may not be of the bytes that were hashed: it is read once more.
  const isWhole = all.length > 0 && all.length === kept.length && stampOf(path) === stamp;
  return ok({ ...read.value, kept: isWhole ? all : null });
};

/** Reads a file and counts what the import page tells of it. Errors as those of `parseFile`, and `disk`. */
export const previewFile = (
  { project, keys, before, ...reading }: PreviewTask,
  onProgress: (share: number) => void = () => undefined,
  lookAtParts: PartsLooker = partsInTurn,
): Result<FilePreview, AppError> => {
  const kept = keysWriter(keys);
  const joined = looksJoined();
  const lists = rm5Lists();
  const take = (look: PartLook): void => {
    joined.take(look);
    for (const [n, title] of look.titles.entries())
      kept.add({ doi: look.dois[n] ?? null, pmid: look.pmids[n] ?? null, title });
  };
  const read = lookThrough(reading, lookAtParts, recordsBeside(keys), take, lists.take, onProgress);
  const failed = kept.end();
  if (!read.ok) return read;
  if (failed !== null) return err(failed);
  const { format, sha256 } = read.value;
  const compared = compareFiles({ project, files: [...before, { keys, sha256 }] });
  if (!compared.ok) return compared;
  const { sample, count, marked, markedAt } = joined;
  return ok({
    ...read.value,
    sample,
    withAbstract: count.abstract,
    withDoi: count.doi,
    withPmid: count.pmid,
    suggestedDatabase: joined.database() ?? namedBy[format] ?? null,
    marks: summariseMarks(marked),
    markedAt,
    places: compared.value.at(-1) ?? noPlaces,
    review: format === rm5.id ? previewReview(reading.path, project, lists.counted()) : null,
  });
};
