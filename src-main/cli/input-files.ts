import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Io } from './command';

export interface InputFile {
  /** As it was named on the command line. */
  readonly named: string;
  readonly path: string;
}

/** The files of a command; "-" is what comes on stdin, byte for byte, in a file that is gone when the command is done. */
export const withInputFiles = async <T>(
  words: readonly string[],
  io: Io,
  run: (files: readonly InputFile[]) => Promise<T> | T,
): Promise<T> => {
  if (!words.includes('-')) return await run(words.map((named) => ({ named, path: resolve(named) })));
  const folder = mkdtempSync(join(tmpdir(), 'ldn-stdin-'));
  try {
    const given = join(folder, 'stdin');
    writeFileSync(given, await io.readBytes());
    return await run(words.map((named) => ({ named, path: named === '-' ? given : resolve(named) })));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
