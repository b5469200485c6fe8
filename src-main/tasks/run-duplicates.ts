import type { AppError } from '#core/errors';
import { type DedupeMode, type Duplicates, findDuplicates } from '#core/dedupe/find-duplicates';
import type { Result } from '#core/result';
import { ok } from '#core/result';
import { dedupeInput } from '../store/dedupe-input';

/** What the utility process can look through a project for. */
export interface DuplicatesTask {
  readonly project: string;
  readonly mode: DedupeMode;
  readonly undecidedFrom?: number;
}

/** Duplicates among all records of a project file, which is only read. */
export const runDuplicates = (
  task: DuplicatesTask,
  onProgress: (share: number) => void,
): Result<Duplicates, AppError> => {
  const records = dedupeInput(task.project);
  // Reading, which findDuplicates asks for first, is about a tenth of the work.
  const { mode, undecidedFrom } = task;
  return ok(
    findDuplicates(records, {
      mode,
      ...(undecidedFrom === undefined ? {} : { undecidedFrom }),
      onProgress: (share) => onProgress(0.1 + 0.9 * share),
    }),
  );
};
