import { readFileSync } from 'node:fs';
import { appError } from '#core/errors';
import { exit, type Io, Stop } from './command';

export const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    const line = at === undefined ? 1 : text.slice(0, Number(at)).split('\n').length;
    throw new Stop(
      exit.input,
      appError('format-malformed', 'This is not readable JSON.', { where: { file, line } }),
    );
  }
};

/** JSON from a file, or from stdin for `-`. */
export const readJson = async (
  word: string | undefined,
  io: Io,
): Promise<{ value: unknown; file: string }> => {
  if (word === undefined)
    throw new Stop(exit.usage, appError('bad-request', 'name the input file, or - for stdin'));
  if (word === '-') return { value: parseJson(await io.readInput(), 'stdin'), file: 'stdin' };
  try {
    return { value: parseJson(readFileSync(word, 'utf8'), word), file: word };
  } catch (cause) {
    if (cause instanceof Stop) throw cause;
    throw new Stop(
      exit.input,
      appError('file-unreadable', 'The file could not be read.', { where: { file: word } }),
    );
  }
};
