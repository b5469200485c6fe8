import { randomUUID } from 'node:crypto';
import type { MadeChange } from '#core/contract/change';
import type { OnlyThis, VerdictKind } from '#core/contract/projects';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { rowsChangedBy } from '../store/bulk';
import { isVerdict } from '../store/step-kind';
import type { Store } from '../store/store';
import type { UndoStack, UndoStep } from '../store/undo-stack';
import { undoStep } from '../store/write';
import type { UndoWish } from '../tasks/undo';
import type { Context } from './context';

/** From so many rows on, taking them back is long enough to be seen. */
export const longFrom = 2_000;

type Which = 'undo' | 'redo';
type Asked = Result<UndoStep, AppError>;

const none: Record<Which, string> = {
  undo: 'There is nothing of yours to undo.',
  redo: 'There is nothing to redo.',
};
const noVerdict: Record<VerdictKind, string> = {
  'pair-verdict': 'The latest change is no verdict on a pair.',
  screening: 'The latest change is no verdict of screening.',
};

const busy = (text: string): Result<never, AppError> => err(appError('busy', text));
const nothing = (text: string): Result<never, AppError> => err(appError('undo-empty', text));

/** What is being written would be the latest change once it is there, but is not yet there to be taken back. */
const underWay = ({ jobs }: Context['project'], which: Which): Result<null, AppError> => {
  if (jobs.isRunning('import'))
    return busy(
      which === 'undo'
        ? 'An import is being written: cancel it there, or undo it when it is done.'
        : 'An import is being written: nothing can be redone meanwhile.',
    );
  return jobs.isRunning('undo') ? busy('An undo is being written: ask again when it is done.') : ok(null);
};

const offeredBy = (stack: UndoStack, which: Which): UndoStep | null =>
  which === 'undo' ? stack.nextUndo() : stack.nextRedo();

/**
 * What was offered when it was asked for, if that is still what comes next: with what came in its wake since, as a search for duplicates
 * does that ends after its import was undone. Never something else in its place.
 */
const stillNext = (stack: UndoStack, which: Which, offered: UndoStep | null): Asked => {
  const now = offeredBy(stack, which);
  if (now === null) return nothing(none[which]);
  if (offered?.revisions.every((revision) => now.revisions.includes(revision))) return ok(now);
  const next = which === 'undo' ? `Undo now takes back: ${now.text}` : `Redo now does again: ${now.text}`;
  return busy(
    `Something else was changed in between, so nothing was ${which === 'undo' ? 'undone' : 'redone'}. ${next}`,
  );
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
        if (!now.ok) return now;
        const text = 'step' in now.value ? `${now.value.verb}: ${now.value.step.text}` : 'Undo of an import';
        const told = (percent: number): void => c.emit('undoing', { job, text, percent });
        // What rests on it is looked for first, which takes most of a minute for a million records.
        told(0);
        return c.undo({ loan, reviewer, ...now.value }, job, told).finally(() => c.emit('undoing', null));
      }, stop),
    stop,
  );
};

/** A message may stand in sight longer than what it speaks of is the latest change, or than its review is open. */
const notThis = (store: Store, which: Which, of: MadeChange): string => {
  if (!store.has(of)) return 'This was done in another review, so nothing is changed in this one.';
  return which === 'undo'
    ? 'This is not the latest change any more, so nothing was undone.'
    : 'This is not what was undone last any more, so nothing was redone.';
};

/** Why what comes next is not to be touched, where that is not what was asked for; null where it is. */
const notMeant = (store: Store, which: Which, wish: OnlyThis, offered: UndoStep | null): string | null => {
  if ('only' in wish)
    return offered === null || isVerdict(store, wish.only, offered) ? null : noVerdict[wish.only];
  const isIt = offered?.revisions.includes(wish.of.revision) === true && store.has(wish.of);
  return isIt ? null : notThis(store, which, wish.of);
};

/** Takes back the latest change of who sits in front, or does again what was taken back last; with `wish` nothing else than that. */
export const takeStep = async (
  c: Context,
  which: Which,
  wish: OnlyThis | null = null,
): Promise<Result<{ did: string }, AppError>> => {
  const store = c.project.current();
  if (!store.ok) return store;
  const free = underWay(c.project, which);
  if (!free.ok) return free;
  const stack = store.value.undoStack(c.project.viewer() ?? '');
  const offered = offeredBy(stack, which);
  const refused = wish === null ? null : notMeant(store.value, which, wish, offered);
  if (refused !== null) return nothing(refused);
  const w = await c.project.writer();
  if (!w.ok) return w;
  const next = (): Asked => stillNext(stack, which, offered);
  const step = next();
  if (!step.ok) return step;
  const verb = which === 'undo' ? 'Undo' : 'Redo';
  if (rowsChangedBy(store.value, step.value.revisions) >= longFrom)
    return undoApart(c, () => {
      const now = next();
      return now.ok ? ok({ step: now.value, verb }) : now;
    });
  const done = undoStep(store.value, step.value, w.value.reviewer, verb);
  return done.ok ? ok({ did: step.value.text }) : done;
};
