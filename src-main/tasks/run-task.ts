import { type UtilityProcess, utilityProcess } from 'electron';
import type { Duplicates } from '#core/dedupe/find-duplicates';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import type { ReferenceList } from '../exports/references';
import type { ReferencesTask } from './export-references';
import type { ParsedImport, ParseRequest } from './parse-file';
import type { DuplicatesTask } from './run-duplicates';
import type { Task } from './worker';
import workerPath from './worker?modulePath';

const running = new Map<string, UtilityProcess>();
const cancelled = new Set<string>();

/** Runs one task in a process of its own; a crash there is an error here and nothing more. */
const runTask = <V>(
  task: Task,
  job: string,
  texts: { readonly cancelled: string; readonly crashed: string; readonly file: string },
  onProgress: (percent: number) => void,
): Promise<Result<V, AppError>> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench worker' });
    running.set(job, child);
    let settled = false;
    const settle = (result: Result<V, AppError>): void => {
      if (settled) return;
      settled = true;
      running.delete(job);
      resolve(result);
      child.kill();
    };
    child.on('message', (message: { progress?: number; result?: Result<V, AppError> }) => {
      if (message.progress !== undefined) onProgress(message.progress);
      if (message.result !== undefined) settle(message.result);
    });
    child.on('exit', () => {
      const error = cancelled.delete(job)
        ? appError('cancelled', texts.cancelled)
        : appError('internal', texts.crashed, { where: { file: texts.file } });
      settle(err(error));
    });
    child.postMessage(task);
  });

/** Parses a file of references. */
export const parseInProcess = (
  request: ParseRequest,
  job: string,
  onProgress: (percent: number) => void,
): Promise<Result<ParsedImport, AppError>> =>
  runTask(
    { task: 'parse', ...request },
    job,
    {
      cancelled: 'Reading was cancelled; nothing was imported.',
      crashed: 'The reader stopped unexpectedly on this file; nothing was imported.',
      file: request.path,
    },
    onProgress,
  );

/** Looks for duplicates among all records of a project. */
export const duplicatesInProcess = (
  task: DuplicatesTask,
  job: string,
  onProgress: (percent: number) => void,
): Promise<Result<Duplicates, AppError>> =>
  runTask(
    { task: 'duplicates', ...task },
    job,
    {
      cancelled: 'Looking for duplicates was cancelled; nothing was merged.',
      crashed: 'Looking for duplicates stopped unexpectedly; nothing was merged.',
      file: task.project,
    },
    onProgress,
  );

/** Computes a list of references. */
export const referencesInProcess = (
  task: ReferencesTask,
  job: string,
  onProgress: (percent: number) => void,
): Promise<Result<ReferenceList, AppError>> =>
  runTask(
    { task: 'references', ...task },
    job,
    {
      cancelled: 'The export was cancelled; no file was written.',
      crashed: 'The export stopped unexpectedly; no file was written.',
      file: task.project,
    },
    onProgress,
  );

export const cancelTask = (job: string): void => {
  const child = running.get(job);
  if (child === undefined) return;
  cancelled.add(job);
  child.kill();
};
