import { type AppError, appError } from '#core/errors';
import { type Row, type TableName, tables } from '#core/model/tables';
import { err, ok, type Result } from '#core/result';
import { appendLog, type Entries, entryHash, type Image, nextClock, touchedBy } from './change-log';
import { decodeRow, type EncodedRow, encodeRow, findStored, insertRow, keysOf, putRow } from './rows';
import { type NewRecords, newRecords } from './new-records';
import type { Store } from './store';
import { type Database, diskError } from './database';
import { reindexChanged } from './search-text';
import { type UndoStep, undoableCode } from './undo-stack';
import { isSetting, usedBy } from './used-by';

/** Thrown inside a write to roll it back with a sentence; never leaves this file. */
class Refused extends Error {
  constructor(readonly error: AppError) {
    super(error.text);
  }
}

export const refuse = (error: AppError): never => {
  throw new Refused(error);
};

export interface WriteLabel {
  /** Stable name of the command, e.g. `screening.decide`. */
  readonly kind: string;
  /** What happened, for the history and the undo menu: "Exclude Younger 2013". */
  readonly text: string;
  readonly reviewer: string;
  /** `with-previous`: one undo takes it back together with the entry right before it, if that is this reviewer's. */
  readonly undoable?: boolean | 'with-previous';
}

export interface Tx {
  readonly get: <T extends TableName>(table: T, id: string) => Row<T> | undefined;
  /** Adds or replaces a row. A row equal to what is there changes nothing. */
  readonly put: <T extends TableName>(table: T, row: Row<T>) => void;
  readonly remove: (table: TableName, id: string) => void;
  /** Adds a row without an image in the log: only imports and bundled reviews, which are undone as a whole. */
  readonly add: <T extends TableName>(table: T, row: Row<T>) => number;
  /** The same with a row that was checked and encoded before, and whose id was made for it just now. */
  readonly addNew: (table: TableName, row: EncodedRow) => number;
  /** The records of a new search and their reports, likewise. */
  readonly addRecords: (searchId: string) => NewRecords;
  readonly refuse: (error: AppError) => never;
}

const codeOf = (store: Store, label: WriteLabel, undoes: number | undefined): number => {
  if (label.undoable === false) return undoableCode.no;
  const follows =
    label.undoable === 'with-previous' &&
    (undoes !== undefined || store.undoStack(label.reviewer).top() === store.head.revision);
  return follows ? undoableCode.withPrevious : undoableCode.yes;
};

export interface Written<V> {
  readonly revision: number;
  readonly value: V;
}

/** A row's stored text; null where there is none (any more). */
export const beforeOf = (store: Store, table: TableName, id: string): string | null => {
  const stored = findStored(store.statements, table, id);
  return stored === undefined || stored.removed === 1 ? null : stored.doc;
};

const makeTx = (store: Store, revision: number, images: Map<string, Image>, count: { rows: number }): Tx => {
  const s = store.statements;
  const record = (table: TableName, id: string, before: string | null, after: string | null): void => {
    const key = `${table}\n${id}`;
    const known = images.get(key);
    // null says that the row was not there, not that nothing is known of it
    images.set(key, [table, id, known === undefined ? before : known[2], after]);
  };
  const checked = <T extends TableName>(table: T, row: Row<T>): EncodedRow => {
    const doc = encodeRow(table, row);
    return doc.ok ? { id: row.id, doc: doc.value, keys: keysOf(table, row) } : refuse(doc.error);
  };
  return {
    refuse,
    get: (table, id) => {
      const doc = beforeOf(store, table, id);
      if (doc === null) return undefined;
      const row = decodeRow(table, id, doc);
      return row.ok ? row.value : refuse(row.error);
    },
    put: (table, row) => {
      const after = checked(table, row);
      const before = beforeOf(store, table, row.id);
      if (before === after.doc) return;
      putRow(s, table, after, revision, 0);
      record(table, row.id, before, after.doc);
    },
    remove: (table, id) => {
      const before = beforeOf(store, table, id);
      if (before === null) return;
      s.run(`UPDATE "${table}" SET removed = 1, rev = ? WHERE id = ?`, revision, id);
      record(table, id, before, null);
    },
    add: (table, row) => {
      count.rows += 1;
      return putRow(s, table, checked(table, row), revision, 0);
    },
    addNew: (table, row) => {
      count.rows += 1;
      return insertRow(s, table, row, revision);
    },
    addRecords: (searchId) => {
      const { add, end } = newRecords(s, revision, searchId);
      return {
        add: (record, aliasOf) => {
          count.rows += 2;
          return add(record, aliasOf);
        },
        end,
      };
    },
  };
};

const whole = { begin: 'BEGIN IMMEDIATE', commit: 'COMMIT', undo: 'ROLLBACK' };
const part = { begin: 'SAVEPOINT part', commit: 'RELEASE part', undo: 'ROLLBACK TO part; RELEASE part' };
/** Without a point to go back to: for one, the engine keeps a copy in memory of every page that is changed after it. */
const inWhole = { begin: '', commit: '', undo: '' };

/** Among changes that are made together a change is a part of their transaction; all of them fail where a whole import is not taken back. */
const stepsOf = (db: Database, isBulk: boolean): typeof whole =>
  db.isTransaction ? (isBulk ? inWhole : part) : whole;

/**
 * THE write door: one transaction that holds the rows and the log entry that tells of them. Nothing else in the program changes
 * a project. What it returns as done is on disk.
 */
export const write = <V>(
  store: Store,
  label: WriteLabel,
  apply: (tx: Tx, revision: number) => V,
  more: {
    readonly undoes?: number;
    readonly bulk?: (value: V) => { searchId: string | null; sha256: string };
    readonly entries?: Entries;
    /** Kept with the images: what was written was found in the project as it was at this revision. */
    readonly read?: number;
  } = {},
): Result<Written<V>, AppError> => {
  if (store.readOnly !== null)
    return err(appError('read-only', store.readOnly, { where: { file: store.path } }));
  const s = store.statements;
  const head = store.head;
  const revision = head.revision + 1;
  const images = new Map<string, Image>();
  const count = { rows: 0 };
  const steps = stepsOf(s.db, more.entries !== undefined);
  let began = false;
  try {
    s.db.exec(steps.begin);
    began = true;
    const value = apply(makeTx(store, revision, images, count), revision);
    const changed = [...images.values()].filter((i) => i[2] !== i[3]);
    if (changed.length === 0 && count.rows === 0 && more.entries === undefined) {
      s.db.exec(steps.undo);
      return ok({ revision: head.revision, value });
    }
    const entries: Entries =
      more.entries ??
      (more.bulk === undefined
        ? { ...(more.read !== undefined && { read: more.read }), images: changed }
        : { bulk: { ...more.bulk(value), rows: count.rows } });
    reindexChanged(s, changed);
    const now = store.env.now();
    const entry = {
      revision,
      at: now.toISOString(),
      clock: nextClock(head.clock, now.getTime(), store.replica),
      replica: store.replica,
      reviewer: label.reviewer,
      device: store.env.device,
      kind: label.kind,
      text: label.text,
      undoable: codeOf(store, label, more.undoes),
      undoes: more.undoes ?? null,
      entries: JSON.stringify(entries),
    };
    const row = { ...entry, hash: entryHash(head.hash, entry) };
    appendLog(s, row, touchedBy(s, entries));
    s.db.exec(steps.commit);
    began = false;
    store.committed(
      { revision, hash: row.hash, clock: row.clock, at: row.at },
      label,
      row.undoes,
      row.undoable,
    );
    return ok({ revision, value });
  } catch (cause) {
    if (began && s.db.isTransaction) s.db.exec(steps.undo);
    if (cause instanceof Refused) return err(cause.error);
    return err(diskError(cause, store.path));
  }
};

/**
 * Several changes, each with its entry in the log, of which all come about or none: whatever happens on the way, the file is as it was. For a
 * store that is let go of afterwards, for it knows nothing of the entries that did not come about.
 */
export const writeTogether = <V>(store: Store, work: () => Result<V, AppError>): Result<V, AppError> => {
  const { db } = store.statements;
  try {
    db.exec(whole.begin);
    const done = work();
    if (done.ok) db.exec(whole.commit);
    // A full disk has rolled it back already.
    else if (db.isTransaction) db.exec(whole.undo);
    return done;
  } catch (cause) {
    if (db.isTransaction) db.exec(whole.undo);
    return err(diskError(cause, store.path));
  }
};

/** Why what an undo took out of the set-up cannot go: somebody's decisions, results or the like would be left with nobody, or without a reason. */
const stillUsed = (store: Store, images: readonly Image[]): AppError | null => {
  for (const [table, id, before, after] of images) {
    if (before !== null || after === null || !isSetting(table)) continue;
    const use = usedBy(store.statements, table, id);
    if (use === null) continue;
    const row = decodeRow(table, id, after);
    const name = !row.ok ? '' : 'name' in row.value ? ` "${row.value.name}"` : ` "${row.value.text}"`;
    return appError(
      'undo-refused',
      `This cannot be undone: the ${tables[table].name}${name} came along with it and is used by ${use} that came in another way. Take those back first.`,
      { where: { field: id } },
    );
  }
  return null;
};

/** Undoes one entry of the log by a compensating entry; refused where somebody changed a row since. */
const undoEntry = (
  store: Store,
  revision: number,
  reviewer: string,
  text: string,
  /** More of the same step is undone after it. */
  joined = false,
): Result<Written<null>, AppError> => {
  const log = store.statements.one<{ entries: string; kind: string }>(
    'SELECT entries, kind FROM change_log WHERE revision = ?',
    revision,
  );
  if (log === undefined) return err(appError('not-found', 'That change is not in the log.'));
  const entries = JSON.parse(log.entries) as Entries;
  const label: WriteLabel = { kind: 'undo', text, reviewer, undoable: joined ? 'with-previous' : true };
  if ('images' in entries) {
    return write(
      store,
      label,
      (tx) => {
        for (const [table, id, before, after] of entries.images) {
          if (beforeOf(store, table, id) !== after)
            refuse(
              appError(
                'undo-refused',
                `This cannot be undone any more: the ${tables[table].name} was changed since, by somebody else or in another way.`,
                {
                  where: { field: id },
                },
              ),
            );
          if (before === null) tx.remove(table, id);
          else {
            const row = decodeRow(table, id, before);
            if (!row.ok) return refuse(row.error);
            tx.put(table, row.value);
          }
        }
        const held = stillUsed(store, entries.images);
        return held === null ? null : refuse(held);
      },
      { undoes: revision },
    );
  }
  const bulk =
    'bulk' in entries
      ? { revision, removed: 1 as const }
      : {
          revision: entries.bulkUndone.revision,
          removed: entries.bulkUndone.removed === 1 ? (0 as const) : (1 as const),
        };
  return write(
    store,
    label,
    (_, now) => {
      store.setBulkRemoved(bulk.revision, bulk.removed, now, revision);
      return null;
    },
    { undoes: revision, entries: { bulkUndone: bulk } },
  );
};

/** Takes back all entries of one step, latest first; where one is refused, those before it are brought back. */
export const undoStep = (
  store: Store,
  step: UndoStep,
  reviewer: string,
  verb: 'Undo' | 'Redo',
): Result<null, AppError> => {
  const done: { readonly revision: number; readonly text: string }[] = [];
  for (const [at, revision] of step.revisions.entries()) {
    const text = `${verb}: ${step.texts[at] ?? step.text}`;
    const undone = undoEntry(store, revision, reviewer, text, at < step.revisions.length - 1);
    if (!undone.ok) {
      for (const back of done.reverse()) undoEntry(store, back.revision, reviewer, back.text);
      return undone;
    }
    done.push({ revision: undone.value.revision, text });
  }
  return ok(null);
};
