import type { AppInfo } from '#core/contract/app';
import { api } from '../bridge';
import { createStore } from '../ui/store';
import { toast, toastError } from '../ui/toast';

const info = createStore<AppInfo | null>(null);

/** Versions, and who sits in front; null until main has answered. */
export const useProgram = info.use;

export async function loadProgram(): Promise<void> {
  const answer = await api.app.info(null);
  if (answer.ok) info.set(answer.value);
  else toastError(answer.error);
}

/** Somebody else sits down: a reviewer of the open review, or with null a new person. */
export async function switchReviewer(id: string | null, name: string): Promise<boolean> {
  const answer = await api.app.switchReviewer({ id, name });
  if (!answer.ok) {
    toastError(answer.error);
    return false;
  }
  const known = info.get();
  if (known) info.set({ ...known, reviewer: answer.value });
  toast(`${answer.value.name} is reviewing now`);
  return true;
}

/** Says who I am. The id behind the name is made once and stays. */
export async function nameReviewer(name: string): Promise<boolean> {
  const answer = await api.app.setReviewer({ name });
  if (!answer.ok) {
    toastError(answer.error);
    return false;
  }
  const known = info.get();
  if (known) info.set({ ...known, reviewer: answer.value });
  return true;
}
