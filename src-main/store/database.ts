import { closeSync, existsSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { applicationId, knownTables, layoutVersion } from './schema';

export type Database = InstanceType<typeof DatabaseSync>;

const headerBytes = 100;
/** NFS, SMB, CIFS, FUSE, 9p: file systems where WAL's shared memory cannot be relied on. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997]);
const syncedFolder =
  /[\\/](dropbox|onedrive[^\\/]*|google ?drive|icloud ?drive|mobile documents|nextcloud|owncloud|syncthing)[\\/]/i;

/** Looks at the first bytes before SQLite touches the file, so that a foreign or damaged file is left as it is. */
export const checkHeader = (path: string): Result<{ layout: number }, AppError> => {
  const where = { file: path };
  if (!existsSync(path))
    return err(appError('project-missing', 'The project file is no longer there.', { where }));
  const { size } = statSync(path);
  if (size === 0)
    return err(
      appError('project-empty', 'The file is empty (0 bytes), so there is no project in it.', { where }),
    );
  const head = Buffer.alloc(headerBytes);
  const handle = openSync(path, 'r');
  const read = readSync(handle, head, 0, headerBytes, 0);
  closeSync(handle);
  if (read < headerBytes || head.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return err(
      appError('project-foreign', 'This is not a project file: its first bytes are something else.', {
        where,
      }),
    );
  if (head.readUInt32BE(68) !== applicationId)
    return err(appError('project-foreign', 'This is a database, but not one of this program.', { where }));
  return ok({ layout: head.readUInt32BE(60) });
};

const journalFor = (path: string): 'wal' | 'delete' => {
  try {
    if (networkFileSystems.has(statfsSync(dirname(path)).type)) return 'delete';
  } catch {
    return 'delete';
  }
  return syncedFolder.test(path) ? 'delete' : 'wal';
};

/** A connection that changes nothing by itself: the journal mode comes with `beginWriting`, after the checks. */
export const openDatabase = (path: string, readOnly: boolean): Database => {
  const db = new DatabaseSync(path, { readOnly, timeout: 2000 });
  db.exec(
    'PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY;',
  );
  if (readOnly) db.exec('PRAGMA query_only=ON;');
  else db.enableDefensive(true);
  return db;
};

/** Every commit is on disk before it is reported (synchronous FULL; on macOS the drive's own cache too). */
export const beginWriting = (
  db: Database,
  path: string,
  journal: 'wal' | 'delete' = journalFor(path),
): void => {
  db.exec(
    `PRAGMA journal_mode=${journal}; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA cache_size=-64000;`,
  );
};

/** Takes what is in the log into the file, as far as nobody reads what was there before. */
export const foldLog = (db: Database): void => {
  db.exec('PRAGMA wal_checkpoint(PASSIVE);');
};

/** When a commit takes what is in the log into the file: SQLite's usual size is 1,000 pages. */
export const foldLogAt = (db: Database, when: 'usual size' | 'never'): void => {
  db.exec(`PRAGMA wal_autocheckpoint=${when === 'never' ? 0 : 1000};`);
};

interface SchemaObject {
  readonly type: string;
  readonly name: string;
}

/** A colleague's file is hostile input: nothing in it may run by itself, and nothing may hide behind one of our names. */
export const checkObjects = (db: Database, path: string, layout: number): Result<null, AppError> => {
  const objects = db.prepare('SELECT type, name FROM sqlite_master').all() as SchemaObject[];
  const bad = objects.filter(
    (o) =>
      o.type === 'trigger' ||
      o.type === 'view' ||
      (o.type === 'table' && layout <= layoutVersion && !knownTables.has(o.name)),
  );
  if (bad.length === 0) return ok(null);
  const list = bad.map((o) => `${o.type} "${o.name.slice(0, 60)}"`).join(', ');
  return err(
    appError('project-hostile', `The file holds parts that no project has (${list}), so it was not opened.`, {
      where: { file: path },
    }),
  );
};

const chunk = 4 * 2 ** 20;

/**
 * Reads a file from beginning to end, so that the check, which goes through it in another order, finds it in memory: from a disk that took a
 * third of the time. Where it would not stay there it is left out.
 */
const readAhead = (path: string, onProgress: (share: number) => void): void => {
  const { size } = statSync(path);
  if (size < chunk || size > totalmem() / 2) return;
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(chunk);
    for (let at = 0; at < size; at += chunk) {
      if (readSync(handle, bytes, 0, chunk, at) === 0) return;
      onProgress(Math.min(1, (at + chunk) / size));
    }
  } finally {
    closeSync(handle);
  }
};

/** Of the check, the part that is reading; the rest takes a few seconds a gigabyte and cannot tell how far it is. */
const reading = 0.8;

export const quickCheck = (
  db: Database,
  path: string,
  onProgress: (share: number) => void = () => undefined,
): Result<null, AppError> => {
  try {
    readAhead(path, (share) => onProgress(reading * share));
    const rows = db.prepare('PRAGMA quick_check(3)').all() as Record<string, string>[];
    const first = rows[0] === undefined ? 'no answer' : Object.values(rows[0])[0];
    if (first === 'ok') return ok(null);
    return err(damaged(path, String(first)));
  } catch (cause) {
    return err(damaged(path, cause instanceof Error ? cause.message : String(cause)));
  }
};

export const damaged = (path: string, detail: string): AppError =>
  appError('project-damaged', 'The project file is damaged and was not opened; nothing in it was changed.', {
    where: { file: path },
    detail: { detail },
  });

/** A text, list or table beyond what the engine of the language can hold, or memory that it did not get. */
const isTooLarge = (cause: unknown): boolean =>
  cause instanceof RangeError &&
  /string length|array length|array buffer|maximum size|allocation|too big/i.test(cause.message);

/** One engine failure as a sentence: full disk, read-only media, too large a change, or the engine's own words. */
export const diskError = (cause: unknown, path: string): AppError => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (isTooLarge(cause))
    return appError(
      'out-of-memory',
      'This change is larger than the program can hold at once. Nothing of it was saved; everything before it is safe.',
      { where: { file: path }, detail: { cause: message } },
    );
  const text = /full/i.test(message)
    ? 'The disk is full. Nothing of this change was saved; everything before it is safe.'
    : /readonly|read-only/i.test(message)
      ? 'The file or its folder cannot be written to. Nothing of this change was saved.'
      : 'Writing failed. Nothing of this change was saved; everything before it is safe.';
  return appError('disk', text, { where: { file: path }, detail: { cause: message } });
};

export const sqliteVersion = (): string => {
  const db = new DatabaseSync(':memory:');
  const row = db.prepare('SELECT sqlite_version() AS v').get() as { v: string };
  db.close();
  return row.v;
};
