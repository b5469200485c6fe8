import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { type CompareTask, compareFiles } from './compare-files';
import { exportReferences, type ReferencesTask } from './export-references';
import { type ImportTask, importFile } from './import-file';
import { type KeepTask, keepDuplicates } from './keep-duplicates';
import { type PreviewTask, previewFile } from './preview-file';
import { type DuplicatesTask, runDuplicates } from './run-duplicates';
import { progressTeller } from './tell-progress';
import { threadedLooks, threadedSources } from './threaded-source';
import { type UndoTask, undoInProject } from './undo';

export type Task =
  | ({ readonly task: 'preview'; readonly threadPath: string } & PreviewTask)
  | ({ readonly task: 'compare' } & CompareTask)
  | ({ readonly task: 'import'; readonly threadPath: string } & ImportTask)
  | ({ readonly task: 'duplicates' } & DuplicatesTask)
  | ({ readonly task: 'keep-duplicates' } & KeepTask)
  | ({ readonly task: 'undo' } & UndoTask)
  | ({ readonly task: 'references' } & ReferencesTask);

type Outcome = Result<unknown, AppError>;

const run = (data: Task, onProgress: (share: number) => void): Outcome | Promise<Outcome> => {
  switch (data.task) {
    case 'preview':
      return previewFile(data, onProgress, threadedLooks(data.threadPath));
    case 'compare':
      return compareFiles(data);
    case 'import':
      return importFile(data, threadedSources(data.threadPath), onProgress);
    case 'duplicates':
      return runDuplicates(data, onProgress);
    case 'keep-duplicates':
      return keepDuplicates(data);
    case 'undo':
      return undoInProject(data, onProgress);
    case 'references':
      return exportReferences(data, onProgress);
  }
};

/** The utility process: heavy work away from the window. One job at a time; it is killed to cancel. */
process.parentPort.on('message', async ({ data }: { data: Task }) => {
  const result = await run(data, progressTeller());
  process.parentPort.postMessage({ result });
});
