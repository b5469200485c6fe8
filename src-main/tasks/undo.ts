import type { AppError } from '#core/errors';
import { ok, type Result } from '#core/result';
import { type Loan, openLoan } from '../store/loan';
import { undoImport } from '../store/undo-import';
import type { UndoStep } from '../store/undo-stack';
import { undoStep, writeTogether } from '../store/write';

/** A step of somebody's undo or redo, or one import with all that came in its wake. */
export type UndoWish =
  | { readonly step: UndoStep; readonly verb: 'Undo' | 'Redo' }
  | { readonly importOf: string };

export type UndoTask = { readonly loan: Loan; readonly reviewer: string } & UndoWish;

/** Takes back in a project that is lent what would stop its lender for seconds. */
export const undoInProject = (
  task: UndoTask,
  onProgress: (share: number) => void = () => undefined,
): Result<{ did: string }, AppError> => {
  const store = openLoan(task.loan);
  if (!store.ok) return store;
  store.value.onBulk = onProgress;
  try {
    return writeTogether(store.value, () => {
      if ('importOf' in task) return undoImport(store.value, task.importOf, task.reviewer);
      const done = undoStep(store.value, task.step, task.reviewer, task.verb);
      return done.ok ? ok({ did: task.step.text }) : done;
    });
  } finally {
    store.value.giveBack();
  }
};
