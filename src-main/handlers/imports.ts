import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ContractHandlers } from '#core/contract/index';
import { noPlaces } from '#core/dedupe/record-places';
import { appError } from '#core/errors';
import { noRecordsIn } from '#core/importers/csv';
import { readAgain } from '#core/importers/read-again';
import { err, ok } from '#core/result';
import { dropOriginal } from '../files/keep-original';
import { keptSheet, keptTable, mendedNote, mendUnread } from '../store/edit-records';
import { isNamed } from '../store/originals';
import { undoImport } from '../store/undo-import';
import type { KeptFile } from '../tasks/compare-files';
import { dropKeys } from '../tasks/kept-keys';
import type { Context } from './context';
import { ImportBatches } from './import-batches';
import { against, countsOf, type Held, previewOf, readMapped } from './import-preview';
import { longFrom, undoApart } from './undo';

const cancelled = err(appError('cancelled', 'The import was cancelled; nothing of this file was imported.'));
const notHeld = err(appError('not-found', 'This file is no longer held; choose it again.'));

type Handlers = ContractHandlers['imports'];

/** How a table is read, where somebody said so. */
const asChosen = (columns: Held['columns'], sheet: Held['sheet']) => ({
  ...(columns === undefined ? {} : { columns }),
  ...(sheet === undefined ? {} : { sheet }),
});

export const importHandlers = (c: Context, stopped: Set<string>): Handlers => {
  const batches = new ImportBatches(c.project.jobs);
  const held = new Map<string, Held>();
  const letGo = (token: string): void => {
    const file = held.get(token);
    if (file !== undefined) dropKeys(file.keys);
    held.delete(token);
  };
  const kept = ({ keys, preview: { sha256 } }: Held): KeptFile => ({ keys, sha256 });
  const keptOf = (tokens: readonly string[]): KeptFile[] =>
    tokens.flatMap((token) => {
      const file = held.get(token);
      return file === undefined ? [] : [kept(file)];
    });
  const run = async ({
    token,
    job,
    together = [],
    screened,
    ...said
  }: Omit<Parameters<Handlers['run']>[0], 'batch'>): Promise<Awaited<ReturnType<Handlers['run']>>> => {
    const file = held.get(token);
    if (file === undefined) return notHeld;
    if (stopped.has(job)) return cancelled;
    const { path, columns, sheet, preview, more, unread, notes } = file;
    const none = noRecordsIn(preview.table);
    if (none !== null) return err(none);
    const { file: name, sha256, bytes, encoding, format } = preview;
    const done = await c.project.lend(
      async (loan, reviewer, store) => {
        if (stopped.has(job)) return cancelled;
        const imported = await c.importFile(
          {
            loan,
            path,
            reading: { format, ...asChosen(columns, sheet) },
            kept: preview.kept,
            more,
            search: {
              id: `s-${store.env.newId()}`,
              ...said,
              file: {
                name,
                sha256,
                bytes,
                encoding,
                format,
                ...keptTable(preview.table, unread.length),
                ...keptSheet(preview.table),
              },
              ...countsOf(file),
              warnings: [...preview.warnings, ...notes],
              unread: [...unread],
              importedAt: store.env.now().toISOString(),
            },
            together,
            screened,
            markedAt: preview.markedAt,
            reviewer,
          },
          job,
        );
        if (!imported.ok && !isNamed(store, sha256)) dropOriginal(store.path, sha256);
        return imported;
      },
      () => c.cancelJob(job),
    );
    if (!done.ok) return done;
    letGo(token);
    return ok({ ...done.value, notTaken: [...done.value.notTaken] });
  };
  return {
    choose: async () => ok(await c.askOpenReferences()),
    preview: async ({ path, job, columns, sheet, before = [] }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const token = randomUUID();
      const files = { keys: join(c.scratch, token), before: keptOf(before) };
      const counted = against(store.value, files.before);
      stopped.delete(job);
      const request = { path, columns, ...asChosen(undefined, sheet), ...files };
      const read = await readMapped(c, store.value, job, request, () => stopped.has(job));
      if (!read.ok) {
        dropKeys(files.keys);
        return read;
      }
      const { keys } = files;
      const { unread } = read.value.preview;
      const file: Held = { ...read.value, path, sheet, keys, against: counted, unread, more: [], notes: [] };
      held.set(token, file);
      return ok(previewOf(store.value, token, file));
    },
    compare: async ({ tokens, job }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const files = tokens.flatMap((token) => held.get(token) ?? []);
      if (files.length < tokens.length) return notHeld;
      const read = files.map(kept);
      const counted = read.map((_, at) => against(store.value, read.slice(0, at)));
      if (files.some((file, at) => file.against !== counted[at])) {
        const done = await c.compareFiles({ project: store.value.path, files: read }, job);
        if (!done.ok) return done;
        tokens.forEach((token, at) => {
          const file = held.get(token);
          const places = done.value[at];
          // not what was mended meanwhile
          if (file !== undefined && file.keys === read[at]?.keys && places !== undefined)
            held.set(token, { ...file, against: counted[at] ?? '', preview: { ...file.preview, places } });
        });
      }
      return ok(tokens.map((token) => held.get(token)?.preview.places ?? noPlaces));
    },
    cancel: ({ job }) => {
      stopped.add(job);
      c.cancelJob(job);
      return ok(null);
    },
    run: ({ job, batch = { id: randomUUID(), follows: false }, ...request }) => {
      stopped.delete(job);
      return batches.during(
        batch,
        () => run({ job, ...request }),
        () => {
          stopped.add(job);
          c.cancelJob(job);
        },
      );
    },
    mend: async ({ token, at, raw }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const file = held.get(token);
      const part = file?.unread[at];
      if (file === undefined || part === undefined)
        return err(appError('not-found', 'This part is not listed (any more); choose the file again.'));
      const { path, columns, sheet, preview } = file;
      const { format, table } = preview;
      const read = readAgain({
        format,
        raw,
        ...(table === null
          ? {}
          : { headers: table.headers, delimiter: table.delimiter, columns: table.meanings }),
      });
      if (!read.ok) return read;
      const more = [...file.more, ...read.value];
      const request = {
        path,
        project: store.value.path,
        more,
        keys: join(c.scratch, randomUUID()),
        before: [],
        ...asChosen(columns, sheet),
      };
      const counted = against(store.value, []);
      const seen = await c.previewFile(request, randomUUID());
      dropKeys(seen.ok ? file.keys : request.keys);
      if (!seen.ok) return seen;
      const mended: Held = {
        ...file,
        keys: request.keys,
        against: counted,
        preview: seen.value,
        unread: file.unread.filter((_, n) => n !== at),
        more,
        notes: [...file.notes, mendedNote(part)],
      };
      held.set(token, mended);
      return ok(previewOf(store.value, token, mended));
    },
    mendImported: async ({ searchId, ...part }) => {
      const w = await c.project.writer();
      return w.ok ? mendUnread(w.value.store, searchId, part, w.value.reviewer) : w;
    },
    drop: ({ token }) => {
      letGo(token);
      return ok(null);
    },
    undo: async ({ searchId }) => {
      if (c.project.jobs.isRunning('import'))
        return err(appError('busy', 'An import is being written: ask again when it is done.'));
      const w = await c.project.writer();
      if (!w.ok) return w;
      const { store, reviewer } = w.value;
      return (store.get('searches', searchId)?.recordsRead ?? 0) >= longFrom
        ? undoApart(c, () => ok({ importOf: searchId }))
        : undoImport(store, searchId, reviewer);
    },
  };
};
