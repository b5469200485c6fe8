import type { AppError } from '#core/errors';
import { api } from '../bridge';
import { toast, toastError } from '../ui/toast';

/** At the end of the stack nothing went wrong: said in passing, and not again and again. */
const tell = (error: AppError): void => {
  if (error.code === 'undo-empty') toast(error.text);
  else toastError(error);
};

/** Takes back the latest change, whatever it was. True when it was taken back. */
export const undoLatest = async (): Promise<boolean> => {
  const answer = await api.projects.undo(null);
  if (answer.ok) toast(`Undone: ${answer.value.did}`);
  else tell(answer.error);
  return answer.ok;
};

/** Does again what was taken back last. */
export const redoLatest = async (): Promise<boolean> => {
  const answer = await api.projects.redo(null);
  if (answer.ok) toast(`Done again: ${answer.value.did}`);
  else tell(answer.error);
  return answer.ok;
};
