import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractHandlers } from '#core/contract/index';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { filesFolder, keepOriginal } from '../files/keep-original';
import { rm5 } from '#core/importers/rm5';
import { readAgain } from '#core/importers/read-again';
import { mendedNote, mendUnread } from '../store/edit-records';
import { nameOriginal } from '../store/originals';
import { bringFromFile } from '../store/bring-review';
import { diskError } from '../store/database';
import type { Store } from '../store/store';
import { importRecords } from '../store/import-records';
import { undoImport } from '../store/undo-import';
import type { ParsedImport } from '../tasks/parse-file';
import { bringMarks } from '../store/bring-marks';
import type { Context } from './context';
import { previewOf, readMapped } from './import-preview';

/** A file that was read and waits to be imported. */
interface Held {
  readonly path: string;
  readonly parsed: ParsedImport;
}

/** Studies and results of a review whose file is kept: those very bytes, whatever became of the file that was chosen. */
const bringKept = (store: Store, sha256: string, searchId: string, reviewer: string) => {
  const path = join(filesFolder(store.path), sha256);
  try {
    return bringFromFile(store, readFileSync(path), searchId, reviewer);
  } catch (cause) {
    return err(diskError(cause, path));
  }
};

export const importHandlers = (c: Context): ContractHandlers['imports'] => {
  const held = new Map<string, Held>();
  return {
    choose: async () => ok(await c.askOpenReferences()),
    preview: async ({ path, job, columns }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const read = await readMapped(c, path, job, columns);
      if (!read.ok) return read;
      const token = randomUUID();
      held.set(token, { path, parsed: read.value.parsed });
      return ok(previewOf(store.value, token, read.value.parsed, read.value.remembered));
    },
    cancel: ({ job }) => {
      c.cancelJob(job);
      return ok(null);
    },
    run: async ({ token, job: _, withPrevious, screened, ...said }) => {
      const w = c.project.writer();
      if (!w.ok) return w;
      const file = held.get(token);
      if (file === undefined)
        return err(appError('not-found', 'This file is no longer held; choose it again.'));
      const { parsed } = file;
      const { store, reviewer } = w.value;
      // On disk before anything names it.
      const kept = await keepOriginal(store.path, file.path, parsed.sha256);
      if (!kept.ok) return kept;
      const search = {
        id: `s-${store.env.newId()}`,
        ...said,
        file: {
          name: parsed.file,
          sha256: parsed.sha256,
          bytes: parsed.bytes,
          encoding: parsed.encoding,
          format: parsed.format,
        },
        recordsFound: parsed.recordsFound,
        recordsRead: parsed.recordsRead,
        warnings: [...parsed.warnings],
        unread: [...parsed.unread],
        importedAt: store.env.now().toISOString(),
      };
      const done = importRecords(store, search, parsed.records, reviewer, withPrevious);
      if (!done.ok) return done;
      held.delete(token);
      const noted = nameOriginal(store, search, reviewer);
      if (!noted.ok) return noted;
      const marks = screened === null ? ok(0) : bringMarks(store, search.id, screened, reviewer);
      if (!marks.ok) return marks;
      const review =
        parsed.format === rm5.id ? bringKept(store, parsed.sha256, search.id, reviewer) : ok(null);
      if (!review.ok) return review;
      return ok({
        ...done.value.value,
        decisions: marks.value,
        studies: review.value?.brought.studies ?? 0,
        results: review.value?.brought.results ?? 0,
        notTaken: [...(review.value?.notTaken ?? [])],
      });
    },
    mend: ({ token, at, raw }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const file = held.get(token);
      const part = file?.parsed.unread[at];
      if (file === undefined || part === undefined)
        return err(appError('not-found', 'This part is not listed (any more); choose the file again.'));
      const { parsed } = file;
      const read = readAgain({
        format: parsed.format,
        raw,
        ...(parsed.table === null ? {} : { headers: parsed.table.headers, columns: parsed.table.meanings }),
      });
      if (!read.ok) return read;
      const mended: ParsedImport = {
        ...parsed,
        recordsFound: parsed.recordsFound + read.value.length - 1,
        recordsRead: parsed.recordsRead + read.value.length,
        records: [...parsed.records, ...read.value],
        unread: parsed.unread.filter((_, n) => n !== at),
        warnings: [...parsed.warnings, mendedNote(part)],
      };
      held.set(token, { ...file, parsed: mended });
      return ok(previewOf(store.value, token, mended, false));
    },
    mendImported: ({ searchId, ...part }) => {
      const w = c.project.writer();
      return w.ok ? mendUnread(w.value.store, searchId, part, w.value.reviewer) : w;
    },
    drop: ({ token }) => {
      held.delete(token);
      return ok(null);
    },
    undo: ({ searchId }) => {
      const w = c.project.writer();
      return w.ok ? undoImport(w.value.store, searchId, w.value.reviewer) : w;
    },
  };
};
