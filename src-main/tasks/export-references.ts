import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { type ReferenceList, referenceList } from '../exports/references';
import { openDatabase } from '../store/database';
import { Store } from '../store/store';

export interface ReferencesTask {
  readonly project: string;
  readonly format: string;
  /** Through whose eyes: what is blinded stays out. */
  readonly viewer: string | null;
  /** Reports, in this order; absent: all. */
  readonly reportIds?: readonly string[];
}

/** A list of references, computed from the project file beside whoever writes it. */
export const exportReferences = (
  task: ReferencesTask,
  onProgress: (share: number) => void,
): Result<ReferenceList, AppError> => {
  const env = {
    now: () => new Date(),
    newId: () => '',
    device: '',
    replicaFor: () => 'reader',
    remember: () => undefined,
    isAsLeft: () => false,
    left: () => undefined,
  };
  const store = new Store(task.project, openDatabase(task.project, true), env, 'Open to read.', null);
  try {
    return referenceList(store, task.format, task.viewer, task.reportIds, onProgress);
  } finally {
    store.close();
  }
};
