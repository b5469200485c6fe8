import { type UtilityProcess, utilityProcess } from 'electron';
import type { Duplicates } from '#core/dedupe/find-duplicates';
import type { PlaceCounts } from '#core/dedupe/record-places';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import { processEnded } from '../out-of-memory';
import type { FoundOutcome } from '../store/duplicates';
import type { CompareTask } from './compare-files';
import type { ReferencesTask } from './export-references';
import type { ImportedFile, ImportTask } from './import-file';
import type { KeepTask } from './keep-duplicates';
import threadPath from './prepare-thread?modulePath';
import type { FilePreview, PreviewTask } from './preview-file';
import type { DuplicatesTask } from './run-duplicates';
import type { UndoTask } from './undo';
import type { Task } from './worker';
import workerPath from './worker?modulePath';

type Progress = (percent: number) => void;

const running = new Map<string, UtilityProcess>();
const cancelled = new Set<string>();

/** Runs one task in a process of its own; a crash there is an error here and nothing more. */
const runTask = <V>(
  task: Task,
  job: string,
  texts: { readonly cancelled: string; readonly crashed: string; readonly file: string },
  onProgress: Progress,
): Promise<Result<V, AppError>> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench worker' });
    running.set(job, child);
    let settled = false;
    const settle = (result: Result<V, AppError>): void => {
      if (settled) return;
      settled = true;
      running.delete(job);
      cancelled.delete(job);
      resolve(result);
      child.kill();
    };
    child.on('message', (message: { progress?: number; result?: Result<V, AppError> }) => {
      if (message.progress !== undefined) onProgress(message.progress);
      if (message.result !== undefined) settle(message.result);
    });
    child.on('exit', (code) => {
      const error = cancelled.delete(job)
        ? appError('cancelled', texts.cancelled)
        : processEnded(code, texts.crashed, texts.file);
      settle(err(error));
    });
    child.postMessage(task);
  });

const texts = (file: string, cancelled: string, crashed: string) => ({ file, cancelled, crashed });

/** Each kind of task as a call with its job's name and its progress in percent. */
export const tasks = {
  preview: (task: PreviewTask, job: string, onProgress: Progress) =>
    runTask<FilePreview>(
      { task: 'preview', threadPath, ...task },
      job,
      texts(
        task.path,
        'Reading was cancelled; nothing was imported.',
        'The reader stopped unexpectedly on this file; nothing was imported.',
      ),
      onProgress,
    ),
  compare: (task: CompareTask, job: string) =>
    runTask<readonly PlaceCounts[]>(
      { task: 'compare', ...task },
      job,
      texts(
        task.project,
        'Comparing was cancelled.',
        'Comparing the files with the review stopped unexpectedly. Choose them again.',
      ),
      () => undefined,
    ),
  import: (task: ImportTask, job: string, onProgress: Progress) =>
    runTask<ImportedFile>(
      { task: 'import', threadPath, ...task },
      job,
      texts(
        task.path,
        'The import was cancelled; nothing of this file was imported.',
        'The import stopped unexpectedly; nothing of this file was imported.',
      ),
      onProgress,
    ),
  duplicates: (task: DuplicatesTask, job: string, onProgress: Progress) =>
    runTask<Duplicates>(
      { task: 'duplicates', ...task },
      job,
      texts(
        task.project,
        'Looking for duplicates was cancelled; nothing was merged.',
        'Looking for duplicates stopped unexpectedly; nothing was merged.',
      ),
      onProgress,
    ),
  keepDuplicates: (task: KeepTask, job: string, onProgress: Progress) =>
    runTask<FoundOutcome>(
      { task: 'keep-duplicates', ...task },
      job,
      texts(
        task.loan.path,
        'Merging duplicates was cancelled; nothing was merged.',
        'Merging duplicates stopped unexpectedly; nothing was merged.',
      ),
      onProgress,
    ),
  undo: (task: UndoTask, job: string, onProgress: Progress) =>
    runTask<{ did: string }>(
      { task: 'undo', ...task },
      job,
      texts(
        task.loan.path,
        'Undo or redo was stopped; nothing was changed.',
        'Undo or redo stopped unexpectedly; nothing was changed.',
      ),
      onProgress,
    ),
  references: (task: ReferencesTask, job: string, onProgress: Progress) =>
    runTask<null>(
      { task: 'references', ...task },
      job,
      texts(
        task.project,
        'The export was cancelled; no file was written.',
        'The export stopped unexpectedly; no file was written.',
      ),
      onProgress,
    ),
};

export const cancelTask = (job: string): void => {
  const child = running.get(job);
  if (child === undefined) return;
  cancelled.add(job);
  // One that is only just being started cannot be killed yet.
  if (!child.kill()) child.once('spawn', () => child.kill());
};
