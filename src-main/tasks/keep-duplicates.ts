import type { DedupeMode, Duplicates } from '#core/dedupe/find-duplicates';
import type { AppError } from '#core/errors';
import { ok, type Result } from '#core/result';
import { type FoundOutcome, keepFound, type SearchHow } from '../store/duplicates';
import { type Loan, openLoan } from '../store/loan';

export interface KeepTask extends SearchHow {
  readonly loan: Loan;
  readonly found: Pick<Duplicates, 'same' | 'undecided' | 'queueFull'>;
  readonly mode: DedupeMode;
  readonly reviewer: string;
}

/** Writes the duplicates that were found into a project that is lent. */
export const keepDuplicates = (task: KeepTask): Result<FoundOutcome, AppError> => {
  const { loan, found, mode, reviewer, ...how } = task;
  const store = openLoan(loan);
  if (!store.ok) return store;
  try {
    const kept = keepFound(store.value, found, mode, reviewer, how);
    return kept.ok ? ok(kept.value.value) : kept;
  } finally {
    store.value.giveBack();
  }
};
