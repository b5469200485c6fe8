import { hostname, userInfo } from 'node:os';
import { DatabaseSync } from '@photostructure/sqlite';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

export interface Lock {
  readonly release: () => void;
}

const holderName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
};

/**
 * One writer at a time. The holder keeps a transaction open on a small SQLite file beside the project; the operating system
 * drops it when the process dies, however it dies, so no stale lock is ever left. The file stays: deleting it would let two
 * processes lock two different files of one name.
 */
export const takeLock = (projectPath: string, now: Date): Result<Lock, AppError> => {
  const path = `${projectPath}.lock`;
  const db = new DatabaseSync(path, { timeout: 100 });
  try {
    db.exec('PRAGMA journal_mode=DELETE; PRAGMA synchronous=OFF;');
    db.exec('CREATE TABLE IF NOT EXISTS holder(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    const text = `${holderName()} on ${hostname()}, process ${process.pid}, since ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    db.prepare(
      'INSERT INTO holder(id, text) VALUES(1, ?) ON CONFLICT(id) DO UPDATE SET text = excluded.text',
    ).run(text);
    db.exec('BEGIN IMMEDIATE');
    return ok({
      release: () => {
        db.exec('ROLLBACK');
        db.close();
      },
    });
  } catch (cause) {
    const busy = cause instanceof Error && /locked|busy/i.test(cause.message);
    const holder = busy ? readHolder(db) : null;
    db.close();
    if (!busy)
      return err(
        appError(
          'disk',
          'The lock file beside the project could not be written, so the project was not opened for writing.',
          {
            where: { file: path },
            detail: { cause: cause instanceof Error ? cause.message : String(cause) },
          },
        ),
      );
    return err(
      appError(
        'project-locked',
        `The project is open elsewhere (${holder ?? 'holder unknown'}). It can be opened to read.`,
        {
          where: { file: projectPath },
        },
      ),
    );
  }
};

const readHolder = (db: InstanceType<typeof DatabaseSync>): string | null => {
  try {
    const row = db.prepare('SELECT text FROM holder WHERE id = 1').get() as { text: string } | undefined;
    return row?.text ?? null;
  } catch {
    return null;
  }
};
