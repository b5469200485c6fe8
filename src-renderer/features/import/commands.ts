import { findDuplicates } from '../../actions/find-duplicates';
import type { ImportPreview } from '#core/contract/imports';
import { undoLatest } from '../../actions/undo';
import type { AppError } from '#core/errors';
import type { ImportWarning } from '#core/model/report';
import { api, bridge } from '../../bridge';
import { counted } from '../../messages/verdicts';
import { toast, toastError } from '../../ui/toast';
import { screenedOf } from './screened';
import {
  addFile,
  changeFile,
  emptyForm,
  filesNow,
  type ImportFile,
  lastImport,
  notScreened,
  removeFile,
} from './batch';

let listening = false;
const listen = (): void => {
  if (listening) return;
  listening = true;
  bridge.on('progress', ({ job, done, total }) => changeFile(job, { progress: { done, total } }));
};

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const read = async (file: ImportFile, columns?: Columns): Promise<void> => {
  changeFile(file.job, { state: 'reading', since: Date.now() });
  const answer = await api.imports.preview({
    path: file.path,
    job: file.job,
    ...(columns === undefined ? {} : { columns: [...columns] }),
  });
  const still = filesNow().some((f) => f.job === file.job);
  if (!answer.ok) {
    if (answer.error.code === 'cancelled') removeFile(file.job);
    else changeFile(file.job, { state: 'failed', error: answer.error, progress: null });
  } else if (still) {
    const now = filesNow().find((f) => f.job === file.job) ?? file;
    // What was said of the file stays when its columns are read another way.
    const form =
      now.preview === null ? { ...emptyForm, database: answer.value.suggestedDatabase ?? '' } : now.form;
    const marked = answer.value.marks !== null;
    changeFile(file.job, {
      state: 'ready',
      preview: answer.value,
      progress: null,
      error: null,
      form,
      screened: {
        ...notScreened,
        how: marked ? 'marks' : 'none',
        // Covidence asks for reasons at full text only.
        stage: answer.value.marks?.source === 'covidence' ? 'full-text' : notScreened.stage,
      },
    });
    if (now.preview !== null) void api.imports.drop({ token: now.preview.token });
  } else {
    void api.imports.drop({ token: answer.value.token });
  }
};

type Columns = NonNullable<ImportPreview['table']>['meanings'];

/** Reads a table again with its columns mapped otherwise; the next file with the same columns is read so at once. */
export const mapColumns = (file: ImportFile, columns: Columns): void => {
  queue = queue.then(() => read(file, columns));
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
      screened: notScreened,
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

/** Reads a mended part of a chosen file; null when it is among its records now. */
export const mendPart = async (file: ImportFile, at: number, raw: string): Promise<AppError | null> => {
  if (file.preview === null) return null;
  const answer = await api.imports.mend({ token: file.preview.token, at, raw });
  if (!answer.ok) return answer.error;
  changeFile(file.job, { preview: answer.value });
  return null;
};

/** The same for a file that is imported already. */
export const mendImported = async (
  searchId: string,
  at: number,
  part: ImportWarning,
  raw: string,
): Promise<AppError | null> => {
  const answer = await api.imports.mendImported({ searchId, at, was: part.raw ?? '', raw });
  if (!answer.ok) return answer.error;
  toast(`Mended: ${counted(answer.value.records, 'record', 'records')} more`, {
    undo: () => void undoLatest(),
  });
  void findDuplicates(false, true);
  return null;
};

interface Brought {
  readonly records: number;
  readonly newReports: number;
  readonly joined: number;
  readonly repeated: number;
  readonly decisions: number;
  readonly studies: number;
  readonly results: number;
  readonly notTaken: readonly string[];
}

/** Writes one search with all its records; null when it is not in the project. */
const runImport = async (file: ImportFile, withPrevious: boolean): Promise<Brought | null> => {
  if (file.preview === null) return null;
  changeFile(file.job, { state: 'writing', error: null, since: Date.now() });
  const { kind, database, platform, date, strategy, note } = file.form;
  const answer = await api.imports.run({
    token: file.preview.token,
    job: file.job,
    kind,
    database: database.trim(),
    platform: platform.trim(),
    date: date.trim() === '' ? null : date.trim(),
    strategy,
    note,
    withPrevious,
    screened: screenedOf(file),
  });
  if (!answer.ok) {
    const cancelled = answer.error.code === 'cancelled';
    changeFile(file.job, { state: 'ready', error: cancelled ? null : answer.error, progress: null });
    return null;
  }
  removeFile(file.job);
  return answer.value;
};

const sum = (all: readonly Brought[], key: Exclude<keyof Brought, 'notTaken'>): number =>
  all.reduce((n, one) => n + one[key], 0);

/** Takes in files one after another, then looks for duplicates: one undo takes all of it back. Stops at the first that fails. */
export const importAll = async (files: readonly ImportFile[]): Promise<void> => {
  const done: Brought[] = [];
  let unread = 0;
  for (const file of files) {
    const brought = await runImport(file, done.length > 0);
    if (brought === null) break;
    done.push(brought);
    unread += file.preview?.unread.length ?? 0;
  }
  const first = files[0];
  if (done.length === 0 || first === undefined) return;
  const records = sum(done, 'records');
  const repeated = sum(done, 'repeated');
  const joined = sum(done, 'joined') - repeated;
  const newReports = sum(done, 'newReports');
  const from = done.length === 1 ? first.form.database.trim() : `${done.length} files`;
  const known = joined > 0 ? `, ${counted(joined, 'record', 'records')} of reports already here` : '';
  const again =
    repeated > 0
      ? `, ${counted(repeated, 'record that stands', 'records that stand')} in the file again`
      : '';
  toast(
    `Imported ${counted(records, 'record', 'records')} from ${from}: ${counted(newReports, 'new report', 'new reports')}${known}${again}`,
    { undo: () => void undoLatest() },
  );
  const told = {
    project: first.project,
    files: done.length,
    records,
    newReports,
    unread,
    decisions: sum(done, 'decisions'),
    studies: sum(done, 'studies'),
    results: sum(done, 'results'),
    notTaken: done.flatMap((one) => one.notTaken),
    merged: null,
  };
  lastImport.set(told);
  const found = await findDuplicates(false, true);
  if (found !== null && lastImport.get() === told)
    lastImport.set({ ...told, merged: found.merged, newReports: newReports - found.merged });
};
