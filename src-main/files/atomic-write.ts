import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

/** The name under which a file is written before it is whole: beside it, of this process. */
export const partOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.part`);

const notWritten = (cause: unknown, path: string): AppError => {
  const message = cause instanceof Error ? cause.message : String(cause);
  const text = /ENOSPC|EDQUOT|EFBIG/.test(message)
    ? 'The disk is full, so the file was not written.'
    : /EACCES|EPERM|EROFS/.test(message)
      ? 'The folder cannot be written to, so the file was not written.'
      : 'The file could not be written.';
  return appError('disk', text, { where: { file: path }, detail: { cause: message } });
};

const writeAll = (handle: number, data: string | Uint8Array): void => {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
};

/** Piece by piece into a new file, and to the disk. */
function* filling(part: string, pieces: Iterable<string | Uint8Array>): Generator<null> {
  mkdirSync(dirname(part), { recursive: true });
  const handle = openSync(part, 'w');
  try {
    for (const piece of pieces) {
      writeAll(handle, piece);
      yield null;
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Forgets what was written under another name. */
export const dropPart = (part: string): void => {
  try {
    rmSync(part, { force: true });
  } catch {
    // where no file could be there is none
  }
};

/**
 * Writes what is to become a file, a piece at a time, under another name and to the disk; where that fails nothing of it stays. Between the
 * pieces this process can be told to stop.
 */
export const writePart = async (
  part: string,
  path: string,
  pieces: Iterable<string | Uint8Array>,
): Promise<Result<null, AppError>> => {
  try {
    for (const _ of filling(part, pieces)) await breath();
    return ok(null);
  } catch (cause) {
    dropPart(part);
    return err(notWritten(cause, path));
  }
};

/** Gives what is whole its name, in place of what had it. */
export const keepPart = (part: string, path: string): Result<string, AppError> => {
  try {
    renameSync(part, path);
    return ok(path);
  } catch (cause) {
    dropPart(part);
    return err(notWritten(cause, path));
  }
};

/** Writes a whole file or nothing: into a file beside it, synced, then renamed over the name. */
export const writeAtomic = (path: string, data: string | Uint8Array): Result<string, AppError> => {
  const part = partOf(path);
  try {
    for (const _ of filling(part, [data]));
  } catch (cause) {
    dropPart(part);
    return err(notWritten(cause, path));
  }
  return keepPart(part, path);
};
