import type { VerdictKind } from '#core/contract/projects';
import type { AppError } from '#core/errors';
import { api } from '../bridge';
import { readSession, subscribeSession } from '../mirror/session';
import { keyCaps } from '../ui/keys';
import { hideToast, toast, toastError } from '../ui/toast';

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

/** Takes back the latest change, whatever it was. True when it was taken back. */
export const undoLatest = async (): Promise<boolean> => {
  const answer = await api.projects.undo(null);
  if (answer.ok) say(`Undone: ${answer.value.did}`);
  else tell(answer.error);
  return answer.ok;
};

/** Takes back the latest change where it is such a verdict, and else says what would be taken back otherwise. True when it was taken back. */
export const undoVerdict = async (only: VerdictKind): Promise<boolean> => {
  const answer = await api.projects.undo({ only });
  if (answer.ok) say(`Undone: ${answer.value.did}`);
  else {
    const other = readSession().project?.undo;
    if (answer.error.code !== 'undo-empty' || other == null) tell(answer.error);
    else toast(`${answer.error.text} ${keyCaps('Mod+Z').join('+')} takes back: ${other}`, { id: 'undone' });
  }
  return answer.ok;
};

/** Does again what was taken back last. */
export const redoLatest = async (): Promise<boolean> => {
  const answer = await api.projects.redo(null);
  if (answer.ok) say(`Done again: ${answer.value.did}`);
  else tell(answer.error);
  return answer.ok;
};
