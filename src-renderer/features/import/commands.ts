import { undoLatest } from '../../actions/undo';
import { api, bridge } from '../../bridge';
import { counted } from '../../messages/verdicts';
import { toast, toastError } from '../../ui/toast';
import { addFile, changeFile, emptyForm, filesNow, type ImportFile, removeFile } from './batch';

let listening = false;
const listen = (): void => {
  if (listening) return;
  listening = true;
  bridge.on('progress', ({ job, done, total }) => changeFile(job, { progress: { done, total } }));
};

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const read = async (file: ImportFile): Promise<void> => {
  changeFile(file.job, { state: 'reading', since: Date.now() });
  const answer = await api.imports.preview({ path: file.path, job: file.job });
  const still = filesNow().some((f) => f.job === file.job);
  if (!answer.ok) {
    if (answer.error.code === 'cancelled') removeFile(file.job);
    else changeFile(file.job, { state: 'failed', error: answer.error, progress: null });
  } else if (still) {
    changeFile(file.job, {
      state: 'ready',
      preview: answer.value,
      progress: null,
      form: { ...emptyForm, database: answer.value.suggestedDatabase ?? '' },
    });
  } else {
    void api.imports.drop({ token: answer.value.token });
  }
};

// One after another: two cores are better spent on one file than on several halves.
let queue: Promise<void> = Promise.resolve();

export const takeFiles = (project: string, paths: readonly string[]): void => {
  listen();
  const here = new Set(filesNow().flatMap((f) => (f.project === project ? [f.path] : [])));
  for (const path of paths) {
    if (here.has(path)) continue;
    here.add(path);
    const file: ImportFile = {
      job: crypto.randomUUID(),
      project,
      path,
      name: nameOf(path),
      state: 'waiting',
      preview: null,
      form: emptyForm,
      error: null,
      progress: null,
      since: 0,
    };
    addFile(file);
    queue = queue.then(async () => {
      if (filesNow().some((f) => f.job === file.job)) await read(file);
    });
  }
};

export const chooseFiles = async (project: string): Promise<void> => {
  const answer = await api.imports.choose(null);
  if (answer.ok) takeFiles(project, answer.value);
  else toastError(answer.error);
};

/** Stops what is being done for this file, or takes it off the list. */
export const leaveOut = async (file: ImportFile): Promise<void> => {
  if (file.state === 'reading' || file.state === 'writing') {
    await api.imports.cancel({ job: file.job });
    return;
  }
  removeFile(file.job);
  if (file.preview) await api.imports.drop({ token: file.preview.token });
};

/** Writes one search with all its records. True when it is in the project. */
export const runImport = async (file: ImportFile): Promise<boolean> => {
  if (file.preview === null) return false;
  changeFile(file.job, { state: 'writing', error: null, since: Date.now() });
  const { kind, database, date, strategy, note } = file.form;
  const answer = await api.imports.run({
    token: file.preview.token,
    job: file.job,
    kind,
    database: database.trim(),
    date: date === '' ? null : date,
    strategy,
    note,
  });
  if (!answer.ok) {
    const cancelled = answer.error.code === 'cancelled';
    changeFile(file.job, { state: 'ready', error: cancelled ? null : answer.error, progress: null });
    return false;
  }
  removeFile(file.job);
  const { records, newReports, joined } = answer.value;
  const known = joined > 0 ? `, ${counted(joined, 'record', 'records')} of reports already here` : '';
  toast(
    `Imported ${counted(records, 'record', 'records')} from ${database}: ${counted(newReports, 'new report', 'new reports')}${known}`,
    { undo: () => void undoLatest() },
  );
  return true;
};
