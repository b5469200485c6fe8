import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Menu, shell } from 'electron';
import type { Events } from '#core/contract/index';
import { askBeforeClosing, mayStop } from './ask-before-closing';
import { watchFailures } from './failures';
import { SettingsFile } from './files/settings';
import type { Context } from './handlers/context';
import { makeHandlers } from './handlers/index';
import { registerHandlers } from './ipc/register-handlers';
import { buildMenu } from './menu';
import { OpenProject } from './open-project';
import { OpeningCheck } from './opening-check';
import { windowFull } from './out-of-memory';
import { registerScheme, secureSession } from './security';
import { copyInProcess } from './tasks/back-up';
import { checkInProcess } from './tasks/check-project';
import { indexInProcess } from './tasks/index-words';
import { cancelTask, tasks } from './tasks/run-task';
import { watchMemory } from './watch-memory';
import { createWindow } from './window';

const outDir = resolve(__dirname, '..');
const root = resolve(outDir, '..');
const resources = app.isPackaged ? join(process.resourcesPath, 'resources') : join(root, 'resources');

registerScheme();
// Root may only run without the sandbox (development and tests in containers); everybody else always has it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.commandLine.appendSwitch('disable-features', 'SpareRendererForSitePerProcess');
if (process.env.LDN_USER_DATA !== undefined) app.setPath('userData', process.env.LDN_USER_DATA);

let window: BrowserWindow | null = null;
const settings = new SettingsFile(app.getPath('userData'));
const emit = <E extends keyof Events>(event: E, payload: Events[E]): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(`event.${event}`, payload);
};
const scratch = join(app.getPath('userData'), 'scratch');
const check = new OpeningCheck(checkInProcess, (state) => emit('checking', state));
const project = new OpenProject(
  settings,
  emit,
  copyInProcess,
  indexInProcess,
  async (job) => (window === null || window.isDestroyed() ? true : mayStop(window, job, 'leave this review')),
  check,
);

const failed = watchFailures({
  folder: join(app.getPath('userData'), 'logs'),
  version: app.getVersion(),
  now: () => new Date(),
  ask: async (question) => (await dialog.showMessageBox(question)).response,
  restart: () => {
    app.relaunch();
    app.quit();
  },
  showLog: (path) => shell.showItemInFolder(path),
});
process.on('uncaughtException', (cause) => void failed('main process', cause));
process.on('unhandledRejection', (cause) => void failed('main process, promise', cause));

/** A project named on the command line, or given to us by the system. */
const projectArgument = (argv: readonly string[]): string | null => {
  const given = argv.slice(1).find((a) => a.endsWith('.ldnr') && !a.startsWith('-'));
  return given === undefined ? null : resolve(given);
};

const told =
  (job: string, text: string) =>
  (done: number): void =>
    emit('progress', { job, done, total: 100, text });

const context: Context = {
  project,
  settings,
  emit,
  scratch,
  home: process.env.LDN_HOME ?? app.getPath('home'),
  documents: process.env.LDN_DOCUMENTS ?? app.getPath('documents'),
  resources,
  versions: {
    app: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    node: process.versions.node,
  },
  developmentRuntime: process.env.LDN_RUNTIME === 'development',
  askOpenProject: async () => {
    const answer = await dialog.showOpenDialog({
      properties: ['openFile'],
      filters: [{ name: 'Review', extensions: ['ldnr'] }],
    });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  },
  askOpenReferences: async () => {
    const answer = await dialog.showOpenDialog({
      properties: ['openFile', 'multiSelections'],
      filters: [
        {
          name: 'Search results',
          extensions: ['ris', 'nbib', 'txt', 'csv', 'tsv', 'xml', 'bib', 'ciw', 'enw', 'json', 'xlsx'],
        },
        { name: 'All files', extensions: ['*'] },
      ],
    });
    return answer.canceled ? [] : answer.filePaths;
  },
  askSave: async (suggestion, filter) => {
    const answer = await dialog.showSaveDialog({ defaultPath: suggestion, filters: [filter] });
    return answer.canceled ? null : (answer.filePath ?? null);
  },
  openExternal: (url) => shell.openExternal(url),
  setZoom: (percent) => window?.webContents.setZoomFactor(percent / 100),
  compareFiles: tasks.compare,
  previewFile: (task, job) => tasks.preview(task, job, told(job, 'Reading')),
  importFile: (task, job) => tasks.import(task, job, told(job, 'Importing')),
  findDuplicates: (task, job) => tasks.duplicates(task, job, told(job, 'Looking for duplicates')),
  keepDuplicates: (task, job) => tasks.keepDuplicates(task, job, told(job, 'Merging duplicates')),
  undo: tasks.undo,
  exportReferences: (task, job) => tasks.references(task, job, told(job, 'Exporting')),
  cancelJob: cancelTask,
};

const openFirst = (handlers: ReturnType<typeof makeHandlers>, argv: readonly string[]): void => {
  const given = projectArgument(argv);
  const starter = argv[argv.indexOf('--open-starter') + 1];
  const last = settings.get().lastProject;
  if (given !== null) void project.open(given).then(report);
  else if (argv.includes('--open-starter') && (starter === 'ldn' || starter === 'bcg'))
    void Promise.resolve(handlers.projects.openStarter({ starter })).then(report);
  else if (last !== null && existsSync(last)) void project.open(last).then(report);
};

/** A project that could not be opened at the start is said in the window once it listens. */
const report = (
  result: Awaited<ReturnType<ReturnType<typeof makeHandlers>['projects']['openStarter']>>,
): void => {
  if (result.ok || result.error.code === 'cancelled') return;
  const { error } = result;
  window?.webContents.once('did-finish-load', () => emit('failure', error));
  emit('failure', error);
};

if (!app.requestSingleInstanceLock()) app.quit();
else {
  // What a killed program left.
  rmSync(scratch, { recursive: true, force: true });
  app.on('quit', () => rmSync(scratch, { recursive: true, force: true }));
  app.on('second-instance', (_event, argv) => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
    const given = projectArgument(argv);
    if (given !== null) void project.open(given).then(report);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) void project.open(path).then(report);
  });
  void app.whenReady().then(() => {
    secureSession(join(outDir, 'renderer'));
    const handlers = makeHandlers(context);
    registerHandlers(handlers);
    Menu.setApplicationMenu(buildMenu((id) => emit('command', { id })));
    window = createWindow(settings, outDir, join(resources, 'icon.png'));
    askBeforeClosing(window, () => project.jobs.toAskAbout());
    const held = watchMemory(window.webContents);
    // The page died; the project is main's and stays open. A new page reads everything again.
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return;
      const store = project.current();
      const full = windowFull(reason, exitCode, store.ok ? store.value.count('reports') : 0, held());
      void failed('window', new Error(full ?? `The window stopped (${reason}, ${exitCode}).`));
      // It would only fill up again.
      if (full !== null) void project.close();
      setTimeout(() => {
        if (window !== null && !window.isDestroyed()) window.webContents.reload();
      }, 500);
    });
    openFirst(handlers, process.argv);
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length > 0) return;
      window = createWindow(settings, outDir, join(resources, 'icon.png'));
      askBeforeClosing(window, () => project.jobs.toAskAbout());
    });
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!project.isBusy()) return project.closeStore();
    event.preventDefault();
    void project.settle().then(() => app.quit());
  });
}
