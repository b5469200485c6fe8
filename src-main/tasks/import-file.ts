import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Screened } from '#core/contract/imports';
import type { AppError } from '#core/errors';
import { rm5 } from '#core/importers/rm5';
import type { RecordFields } from '#core/model/record-fields';
import type { Search } from '#core/model/report';
import { err, ok, type Result } from '#core/result';
import { type Draft, draftOriginal, filesFolder } from '../files/keep-original';
import { type BroughtMarks, bringMarks } from '../store/bring-marks';
import { bringFromFile } from '../store/bring-review';
import { diskError, foldLog } from '../store/database';
import { type ImportOutcome, importProduced } from '../store/import-records';
import { type Loan, openLoan } from '../store/loan';
import { nameOriginal } from '../store/originals';
import type { Store } from '../store/store';
import { countUnindexed } from '../store/word-index';
import { writeTogether } from '../store/write';
import type { ParseRequest } from './parse-file';
import { isWhole, type KeptRecords } from './kept-records';
import type { RecordSource, RecordSources } from './prepare-file';

export interface ImportTask {
  readonly loan: Loan;
  readonly path: string;
  /** How the file is read; its format is known by now. */
  readonly reading: Omit<ParseRequest, 'path'>;
  /** The records of the file, where they were kept when it was looked over. */
  readonly kept: KeptRecords | null;
  /** Records that come after those of the file: parts of it that were mended by hand. */
  readonly more: readonly RecordFields[];
  /** The search that the file becomes, with what is known of it from its preview. */
  readonly search: Search & { readonly file: NonNullable<Search['file']> };
  /** Searches of the files taken in just before, at once with this one. */
  readonly together: readonly string[];
  readonly screened: Screened | null;
  /** The places in the file of the records that were screened elsewhere, those of `more` behind the others. */
  readonly markedAt: readonly number[];
  readonly reviewer: string;
}

export interface ImportedFile extends ImportOutcome, BroughtMarks {
  readonly studies: number;
  readonly results: number;
  readonly notTaken: readonly string[];
}

const noMarks: BroughtMarks = { decisions: 0, decisionsHere: 0, labelled: 0 };

/** Studies and results of a review whose file is kept: those very bytes, whatever became of the file that was chosen. */
const bringKept = (store: Store, kept: string, searchId: string, reviewer: string) => {
  try {
    return bringFromFile(store, readFileSync(kept), searchId, reviewer);
  } catch (cause) {
    return err(diskError(cause, kept));
  }
};

const hashRead = (read: ReturnType<RecordSource>) => (read.ok ? ok(read.value.sha256) : read);

const intoStore = (
  store: Store,
  { path, reading, kept: records, more, search, together, screened, markedAt, reviewer }: ImportTask,
  draft: Draft,
  sources: RecordSources,
  onProgress: (share: number) => void,
): Result<ImportedFile, AppError> => {
  const done = importProduced(
    store,
    search.id,
    (take) => {
      const request = { path: draft.path, searchId: search.id, more };
      const sha256 =
        records !== null && isWhole(records, search.id)
          ? sources.fromKept({ ...request, kept: records }, take, onProgress)
          : hashRead(sources.fromFile({ ...request, ...reading }, take, onProgress));
      if (!sha256.ok) return err({ ...sha256.error, where: { ...sha256.error.where, file: path } });
      // On disk before anything names it.
      const kept = draft.keep(sha256.value);
      return kept.ok ? ok(search) : kept;
    },
    reviewer,
    { together, sha256: search.file.sha256 },
  );
  if (!done.ok) return done;
  const noted = nameOriginal(store, search, reviewer);
  if (!noted.ok) return noted;
  const marks = screened === null ? ok(noMarks) : bringMarks(store, search.id, screened, reviewer, markedAt);
  if (!marks.ok) return marks;
  const kept = join(filesFolder(store.path), search.file.sha256);
  const review = search.file.format === rm5.id ? bringKept(store, kept, search.id, reviewer) : ok(null);
  if (!review.ok) return review;
  return ok({
    ...done.value.value,
    ...marks.value,
    studies: review.value?.brought.studies ?? 0,
    results: review.value?.brought.results ?? 0,
    notTaken: review.value?.notTaken ?? [],
  });
};

/**
 * Imports a file that was looked at before: keeps its bytes beside the project, then writes one search with all that comes with it, whole or
 * not at all.
 */
export const importFile = async (
  task: ImportTask,
  sources: RecordSources,
  onProgress: (share: number) => void,
): Promise<Result<ImportedFile, AppError>> => {
  const draft = await draftOriginal(task.loan.path, task.path, task.search.file.sha256);
  if (!draft.ok) return draft;
  const opened = openLoan(task.loan);
  try {
    if (!opened.ok) return opened;
    const store = opened.value;
    store.leaveLog();
    const done = writeTogether(store, () => intoStore(store, task, draft.value, sources, onProgress));
    // Whoever enters the words does that first.
    if (done.ok && countUnindexed(store.statements) === 0) foldLog(store.db);
    return done;
  } finally {
    if (opened.ok) opened.value.giveBack();
    draft.value.drop();
  }
};
