import {
  closeSync,
  constants,
  existsSync,
  fsync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { access, chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

/** The folder beside a project that holds its files, each named by its SHA-256. */
export const filesFolder = (projectPath: string): string => `${projectPath}.files`;

/** A file's own copy beside the project while it is read, so that what is read is what is kept. */
export interface Draft {
  readonly path: string;
  /**
   * Gives it its name, the hash of its bytes, when it is on disk; to be called before anything names it. Error `file-unreadable` where
   * another hash is expected.
   */
  readonly keep: (sha256: string) => Result<null, AppError>;
  /** Lets go of what was not kept. */
  readonly drop: () => void;
}

const notKept = (cause: unknown, path: string): AppError => {
  const message = cause instanceof Error ? cause.message : String(cause);
  const text = /ENOENT/.test(message)
    ? 'The file is no longer where it was read from. Choose it again.'
    : /ENOSPC/.test(message)
      ? 'The disk is full: a copy of the file could not be kept beside the project, so it was not imported.'
      : 'A copy of the file could not be kept beside the project, so it was not imported.';
  return appError(/ENOENT/.test(message) ? 'file-unreadable' : 'disk', text, {
    where: { file: path },
    detail: { cause: message },
  });
};

/** Those of a program that was killed; whoever asks for a draft holds the project, and nobody else has one. */
const dropParts = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith('.') && name.endsWith('.part')) rmSync(join(folder, name), { force: true });
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // somebody else's
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
};

/** Unfinished copies of programs that run no more, with their bytes; none where there is no folder. */
export const leftParts = (projectPath: string): readonly (readonly [name: string, bytes: number])[] => {
  const folder = filesFolder(projectPath);
  try {
    return readdirSync(folder).flatMap((name) => {
      const pid = /^\..+\.(\d+)\.part$/.exec(name)?.[1];
      if (pid === undefined || isRunning(Number(pid))) return [];
      const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
      return bytes === undefined ? [] : [[name, bytes] as const];
    });
  } catch {
    return []; // a project without its folder opens all the same
  }
};

/** Takes those away; for whoever has just opened the project to change it. */
export const dropLeftParts = (projectPath: string): void => {
  try {
    for (const [name] of leftParts(projectPath))
      rmSync(join(filesFolder(projectPath), name), { force: true });
  } catch {
    // No reason not to open it: `verify` goes on telling of it.
  }
};

const draftAt = (path: string, part: string, folder: string, expected: string | null): Draft => {
  // It reaches the disk while it is read.
  const file = openSync(part, 'r+');
  const syncing = new Promise<void>((done) => fsync(file, () => done()));
  return {
    path: part,
    keep: (sha256) => {
      if (expected !== null && sha256 !== expected)
        return err(
          appError('file-unreadable', 'The file changed since it was read. Choose it again.', {
            where: { file: path },
          }),
        );
      try {
        fsyncSync(file);
        renameSync(part, join(folder, sha256));
        return ok(null);
      } catch (cause) {
        return err(notKept(cause, path));
      }
    },
    drop: () => {
      rmSync(part, { force: true });
      void syncing.then(() => closeSync(file));
    },
  };
};

/**
 * Copies a file into the project's folder, to be read from there and kept under its hash. A file that is there already is not copied again.
 * Error `file-unreadable` when it is gone.
 */
export const draftOriginal = async (
  projectPath: string,
  path: string,
  /** The hash, where the file was read before. */
  expected: string | null,
): Promise<Result<Draft, AppError>> => {
  const folder = filesFolder(projectPath);
  try {
    await access(path);
    await mkdir(folder, { recursive: true });
    dropParts(folder);
    const kept = expected === null ? null : join(folder, expected);
    if (kept !== null && existsSync(kept))
      return ok({ path: kept, keep: () => ok(null), drop: () => undefined });
    const part = join(folder, `.${expected ?? 'new'}.${process.pid}.part`);
    await copyFile(path, part, constants.COPYFILE_FICLONE);
    // A file that is only to be read has a copy like that, which could not be told to reach the disk.
    await chmod(part, 0o644);
    return ok(draftAt(path, part, folder, expected));
  } catch (cause) {
    return err(notKept(cause, path));
  }
};

/** Takes away the copy of a file that no search names, and what a stopped copying left of it. */
export const dropOriginal = (projectPath: string, sha256: string): void => {
  const folder = filesFolder(projectPath);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name === sha256 || (name.startsWith(`.${sha256}.`) && name.endsWith('.part')))
      rmSync(join(folder, name), { force: true });
};
