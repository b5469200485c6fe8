import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { searchDateSchema } from '#core/contract/imports';
import { counted, grouped } from '#core/counted';
import { type AppError, appError } from '#core/errors';
import { noRecordsIn } from '#core/importers/csv';
import type { TableShape } from '#core/importers/importer';
import { rm5 } from '#core/importers/rm5';
import type { Search } from '#core/model/report';
import { stages } from '#core/model/review';
import { err, ok, type Result } from '#core/result';
import { draftOriginal, dropOriginal } from '../files/keep-original';
import { type BroughtReview, bringFromFile } from '../store/bring-review';
import { keptTable } from '../store/edit-records';
import { importProduced } from '../store/import-records';
import { isNamed, nameOriginal } from '../store/originals';
import { countRecords } from '../store/project-info';
import type { Store } from '../store/store';
import type { RecordSource } from '../tasks/prepare-file';
import { hashOf, streamFile } from '../tasks/stream-file';
import { type Command, exit, json, Stop, unwrap } from './command';
import { duplicatesLine, findInProject, modeOf, modeOfReview } from './find-duplicates';
import { withInputFiles } from './input-files';
import { progressLine } from './progress';
import { reviewerId, withProject } from './project-file';
import {
  type BroughtDecisions,
  bringDecisions,
  type DecisionsWish,
  decisionsLeft,
  decisionsLine,
} from './project-import-decisions';

interface Wishes {
  readonly options: { readonly format?: string };
  readonly database: string | true | undefined;
  readonly date: string | true | undefined;
  /** Null leaves decisions out that a file holds. */
  readonly decisions: DecisionsWish | null;
  readonly who: string;
}

const largeFrom = 16 * 1024 * 1024;
const readTwiceBelow = 64 * 1024 * 1024;
const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The hash of a file that may have been imported before, as one of its size was; null where none was. */
const hashOfKnown = (store: Store, path: string): string | null => {
  const bytes = bytesOf(path);
  return store.all('searches').rows.some(({ file }) => file?.bytes === bytes)
    ? hashOf({ path, bytes })
    : null;
};

interface Brought {
  readonly decisions?: BroughtDecisions;
  readonly brought?: BroughtReview;
  readonly notTaken: readonly string[];
}

const told = ({ decisions, brought, notTaken }: Brought): string =>
  [
    decisions === undefined ? '' : decisionsLine(decisions),
    brought === undefined
      ? ''
      : `  ${counted(brought.studies, 'study', 'studies')} with ${counted(brought.results, 'result', 'results')}, ${counted(brought.outcomes, 'outcome', 'outcomes')}, ${counted(brought.comparisons, 'comparison', 'comparisons')}\n`,
    ...notTaken.map((one) => `  not taken: ${one}\n`),
  ].join('');

/** More records than these are looked through for duplicates only when that is asked for: it would take longer than their import. */
const lookedThroughUnasked = 20_000;

/** As the app does after an import, unless told otherwise; null where they are not looked for. */
const duplicatesAfter = (store: Store, asked: string | true | undefined, who: string) => {
  if (asked === 'off') return null;
  if (asked === undefined && countRecords(store) > lookedThroughUnasked) {
    process.stderr.write(
      `Duplicates were not looked for among more than ${counted(lookedThroughUnasked, 'record', 'records')}: run "project dedupe", or import with --dedupe balanced.\n`,
    );
    return null;
  }
  return findInProject(store, modeOf(asked, modeOfReview(store)), who, { afresh: false, withPrevious: true });
};

/** Names the file itself, which lies beside the project under its hash; where that cannot be done, the import stands and that is said. */
const nameKept = (store: Store, kept: Result<unknown, AppError>, searchId: string, who: string): boolean => {
  const search = store.get('searches', searchId);
  if (search?.file == null) return false;
  const named = kept.ok ? nameOriginal(store, search, who) : kept;
  if (!named.ok) process.stderr.write(`${search.file.name}: ${named.error.text}\n`);
  return named.ok;
};

/** Decisions, where somebody says whose they are; the studies and numbers of a RevMan review. */
const bringAlong = (
  store: Store,
  path: string,
  { id, file }: Search,
  { decisions: wish, who }: Wishes,
): Brought => {
  const isReview = file?.format === rm5.id;
  const decisions = wish === null ? null : bringDecisions(store, id, wish, who);
  const left = wish === null ? decisionsLeft(store, id, isReview) : null;
  const review = isReview ? unwrap(bringFromFile(store, readFileSync(path), id, who)) : null;
  return {
    ...(decisions === null ? {} : { decisions }),
    ...(review === null ? {} : { brought: review.brought }),
    notTaken: [...(left === null ? [] : [left]), ...(review?.notTaken ?? [])],
  };
};

/** A table without a column that tells its records: they would come in without titles. */
const noRecordsAt = (path: string, table: TableShape | null): AppError | null => {
  const none = noRecordsIn(table);
  return none === null ? null : { ...none, where: { ...none.where, file: path } };
};

/** One file in one transaction, read piece by piece while its records are written. */
const importOne = async (store: Store, path: string, wishes: Wishes, readRecords: RecordSource) => {
  const { options, database, date, who } = wishes;
  const name = basename(path);
  const progress = progressLine(name);
  const searchId = `s-${store.env.newId()}`;
  const draft = await draftOriginal(store.path, path, null);
  const from = draft.ok ? draft.value.path : path;
  let kept: Result<unknown, AppError> = draft;
  let sha256: string | null = null;
  if (bytesOf(path) > largeFrom) store.writeAlone();
  const done = importProduced(
    store,
    searchId,
    (take) => {
      const read = readRecords({ path: from, name, searchId, ...options }, take, progress.at);
      if (!read.ok) return err({ ...read.error, where: { ...read.error.where, file: path } });
      const file = read.value;
      const none = noRecordsAt(path, file.table);
      if (none !== null) return err(none);
      sha256 = file.sha256;
      if (draft.ok) kept = draft.value.keep(sha256);
      const { bytes, encoding, format, namedDatabase, formatLabel } = file;
      return ok({
        id: searchId,
        kind: 'database' as const,
        database: typeof database === 'string' ? database : (namedDatabase ?? formatLabel),
        date: typeof date === 'string' ? date : null,
        strategy: '',
        note: '',
        file: {
          name: file.file,
          sha256: file.sha256,
          bytes,
          encoding,
          format,
          ...keptTable(file.table, file.unread.length),
        },
        recordsFound: file.recordsFound,
        recordsRead: file.recordsRead,
        warnings: [...file.warnings],
        unread: [...file.unread],
        importedAt: store.env.now().toISOString(),
      });
    },
    who,
    { sha256: hashOfKnown(store, from) },
  );
  if (draft.ok) draft.value.drop();
  if (!done.ok && sha256 !== null && !isNamed(store, sha256)) dropOriginal(store.path, sha256);
  progress.done();
  const { value } = unwrap(done, done.ok || done.error.code !== 'disk' ? exit.input : exit.internal);
  const { rows } = store.all('searches');
  const search = rows.find(({ id }) => id === searchId);
  const before = rows.find(({ id, file }) => id !== searchId && file && file.sha256 === search?.file?.sha256);
  if (before)
    process.stderr.write(
      `${basename(path)}: this very file was imported before, as ${before.database}; its records join the reports that they made then, and are in the counts of records again. Undo it in the app if that was not meant.\n`,
    );
  const named = nameKept(store, kept, searchId, who);
  const brought: Brought = search === undefined ? { notTaken: [] } : bringAlong(store, path, search, wishes);
  const unread = search?.unread.length ?? 0;
  const warnings = search?.warnings.length ?? 0;
  const newReports = value.places.new;
  const joined = value.records - newReports;
  return { file: basename(path), ...value, newReports, joined, unread, warnings, kept: named, ...brought };
};

const decisionsWish = (name: string | true | undefined, stage: string | true | undefined) => {
  const bad = (text: string): never => {
    throw new Stop(exit.usage, appError('bad-request', text));
  };
  if (stage !== undefined && !stages.some((one) => one === stage))
    bad('--stage is title-abstract or full-text');
  if (typeof name !== 'string') return stage === undefined ? null : bad('--stage goes with --decisions NAME');
  if (name.trim() === '') bad('--decisions needs the name of a reviewer');
  return { reviewer: name.trim(), stage: stages.find((one) => one === stage) ?? null };
};

export const projectImport: Command = {
  name: 'project import',
  usage:
    'project import FILE <reference files...> [--database NAME] [--date YYYY-MM-DD] [--reviewer NAME] [--decisions NAME] [--stage title-abstract|full-text] [--dedupe MODE|off]',
  says: 'Imports search results: one search with its records for each file, each in one transaction; then looks for duplicates as the app does.',
  flags: {
    dedupe: {
      value: true,
      says: `look for duplicates in this mode (strict, balanced, sensitive), or off; without it as the review is set, up to ${lookedThroughUnasked} records`,
    },
    database: { value: true, says: 'the database searched (else what the records say, else the format)' },
    date: { value: true, says: 'the day of the search' },
    reviewer: { value: true, says: 'who imports' },
    decisions: {
      value: true,
      says: 'bring along what the file says of its screening (RevMan, Rayyan, Covidence, ASReview, labels), as this reviewer where it names nobody',
    },
    stage: {
      value: true,
      says: 'of which stage these are (else full-text for RevMan and Covidence, title-abstract for others)',
    },
    format: { value: true, says: 'the format, when the content must not decide' },
  },
  run: (args, io) =>
    withInputFiles(args.words.slice(1), io, (inputs) =>
      withProject(args, false, async (store) => {
        const files = inputs.map(({ path }) => path);
        if (files.length === 0)
          throw new Stop(exit.usage, appError('bad-request', 'name at least one reference file'));
        const { database, date, reviewer, format, dedupe, decisions, stage } = args.flags;
        if (dedupe !== 'off') modeOf(dedupe, 'balanced');
        if (typeof date === 'string' && !searchDateSchema.safeParse(date).success)
          throw new Stop(
            exit.usage,
            appError('bad-request', `--date ${date} is no day: write it as 2026-03-31, or 2026-03, or 2026`),
          );
        const wish = decisionsWish(decisions, stage);
        const options = typeof format === 'string' ? { format } : {};
        // Read everything first: a file that cannot be read must not leave half of the list imported. One large file rolls back by itself.
        const [only] = files;
        if (files.length > 1 || (only !== undefined && bytesOf(only) < readTwiceBelow))
          for (const f of files) {
            const none = noRecordsAt(f, unwrap(streamFile(f, options, () => undefined)).table);
            if (none !== null) throw new Stop(exit.input, none);
          }
        const who = reviewerId(store, typeof reviewer === 'string' ? reviewer : 'Command line');
        const out: Awaited<ReturnType<typeof importOne>>[] = [];
        for (const f of files)
          out.push(
            await importOne(store, f, { options, database, date, decisions: wish, who }, io.readRecords),
          );
        const duplicates = duplicatesAfter(store, dedupe, who);
        io.print(
          args.flags.json === true
            ? json({ imports: out, duplicates })
            : out
                .map(
                  (o) =>
                    `${o.file}: ${counted(o.records, 'record', 'records')}, ${grouped(o.newReports)} new, ${grouped(o.places.here)} already here, ${grouped(o.places.repeated)} repeated in the file, ${grouped(o.unread)} not read\n${told(o)}`,
                )
                .join('') + (duplicates === null ? '' : duplicatesLine(duplicates)),
        );
        return exit.done;
      }),
    ),
};
