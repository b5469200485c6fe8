import { appError } from '#core/errors';
import { exit, Stop } from './command';

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
