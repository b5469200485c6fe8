import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';

/** The folder beside a project that holds its files, each named by its SHA-256. */
export const filesFolder = (projectPath: string): string => `${projectPath}.files`;

/**
 * Copies a file into the project's folder under its hash, synced before anything names it. A file that is there already is not
 * written again. Error `file-unreadable` when it is gone or no longer what was read.
 */
export const keepOriginal = async (
  projectPath: string,
  path: string,
  sha256: string,
): Promise<Result<null, AppError>> => {
  const folder = filesFolder(projectPath);
  const target = join(folder, sha256);
  if (existsSync(target)) return ok(null);
  const part = join(folder, `.${sha256}.${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const hash = createHash('sha256');
    const out = await open(part, 'w');
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
        hash.update(chunk as Buffer);
        await out.writeFile(chunk as Buffer);
      }
      await out.sync();
    } finally {
      await out.close();
    }
    if (hash.digest('hex') !== sha256) {
      await rm(part, { force: true });
      return err(
        appError('file-unreadable', 'The file changed since it was read. Choose it again.', {
          where: { file: path },
        }),
      );
    }
    await rename(part, target);
    return ok(null);
  } catch (cause) {
    await rm(part, { force: true });
    const message = cause instanceof Error ? cause.message : String(cause);
    const text = /ENOENT/.test(message)
      ? 'The file is no longer where it was read from. Choose it again.'
      : /ENOSPC/.test(message)
        ? 'The disk is full: a copy of the file could not be kept beside the project, so it was not imported.'
        : 'A copy of the file could not be kept beside the project, so it was not imported.';
    return err(
      appError(/ENOENT/.test(message) ? 'file-unreadable' : 'disk', text, {
        where: { file: path },
        detail: { cause: message },
      }),
    );
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
