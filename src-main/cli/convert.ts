import * as z from 'zod';
import { appError } from '#core/errors';
import { convert as convertOne, converters } from '#core/extraction/converters/index';
import { type Command, exit, json, Stop, unwrap } from './command';
import { parseJson } from './parse-json';

const batchSchema = z.array(z.object({ kind: z.string(), input: z.unknown() }));

/** What cannot be converted is said in its place; the rest is still there. */
const inPlace = (kind: string, input: unknown): unknown => {
  const made = convertOne(kind, input);
  return made.ok ? made.value : { error: `${made.error.code}: ${made.error.text}` };
};

export const convert: Command = {
  name: 'convert',
  usage: 'convert <kind> --json < input.json',
  says: `Converts reported numbers. Kinds: ${converters.map(({ id }) => id).join(', ')}; batch takes an array of {kind, input}.`,
  flags: {},
  run: async (args, io) => {
    const kind = args.words[0];
    if (kind === undefined)
      throw new Stop(exit.usage, appError('bad-request', 'name the converter, or batch'));
    if (kind !== 'batch' && !converters.some(({ id }) => id === kind))
      throw new Stop(exit.usage, appError('unknown-id', `there is no converter "${kind}"`));
    const input = parseJson(await io.readInput(), 'stdin');
    if (kind !== 'batch') {
      io.print(json(unwrap(convertOne(kind, input))));
      return exit.done;
    }
    const batch = batchSchema.safeParse(input);
    if (!batch.success)
      throw new Stop(
        exit.input,
        appError('format-malformed', 'A batch is an array of {kind, input}.', { where: { file: 'stdin' } }),
      );
    io.print(json(batch.data.map((one) => inPlace(one.kind, one.input))));
    return exit.done;
  },
};
