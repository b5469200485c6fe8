import { join, resolve } from 'node:path';
import { SettingsFile } from '#main/files/settings';
import type { Context } from '#main/handlers/context';
import type { LongJob } from '#main/long-jobs';
import { OpenProject } from '#main/open-project';
import { openWordIndex } from '#main/store/word-index';
import { compareFiles } from '#main/tasks/compare-files';
import { exportReferences } from '#main/tasks/export-references';
import { importFile } from '#main/tasks/import-file';
import type { Indexing } from '#main/tasks/index-words';
import { keepDuplicates } from '#main/tasks/keep-duplicates';
import { sourcesHere } from '#main/tasks/prepare-file';
import { previewFile } from '#main/tasks/preview-file';
import { runDuplicates } from '#main/tasks/run-duplicates';
import { undoInProject } from '#main/tasks/undo';
import { noCheck } from '../no-check';
import { tempFolder } from '../store/temp-project';

const resources = resolve(import.meta.dirname, '../../../resources');

const indexAtOnce = (path: string): Indexing => {
  const index = openWordIndex(path);
  index.list();
  while (index.left() > 0) index.enter(100);
  index.close();
  return { ended: Promise.resolve(), stop: () => Promise.resolve(), free: () => Promise.resolve() };
};

/** The whole of main but for Electron's windows and dialogs. */
export const testContext = (mayStop: (job: LongJob) => Promise<boolean> = async () => true): Context => {
  const folder = tempFolder();
  const settings = new SettingsFile(folder);
  const emit = () => undefined;
  return {
    project: new OpenProject(settings, emit, () => () => undefined, indexAtOnce, mayStop, noCheck()),
    settings,
    emit,
    home: folder,
    documents: join(folder, 'documents'),
    scratch: folder,
    resources,
    versions: { app: '0', electron: '0', chromium: '0', node: '0' },
    developmentRuntime: true,
    askOpenProject: async () => null,
    askOpenReferences: async () => [],
    askSave: async () => null,
    openExternal: async () => undefined,
    setZoom: () => undefined,
    compareFiles: async (task) => compareFiles(task),
    previewFile: async (task) => previewFile(task),
    importFile: async (task) => importFile(task, sourcesHere, () => undefined),
    findDuplicates: async (task) => runDuplicates(task, () => undefined),
    keepDuplicates: async (task) => keepDuplicates(task),
    undo: async (task, _job, told) => undoInProject(task, (share) => told(Math.floor(share * 100))),
    exportReferences: async (task) => exportReferences(task, () => undefined),
    cancelJob: () => undefined,
  };
};
