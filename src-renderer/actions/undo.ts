import type { Answer, MadeChange } from '#core/contract/change';
import type { VerdictKind } from '#core/contract/projects';
import type { AppError } from '#core/errors';
import { api } from '../bridge';
import { readSession, subscribeSession } from '../mirror/session';
import { keyCaps } from '../ui/keys';
import { hideToast, toast, toastError } from '../ui/toast';
import { inThisReview } from './open-review';

const refusal = 'undo';
let stopWatching = (): void => undefined;

/** Why something cannot be undone holds until the next change, and is said as long. */
export const tellRefusal = (error: AppError): void => {
  stopWatching();
  toastError(error, { id: refusal });
  const revision = readSession().project?.revision;
  stopWatching = subscribeSession(() => {
    if (readSession().project?.revision === revision) return;
    stopWatching();
    hideToast(refusal);
  });
};

/** Beside the trace of what was done, whose place it takes: what is done next must not hide that something was undone. */
const say = (text: string): void => {
  hideToast('trace');
  toast(text, { id: 'undone' });
};

/** At the end of the stack, while something else is written or when it was stopped, nothing went wrong: said in passing, and not again and again. */
const tell = (error: AppError): void => {
  if (error.code === 'undo-empty' || error.code === 'busy' || error.code === 'cancelled')
    toast(error.text, { id: 'undone' });
  else tellRefusal(error);
};

/** Why not, with what the keys for whatever comes next would do. */
const tellOther = (error: AppError, keys: string, does: string, next: string | null | undefined): void => {
  if (error.code !== 'undo-empty' || next == null) tell(error);
  else toast(`${error.text} ${keyCaps(keys).join('+')} ${does}: ${next}`, { id: 'undone' });
};

type Did = Promise<Answer<{ did: string }>>;

/** Waits for it and says how it went, unless the review was left meanwhile: leaving stops what takes long. True when it was done. */
const told = async (step: Did, done: (did: string) => string, refused: (error: AppError) => void) => {
  const isHere = inThisReview();
  const answer = await step;
  if (!isHere()) return false;
  if (answer.ok) say(done(answer.value.did));
  else refused(answer.error);
  return answer.ok;
};

const undone = (did: string): string => `Undone: ${did}`;
const doneAgain = (did: string): string => `Done again: ${did}`;
const notUndone = (error: AppError): void =>
  tellOther(error, 'Mod+Z', 'takes back', readSession().project?.undo);
const notDoneAgain = (error: AppError): void =>
  tellOther(error, 'Mod+Shift+Z', 'does again', readSession().project?.redo);

/** Takes back the latest change, whatever it was. True when it was taken back. */
export const undoLatest = (): Promise<boolean> => told(api.projects.undo(null), undone, tell);

/** Takes back the latest change where it is such a verdict, and else says what would be taken back otherwise. True when it was taken back. */
export const undoVerdict = (only: VerdictKind): Promise<boolean> =>
  told(api.projects.undo({ only }), undone, notUndone);

/**
 * For the message that tells of a change: takes back this one and nothing else, however long the message stood. No such offer where
 * nothing was changed. `said`: what to say of it then; `done`: what else is to be done.
 */
export const undoOf = (
  change: MadeChange | undefined,
  { said, done }: { readonly said?: string; readonly done?: () => void } = {},
): { readonly undo?: () => void } => {
  if (change === undefined) return {};
  const undo = async (): Promise<void> => {
    if (await told(api.projects.undo({ of: change }), (did) => said ?? undone(did), notUndone)) done?.();
  };
  return { undo: () => void undo() };
};

/** Does again what was taken back last. */
export const redoLatest = (): Promise<boolean> => told(api.projects.redo(null), doneAgain, tell);

/** The same for the message that something was taken back by this change. */
export const redoOf = (change: MadeChange | undefined): { readonly redo?: () => void } =>
  change === undefined
    ? {}
    : { redo: () => void told(api.projects.redo({ of: change }), doneAgain, notDoneAgain) };
