import { randomUUID } from 'node:crypto';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import type { UndoWish } from '../tasks/undo';
import type { Context } from './context';

/** From so many rows on, taking them back is long enough to be seen. */
export const longFrom = 2_000;

/** Takes back what is large, in a process of its own. */
export const undoApart = (c: Context, wish: UndoWish): Promise<Result<{ did: string }, AppError>> => {
  const job = randomUUID();
  const stop = (): void => c.cancelJob(job);
  return c.project.jobs.during(
    'undo',
    () => c.project.lend((loan, reviewer) => c.undo({ loan, reviewer, ...wish }, job), stop),
    stop,
  );
};
