import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

/** Writes a whole file or nothing: into a file beside it, synced, then renamed over the name. */
export const writeAtomic = (path: string, data: string | Uint8Array): Result<string, AppError> => {
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(part, 'w');
    try {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
    return ok(path);
  } catch (cause) {
    rmSync(part, { force: true });
    const message = cause instanceof Error ? cause.message : String(cause);
    const text = /ENOSPC/.test(message)
      ? 'The disk is full, so the file was not written.'
      : /EACCES|EPERM|EROFS/.test(message)
        ? 'The folder cannot be written to, so the file was not written.'
        : 'The file could not be written.';
    return err(appError('disk', text, { where: { file: path }, detail: { cause: message } }));
  }
};
