import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import {
  beginWriting,
  checkHeader,
  checkObjects,
  damaged,
  diskError,
  openDatabase,
  quickCheck,
} from './database';
import { type Lock, takeLock } from './lock';
import { applicationId, createAll, layoutVersion, minReader } from './schema';
import { Statements } from './rows';
import { Store, type StoreEnv } from './store';
import { noteWords } from './word-index';

/**
 * Makes a project and fills it, then opens it. All of it happens in a file of another name, which gets its own name only when it is
 * whole and on disk: a crash on the way leaves nothing that looks like a project.
 */
export const createStore = (
  path: string,
  env: StoreEnv,
  fill: (store: Store) => Result<unknown, AppError>,
): Result<Store, AppError> => {
  if (existsSync(path))
    return err(
      appError('project-exists', 'There is already a file of that name.', { where: { file: path } }),
    );
  const part = join(dirname(path), `.${basename(path)}.part`);
  const clear = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
  };
  let store: Store | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    clear();
    const db = openDatabase(part, false);
    // A record takes about 3 kB: pages of 4 kB would be a third empty.
    db.exec('PRAGMA page_size=8192;');
    beginWriting(db, part, 'delete');
    db.exec('BEGIN IMMEDIATE');
    db.exec(createAll);
    const put = db.prepare('INSERT INTO meta(key, value) VALUES(?, ?)');
    put.run('instance_id', env.newId());
    put.run('min_reader', String(minReader));
    put.run('created_at', env.now().toISOString());
    noteWords(new Statements(db));
    db.exec(`PRAGMA application_id=${applicationId}; PRAGMA user_version=${layoutVersion};`);
    db.exec('COMMIT');
    store = new Store(part, db, { ...env, remember: () => undefined, left: () => undefined }, null, null);
    const filled = fill(store);
    store.close();
    store = null;
    if (!filled.ok) {
      clear();
      return filled;
    }
    renameSync(part, path);
    return openStore(path, env);
  } catch (cause) {
    store?.close();
    clear();
    return err(diskError(cause, path));
  }
};

/**
 * Opens a project, to write where possible. What is wrong with a file is said before anything in it is touched; `sound`: it was read
 * through already (`checkProject`), or will be.
 */
export const openStore = (
  path: string,
  env: StoreEnv,
  wish: { readonly readOnly?: boolean; readonly sound?: boolean } = {},
): Result<Store, AppError> => {
  const header = checkHeader(path);
  if (!header.ok) return header;
  const future = header.value.layout > layoutVersion;
  if (header.value.layout === 0) return err(damaged(path, 'the header has no layout version'));
  const readOnly = future
    ? 'This project was made by a newer version of the program. It is open to read; update the program to change it.'
    : wish.readOnly === true
      ? 'This project is open to read only.'
      : null;
  let lock: Lock | null = null;
  if (readOnly === null) {
    const taken = takeLock(path, env.now());
    if (!taken.ok) return taken;
    lock = taken.value;
  }
  const opened = openChecked(path, readOnly, header.value.layout, env, lock, wish.sound === true);
  if (!opened.ok) lock?.release();
  return opened;
};

/**
 * Takes back what a program left half written that was killed while it wrote straight into the file (`Store.writeAlone`): a connection that
 * only reads could not. Where somebody holds the project, that is not for us to do.
 */
const takeBackUnfinished = (path: string, now: Date): void => {
  if (!existsSync(`${path}-journal`)) return;
  const lock = takeLock(path, now);
  if (!lock.ok) return;
  try {
    const db = openDatabase(path, false);
    try {
      db.exec('SELECT count(*) FROM sqlite_master;');
    } finally {
      db.close();
    }
  } catch {
    // said by whoever opens it next
  } finally {
    lock.value.release();
  }
};

const openChecked = (
  path: string,
  readOnly: string | null,
  layout: number,
  env: StoreEnv,
  lock: Lock | null,
  isSound: boolean,
): Result<Store, AppError> => {
  let db: ReturnType<typeof openDatabase> | null = null;
  try {
    if (readOnly !== null) takeBackUnfinished(path, env.now());
    db = openDatabase(path, readOnly !== null);
    const objects = checkObjects(db, path, layout);
    // Reading all of a large file takes seconds. One that is as it was left was sound then; its daily copy reads it through.
    const isKnown = isSound || (readOnly === null && env.isAsLeft(path));
    const sound = objects.ok && !isKnown ? quickCheck(db, path) : objects;
    if (!sound.ok) {
      db.close();
      return sound;
    }
    const reader = (
      db.prepare("SELECT value FROM meta WHERE key = 'min_reader'").get() as { value: string } | undefined
    )?.value;
    if (Number(reader ?? 0) > layoutVersion) {
      db.close();
      return err(
        appError(
          'project-future',
          'This project was made by a newer version of the program and cannot be read by this one. Update the program; the file was not changed.',
          {
            where: { file: path },
          },
        ),
      );
    }
    if (readOnly === null) beginWriting(db, path);
    return ok(new Store(path, db, env, readOnly, lock));
  } catch (cause) {
    db?.close();
    return err(whyNotOpened(cause, path));
  }
};

const whyNotOpened = (cause: unknown, path: string): AppError => {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/malformed|not a database|corrupt|no such table/i.test(message)) return damaged(path, message);
  if (/locked|busy/i.test(message))
    return appError('project-locked', 'Another program is writing a large import into this project.', {
      where: { file: path },
    });
  return diskError(cause, path);
};

/**
 * Reads a project through for damage and changes nothing in it, as `openStore` does before it opens one: for a large file, which takes a
 * while, in a process of its own. Unless it is only to be read nobody else may write meanwhile; errors are those of opening.
 */
export const checkProject = (
  path: string,
  readOnly: boolean,
  now: Date,
  onProgress: (share: number) => void = () => undefined,
): Result<null, AppError> => {
  const header = checkHeader(path);
  if (!header.ok) return header;
  let lock: Lock | null = null;
  if (!readOnly) {
    const taken = takeLock(path, now);
    if (!taken.ok) return taken;
    lock = taken.value;
  }
  let db: ReturnType<typeof openDatabase> | null = null;
  try {
    if (readOnly) takeBackUnfinished(path, now);
    db = openDatabase(path, readOnly);
    const objects = checkObjects(db, path, header.value.layout);
    return objects.ok ? quickCheck(db, path, onProgress) : objects;
  } catch (cause) {
    return err(whyNotOpened(cause, path));
  } finally {
    db?.close();
    lock?.release();
  }
};

/**
 * A copy made by the engine itself while the project may be in use; never by copying the live file. It reads the project through on
 * the way: damage is an error, and the copies made before stay.
 */
export const copyProject = (path: string, to: string): Result<string, AppError> => {
  const part = join(dirname(to), `.${basename(to)}.part`);
  let db: ReturnType<typeof openDatabase> | null = null;
  try {
    mkdirSync(dirname(to), { recursive: true });
    rmSync(part, { force: true });
    db = openDatabase(path, true);
    const sound = quickCheck(db, path);
    if (!sound.ok) return sound;
    // The connection still cannot write to the project: it was opened to read.
    db.exec('PRAGMA query_only=OFF;');
    db.prepare('VACUUM INTO ?').run(part);
    renameSync(part, to);
    return ok(to);
  } catch (cause) {
    rmSync(part, { force: true });
    return err(diskError(cause, to));
  } finally {
    db?.close();
  }
};
