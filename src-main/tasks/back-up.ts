import { utilityProcess } from 'electron';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import workerPath from './back-up-worker?modulePath';

/** Copies a project in a process of its own, for a large one takes seconds; the answer stops it. */
export const copyInProcess = (
  path: string,
  to: string,
  done: (result: Result<string, AppError>) => void,
): (() => void) => {
  const child = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench backup' });
  let settled = false;
  const settle = (result: Result<string, AppError>): void => {
    if (settled) return;
    settled = true;
    done(result);
    child.kill();
  };
  child.on('message', (result: Result<string, AppError>) => settle(result));
  child.on('exit', () =>
    settle(err(appError('internal', 'The copy stopped unexpectedly.', { where: { file: to } }))),
  );
  child.postMessage({ path, to });
  return () => {
    settled = true;
    child.kill();
  };
};
