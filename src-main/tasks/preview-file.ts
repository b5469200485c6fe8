import { authorsLine } from '#core/contract/report-list-row';
import { reportIndex } from '#core/dedupe/same-report';
import type { AppError } from '#core/errors';
import { type MarksSummary, summariseMarks } from '#core/importers/marked-decisions';
import { screeningMarks } from '#core/importers/screening-marks';
import { emptyRecordFields, type RecordFields } from '#core/model/record-fields';
import { ok, type Result } from '#core/result';
import { openDatabase } from '../store/database';
import { seekIn } from '../store/import-records';
import { Statements } from '../store/rows';
import type { ParseRequest } from './parse-file';
import { type ReadSummary, streamFile } from './stream-file';

export interface PreviewTask extends ParseRequest {
  /** The project that the file may go into; it is only read. */
  readonly project: string;
  /** Records that come after those of the file: parts of it that were mended by hand. */
  readonly more?: readonly RecordFields[];
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
  /** Records whose report is in the project already, by DOI or PubMed id. */
  readonly alreadyHere: number;
  /** The database that most records name, if any does. */
  readonly suggestedDatabase: string | null;
  readonly marks: MarksSummary | null;
}

const sampleSize = 5;

const sampleOf = (fields: RecordFields): SampleRecord => ({
  title: fields.title ?? '',
  authors: authorsLine(fields.authors),
  year: fields.year,
  journal: fields.journal ?? '',
  hasAbstract: fields.abstract !== null,
});

/** Reads a file and counts what the import page tells of it. Errors as those of `parseFile`. */
export const previewFile = (
  { path, project, more = [], ...options }: PreviewTask,
  onProgress?: (share: number) => void,
): Result<FilePreview, AppError> => {
  const db = openDatabase(project, true);
  try {
    const seek = seekIn(new Statements(db));
    /** Nothing of the record is kept: its text is a part of the file's, which could else not be let go. */
    const isHere = ({ title, doi, pmid }: RecordFields): boolean => {
      if (seek === undefined) return false;
      const alike = [...(doi === null ? [] : seek('doi', doi)), ...(pmid === null ? [] : seek('pmid', pmid))];
      return alike.length > 0 && reportIndex(alike).add({ id: 'new', title, doi, pmid }).same.length > 0;
    };
    const sample: SampleRecord[] = [];
    const databases = new Map<string, number>();
    const marked: RecordFields[] = [];
    const count = { abstract: 0, doi: 0, pmid: 0, here: 0 };
    const take = (fields: RecordFields): void => {
      const { database, extra } = fields;
      if (sample.length < sampleSize) sample.push(sampleOf(fields));
      for (const key of ['abstract', 'doi', 'pmid'] as const) if (fields[key] !== null) count[key] += 1;
      if (database !== null) databases.set(database, (databases.get(database) ?? 0) + 1);
      if (screeningMarks(extra) !== null) marked.push({ ...emptyRecordFields, extra });
      if (isHere(fields)) count.here += 1;
    };
    const read = streamFile(path, { ...options, ...(onProgress && { onProgress }) }, take);
    if (!read.ok) return read;
    for (const one of more) take(one);
    const [most] = [...databases].sort((a, b) => b[1] - a[1]);
    return ok({
      ...read.value,
      sample,
      withAbstract: count.abstract,
      withDoi: count.doi,
      withPmid: count.pmid,
      alreadyHere: count.here,
      suggestedDatabase: most?.[0] ?? (read.value.format === 'nbib' ? 'PubMed' : null),
      marks: summariseMarks(marked),
    });
  } finally {
    db.close();
  }
};
