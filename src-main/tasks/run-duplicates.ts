import type { AppError } from '#core/errors';
import {
  type DedupeMode,
  type Duplicates,
  findDuplicates,
  PreparedList,
  tooManyRecords,
} from '#core/dedupe/find-duplicates';
import type { Result } from '#core/result';
import { err, ok } from '#core/result';
import { dedupeInput, settledInput } from '../store/dedupe-input';

/** What the utility process can look through a project for. */
export interface DuplicatesTask {
  readonly project: string;
  readonly mode: DedupeMode;
  readonly undecidedFrom?: number;
}

/** Share of the work that reading the records and making them ready is. */
const reading = 0.4;

/** Duplicates among all records of a project file, which is only read. */
export const runDuplicates = (
  task: DuplicatesTask,
  onProgress: (share: number) => void,
): Result<Duplicates, AppError> => {
  const list = new PreparedList();
  for (const record of dedupeInput(task.project, (share) => onProgress(reading * share))) list.add(record);
  const tooMany = tooManyRecords(list.records.length);
  if (tooMany !== null) return err(tooMany);
  const { mode, undecidedFrom } = task;
  return ok(
    findDuplicates(list, {
      mode,
      settled: settledInput(task.project),
      ...(undecidedFrom === undefined ? {} : { undecidedFrom }),
      onProgress: (share) => onProgress(reading + (1 - reading) * share),
    }),
  );
};
