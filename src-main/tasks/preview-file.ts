import { authorsLine } from '#core/contract/report-list-row';
import { noPlaces, type PlaceCounts } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import { type MarksSummary, summariseMarks } from '#core/importers/marked-decisions';
import { rm5 } from '#core/importers/rm5';
import { rm5Lists } from '#core/importers/rm5-summary';
import { screeningMarks } from '#core/importers/screening-marks';
import { emptyRecordFields, type RecordFields } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { compareFiles, type KeptFile } from './compare-files';
import { keysWriter } from './kept-keys';
import type { ParseRequest } from './parse-file';
import { previewReview, type ReviewPreview } from './preview-review';
import { type ReadSummary, streamFile } from './stream-file';

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

export interface SampleRecord {
  readonly title: string;
  readonly authors: string;
  readonly year: number | null;
  readonly journal: string;
  readonly hasAbstract: boolean;
}

/** A file as it is looked at before it is imported: what it holds, without its records. */
export interface FilePreview extends ReadSummary {
  readonly sample: readonly SampleRecord[];
  readonly withAbstract: number;
  readonly withDoi: number;
  readonly withPmid: number;
  /** What an import would make of its records, by DOI or PubMed id. */
  readonly places: PlaceCounts;
  /** The database that most records name, if any does. */
  readonly suggestedDatabase: string | null;
  readonly marks: MarksSummary | null;
  /** What a review of another program holds besides its references; null where the file is none. */
  readonly review: ReviewPreview | null;
}

const sampleSize = 5;

const sampleOf = (fields: RecordFields): SampleRecord => ({
  title: fields.title ?? '',
  authors: authorsLine(fields.authors),
  year: fields.year,
  journal: fields.journal ?? '',
  hasAbstract: fields.abstract !== null,
});

/** What a format is of, where its records do not say. */
const namedBy: Readonly<Record<string, string>> = { nbib: 'PubMed', rm5: 'RevMan review' };

/** What is counted of the records of a file, one by one; nothing of a record is kept but the first few. */
const tally = () => {
  const sample: SampleRecord[] = [];
  const lists = rm5Lists();
  const databases = new Map<string, number>();
  const marked: RecordFields[] = [];
  const count = { abstract: 0, doi: 0, pmid: 0 };
  return {
    take: (fields: RecordFields): void => {
      const { database, extra } = fields;
      if (sample.length < sampleSize) sample.push(sampleOf(fields));
      for (const key of ['abstract', 'doi', 'pmid'] as const) if (fields[key] !== null) count[key] += 1;
      if (database !== null) databases.set(database, (databases.get(database) ?? 0) + 1);
      if (screeningMarks(extra) !== null) marked.push({ ...emptyRecordFields, extra });
      lists.take(fields);
    },
    counted: (format: string) => ({
      sample,
      withAbstract: count.abstract,
      withDoi: count.doi,
      withPmid: count.pmid,
      suggestedDatabase: [...databases].sort((a, b) => b[1] - a[1])[0]?.[0] ?? namedBy[format] ?? null,
      marks: summariseMarks(marked),
    }),
    lists: lists.counted,
  };
};

/** Reads the file to its end, and keeps what its records can be told again by. */
const readKeeping = (
  { path, project: _, more = [], keys, before: __, ...options }: PreviewTask,
  take: (fields: RecordFields) => void,
  onProgress?: (share: number) => void,
): Result<ReadSummary, AppError> => {
  const kept = keysWriter(keys);
  const taken = (fields: RecordFields): void => {
    take(fields);
    kept.add(fields);
  };
  const read = streamFile(path, { ...options, ...(onProgress && { onProgress }) }, taken);
  for (const one of read.ok ? more : []) taken(one);
  const failed = kept.end();
  return read.ok && failed !== null ? err(failed) : read;
};

/** Reads a file and counts what the import page tells of it. Errors as those of `parseFile`, and `disk`. */
export const previewFile = (
  task: PreviewTask,
  onProgress?: (share: number) => void,
): Result<FilePreview, AppError> => {
  const { take, counted, lists } = tally();
  const read = readKeeping(task, take, onProgress);
  if (!read.ok) return read;
  const compared = compareFiles({
    project: task.project,
    files: [...task.before, { keys: task.keys, sha256: read.value.sha256 }],
  });
  if (!compared.ok) return compared;
  const places = compared.value.at(-1) ?? noPlaces;
  const { format } = read.value;
  const review = format === rm5.id ? previewReview(task.path, task.project, lists()) : null;
  return ok({ ...read.value, ...counted(format), places, review });
};
