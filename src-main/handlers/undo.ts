import { randomUUID } from 'node:crypto';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import type { UndoStack, UndoStep } from '../store/undo-stack';
import type { UndoWish } from '../tasks/undo';
import type { Context } from './context';

/** From so many rows on, taking them back is long enough to be seen. */
export const longFrom = 2_000;

/**
 * What is to be taken back where this was offered a while ago: with what came in its wake since, as a search for duplicates does that
 * ends after its import was undone. Null where it is taken back already.
 */
export const standingFor = (stack: UndoStack, offered: UndoStep): UndoStep | null => {
  if (!stack.isOffered(offered)) return null;
  const now = stack.nextUndo();
  return now !== null && offered.revisions.every((revision) => now.revisions.includes(revision))
    ? now
    : offered;
};

/** Takes back what is large, in a process of its own; what exactly is asked when its turn has come. */
export const undoApart = (
  c: Context,
  wish: () => Result<UndoWish, AppError>,
): Promise<Result<{ did: string }, AppError>> => {
  const job = randomUUID();
  const stop = (): void => c.cancelJob(job);
  return c.project.jobs.during(
    'undo',
    () =>
      c.project.lend(async (loan, reviewer) => {
        const now = wish();
        return now.ok ? c.undo({ loan, reviewer, ...now.value }, job) : now;
      }, stop),
    stop,
  );
};
