import { api } from '../bridge';
import { toast, toastError } from '../ui/toast';

/** Takes back the latest change, whatever it was. True when it was taken back. */
export const undoLatest = async (): Promise<boolean> => {
  const answer = await api.projects.undo(null);
  if (answer.ok) toast(`Undone: ${answer.value.did}`);
  else toastError(answer.error);
  return answer.ok;
};

/** Does again what was taken back last. */
export const redoLatest = async (): Promise<boolean> => {
  const answer = await api.projects.redo(null);
  if (answer.ok) toast(`Done again: ${answer.value.did}`);
  else toastError(answer.error);
  return answer.ok;
};
