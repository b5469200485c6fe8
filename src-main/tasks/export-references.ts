import type { AppError } from '#core/errors';
import { referenceExporterById } from '#core/exporters/index';
import type { Result } from '#core/result';
import { referenceList } from '../exports/references';
import { writePart } from '../files/atomic-write';
import { openDatabase } from '../store/database';
import { Store } from '../store/store';

export interface ReferencesTask {
  readonly project: string;
  readonly format: string;
  /** Through whose eyes: what is blinded stays out. */
  readonly viewer: string | null;
  /** Reports, in this order; absent: all. */
  readonly reportIds?: readonly string[];
  /** The file that it becomes, and the name under which it is written. */
  readonly to: string;
  readonly part: string;
}

/** Writes a list of references beside its place, read from the project file beside whoever writes that. */
export const exportReferences = async (
  task: ReferencesTask,
  onProgress: (share: number) => void,
): Promise<Result<null, AppError>> => {
  const exporter = referenceExporterById(task.format);
  if (!exporter.ok) return exporter;
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
    const pieces = referenceList(store, exporter.value, task.viewer, task.reportIds, onProgress);
    return await writePart(task.part, task.to, pieces);
  } finally {
    store.close();
  }
};
