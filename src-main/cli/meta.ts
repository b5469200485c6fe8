import { appError } from '#core/errors';
import { metaCase } from '#core/synthesis/meta-case';
import { resultKeys } from '#core/synthesis/case/results-block';
import { type Command, exit, json, jsonLines, Stop, usage } from './command';
import { readJson } from './parse-json';

export const meta: Command = {
  name: 'meta',
  usage: 'meta <case.json|-> --json [--only REML,DL-knha,...]',
  says: 'Pools one case, or an array of cases, and answers every block that applies.',
  flags: { only: { value: true, says: 'only these keys of results, and no other block' } },
  run: async (args, io) => {
    const { value, file } = await readJson(args.words[0], io);
    const { only } = args.flags;
    const keys =
      typeof only === 'string'
        ? only
            .split(',')
            .map((key) => key.trim())
            .filter((key) => key !== '')
        : null;
    const strange = keys?.find((key) => !resultKeys.includes(key));
    if (strange !== undefined || keys?.length === 0)
      usage(`--only takes ${resultKeys.join(', ')}, not "${strange ?? ''}"`);
    const answer = (one: unknown, at: number | null): unknown => {
      const made = metaCase(one, keys === null ? {} : { only: keys });
      if (made.ok) return made.value;
      const where = at === null ? { file } : { file, field: `case ${at + 1}` };
      throw new Stop(exit.input, appError(made.error.code, made.error.text, { where }));
    };
    io.print(Array.isArray(value) ? jsonLines(value, answer) : json(answer(value, null)));
    return exit.done;
  },
};
