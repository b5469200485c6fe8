import { utilityProcess } from 'electron';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import workerPath from './check-project-worker?modulePath';

/** A project file that is being read through for damage. */
export interface Reading {
  readonly ended: Promise<Result<null, AppError>>;
  /** Ends it; settles when nothing of it has the file open any more. */
  readonly stop: () => Promise<unknown>;
}

/** Reads a project through in a process of its own: one of gigabytes takes up to a minute. */
export const checkInProcess = (
  path: string,
  readOnly: boolean,
  onProgress: (percent: number) => void,
): Reading => {
  const child = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench check' });
  let result: Result<null, AppError> = err(
    appError('internal', 'The check of the file stopped unexpectedly.', { where: { file: path } }),
  );
  // Not before it is gone: nothing of it may stand in the way of who opens the file next.
  const ended = new Promise<Result<null, AppError>>((resolve) => child.once('exit', () => resolve(result)));
  child.on('message', (told: { progress?: number; result?: Result<null, AppError> }) => {
    if (told.progress !== undefined) onProgress(told.progress);
    if (told.result === undefined) return;
    result = told.result;
    child.kill();
  });
  child.postMessage({ path, readOnly });
  return {
    ended,
    stop: () => {
      // One that is only just being started cannot be killed yet.
      if (!child.kill()) child.once('spawn', () => child.kill());
      return ended;
    },
  };
};
