import type { starterIds } from '#core/contract/projects';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { redoLatest, undoLatest } from '../actions/undo';
import { api } from '../bridge';
import { readSession } from '../mirror/session';
import { createStore } from '../ui/store';
import { toastError } from '../ui/toast';

/** A review that would not open: shown in a dialog with what can be done about it. */
export interface OpenFailure {
  readonly error: AppError;
  /** Absent where no file had been chosen yet. */
  readonly path?: string;
}

export const openFailure = createStore<OpenFailure | null>(null);

const settle = (answer: Result<unknown, AppError>, path?: string): void => {
  if (answer.ok) openFailure.set(null);
  else if (answer.error.code !== 'cancelled')
    openFailure.set({ error: answer.error, ...(path ? { path } : {}) });
};

/** Opens a review; without a path main asks for the file. The window changes when main says that it is open. */
export async function openReview(path?: string, readOnly = false): Promise<void> {
  settle(await api.projects.open({ ...(path ? { path } : {}), readOnly }), path);
}

export async function openStarter(starter: (typeof starterIds)[number]): Promise<void> {
  settle(await api.projects.openStarter({ starter }));
}

export async function createReview(title: string): Promise<void> {
  settle(await api.projects.create({ title }));
}

export async function closeReview(): Promise<void> {
  const answer = await api.projects.close(null);
  if (!answer.ok && answer.error.code !== 'cancelled') toastError(answer.error);
}

const inTextField = (): boolean =>
  document.activeElement instanceof HTMLTextAreaElement ||
  (document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'text');

async function step(which: 'undo' | 'redo'): Promise<void> {
  // From the menu while typing, Undo means the typing.
  if (inTextField()) {
    document.execCommand(which);
    return;
  }
  await (which === 'undo' ? undoLatest() : redoLatest());
}

export const undoChange = (): void => void step('undo');
export const redoChange = (): void => void step('redo');

/** What went wrong unasked: a review named at the start that would not open, a file given by the system, damage found in the open one. */
export function showFailure(error: AppError): void {
  const isOpen = error.where?.file !== undefined && error.where.file === readSession().project?.path;
  if (error.code.startsWith('project-') && !isOpen) openFailure.set({ error });
  else toastError(error);
}
