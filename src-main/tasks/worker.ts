import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { exportReferences, type ReferencesTask } from './export-references';
import { parseFile, type ParseRequest } from './parse-file';
import { type DuplicatesTask, runDuplicates } from './run-duplicates';

export type Task =
  | ({ readonly task: 'parse' } & ParseRequest)
  | ({ readonly task: 'duplicates' } & DuplicatesTask)
  | ({ readonly task: 'references' } & ReferencesTask);

const run = (data: Task, onProgress: (share: number) => void): Result<unknown, AppError> => {
  switch (data.task) {
    case 'parse':
      return parseFile(data.path, { ...data, onProgress });
    case 'duplicates':
      return runDuplicates(data, onProgress);
    case 'references':
      return exportReferences(data, onProgress);
  }
};

/** The utility process: heavy work away from the window. One job at a time; it is killed to cancel. */
process.parentPort.on('message', ({ data }: { data: Task }) => {
  let last = 0;
  const onProgress = (share: number): void => {
    const percent = Math.floor(share * 100);
    if (percent === last) return;
    last = percent;
    process.parentPort.postMessage({ progress: percent });
  };
  const result = run(data, onProgress);
  process.parentPort.postMessage({ result });
});
