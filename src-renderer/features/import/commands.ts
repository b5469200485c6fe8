import type { ImportPreview } from '#core/contract/imports';
import { counted } from '#core/counted';
import { sumPlaces } from '#core/dedupe/record-places';
import type { AppError } from '#core/errors';
import { usualStage } from '#core/importers/marked-decisions';
import type { ImportWarning } from '#core/model/report';
import { findDuplicates } from '../../actions/find-duplicates';
import { inThisReview } from '../../actions/open-review';
import { undoOf } from '../../actions/undo';
import { api, bridge } from '../../bridge';
import { toast, toastError } from '../../ui/toast';
import {
  addFile,
  type Brought,
  changeFile,
  emptyForm,
  filesNow,
  type ImportFile,
  lastImport,
  notScreened,
  removeFile,
} from './batch';
import { placesText } from './places';
import { screenedOf } from './screened';

let listening = false;
const listen = (): void => {
  if (listening) return;
  listening = true;
  bridge.on('progress', ({ job, done, total }) => changeFile(job, { progress: { done, total } }));
};

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** Files that would be imported before this one, being above it. */
const tokensBefore = ({ job, project }: ImportFile): string[] => {
  const files = filesNow().filter((f) => f.project === project);
  return files
    .slice(
      0,
      files.findIndex((f) => f.job === job),
    )
    .flatMap(({ preview }) => preview?.token ?? []);
};

/** Another sheet of a workbook may name another source; what somebody typed stays. */
const sourceOf = ({ form, preview }: ImportFile, next: ImportPreview): ImportFile['form'] =>
  preview?.table?.sheet !== next.table?.sheet && form.database === (preview?.suggestedDatabase ?? '')
    ? { ...form, database: next.suggestedDatabase ?? '' }
    : form;

const read = async (file: ImportFile, columns?: Columns, sheet?: string): Promise<void> => {
  changeFile(file.job, { state: 'reading', since: Date.now() });
  const answer = await api.imports.preview({
    path: file.path,
    job: file.job,
    before: tokensBefore(file),
    ...(columns === undefined ? {} : { columns: [...columns] }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  const still = filesNow().some((f) => f.job === file.job);
  if (!answer.ok) {
    if (answer.error.code === 'cancelled') removeFile(file.job);
    else changeFile(file.job, { state: 'failed', error: answer.error, progress: null });
  } else if (still) {
    const now = filesNow().find((f) => f.job === file.job) ?? file;
    // What was said of the file stays when its columns are read another way.
    const form =
      now.preview === null
        ? {
            ...emptyForm,
            database: answer.value.suggestedDatabase ?? '',
            // another review's references were found by its searches, not by one of ours
            ...(answer.value.review === null ? {} : { kind: 'other' as const }),
          }
        : sourceOf(now, answer.value);
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
        stage: usualStage(answer.value.marks?.source ?? null),
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
  queue = queue.then(() => read(file, columns, file.preview?.table?.sheet));
};

/** Reads another sheet of a workbook. */
export const readSheet = (file: ImportFile, sheet: string): void => {
  queue = queue.then(() => read(file, undefined, sheet));
};

// One after another: two cores are better spent on one file than on several halves.
let queue: Promise<void> = Promise.resolve();

export const takeFiles = (project: string, paths: readonly string[]): void => {
  listen();
  const here = new Set(filesNow().flatMap((f) => (f.project === project ? [f.path] : [])));
  const again = new Set<string>();
  for (const path of paths) {
    if (here.has(path)) {
      again.add(nameOf(path));
      continue;
    }
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
  if (again.size > 0)
    toast(`${[...again].join(', ')} ${again.size === 1 ? 'is' : 'are'} already on this page`);
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
  toast(`Mended: ${counted(answer.value.records, 'record', 'records')} more`, undoOf(answer.change));
  void findDuplicates(false, true);
  return null;
};

/** Writes one search with all its records; what failed stays on the page with its error. */
const runImport = async (
  file: ImportFile,
  together: readonly string[],
  batch: { readonly id: string; readonly follows: boolean },
): Promise<Brought | 'failed' | 'cancelled'> => {
  if (file.preview === null) return 'failed';
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
    together: [...together],
    batch,
    screened: screenedOf(file),
  });
  if (!answer.ok) {
    const cancelled = answer.error.code === 'cancelled';
    changeFile(file.job, { state: 'ready', error: cancelled ? null : answer.error, progress: null });
    return cancelled ? 'cancelled' : 'failed';
  }
  removeFile(file.job);
  return { ...answer.value, change: answer.change };
};

/** What is said of files that were to be imported with others: which failed, and which were not begun. */
const notImported = (failed: readonly ImportFile[], left: readonly ImportFile[]): string => {
  const names = (files: readonly ImportFile[]) => files.map(({ name }) => name).join(', ');
  return [
    ...(failed.length === 0
      ? []
      : [`${names(failed)} failed and ${failed.length === 1 ? 'is' : 'are'} not imported`]),
    ...(left.length === 0 ? [] : [`${names(left)} not imported, as it was cancelled`]),
  ].join('; ');
};

/**
 * Takes in files one after another, then looks for duplicates: one undo takes all of it back. One that fails keeps none of the others
 * away; one that is cancelled ends it.
 */
export const importAll = async (files: readonly ImportFile[]): Promise<void> => {
  const isHere = inThisReview();
  const id = crypto.randomUUID();
  const done: Brought[] = [];
  const failed: ImportFile[] = [];
  let left: readonly ImportFile[] = [];
  for (const { job } of files) changeFile(job, { state: 'queued' });
  for (const [at, file] of files.entries()) {
    const brought = await runImport(
      file,
      done.map(({ searchId }) => searchId),
      { id, follows: at < files.length - 1 },
    );
    if (brought === 'cancelled') {
      left = files.slice(at);
      for (const { job } of left) changeFile(job, { state: 'ready' });
      break;
    }
    if (brought === 'failed') failed.push(file);
    else done.push(brought);
  }
  if (!isHere()) return;
  const missing = files.length === 1 ? '' : notImported(failed, left);
  const first = files[0];
  if (done.length === 0 || first === undefined) {
    if (missing !== '') toast(missing, { id: 'not-imported' });
    return;
  }
  const places = sumPlaces(done.map((one) => one.places));
  const records = places.new + places.here + places.repeated + places.other;
  const from = files.length === 1 ? first.form.database.trim() : counted(done.length, 'file', 'files');
  toast(
    `Imported ${counted(records, 'record', 'records')} from ${from}: ${placesText(places, done.length)}`,
    undoOf(done.at(-1)?.change),
  );
  if (missing !== '') toast(missing, { id: 'not-imported' });
  const told = { project: first.project, files: done, merged: null };
  lastImport.set(told);
  const found = await findDuplicates(
    false,
    true,
    done.map(({ searchId }) => searchId),
  );
  if (found !== null && lastImport.get() === told)
    lastImport.set({
      ...told,
      merged: { ofNew: found.merged - found.earlier, earlier: found.earlier },
    });
};
