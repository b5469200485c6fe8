import { type UtilityProcess, utilityProcess } from 'electron';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import type { ParsedImport } from './parse-file';
import workerPath from './worker?modulePath';

const running = new Map<string, UtilityProcess>();
const cancelled = new Set<string>();

/** Parses a file in a process of its own; a crash there is an error here and nothing more. */
export const parseInProcess = (
  path: string,
  job: string,
  onProgress: (percent: number) => void,
): Promise<Result<ParsedImport, AppError>> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench reader' });
    running.set(job, child);
    let settled = false;
    const settle = (result: Result<ParsedImport, AppError>): void => {
      if (settled) return;
      settled = true;
      running.delete(job);
      resolve(result);
      child.kill();
    };
    child.on('message', (message: { progress?: number; result?: Result<ParsedImport, AppError> }) => {
      if (message.progress !== undefined) onProgress(message.progress);
      if (message.result !== undefined) settle(message.result);
    });
    child.on('exit', () => {
      const error = cancelled.delete(job)
        ? appError('cancelled', 'Reading was cancelled; nothing was imported.')
        : appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
            where: { file: path },
          });
      settle(err(error));
    });
    child.postMessage({ path });
  });

export const cancelTask = (job: string): void => {
  const child = running.get(job);
  if (child === undefined) return;
  cancelled.add(job);
  child.kill();
};
