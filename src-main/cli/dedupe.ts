import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type DedupeMode, dedupeModes, findDuplicates } from '#core/dedupe/find-duplicates';
import { appError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { parseFile } from '../tasks/parse-file';
import { type Command, exit, json, Stop, unwrap, usage } from './command';

/** Ids of a column called `id` where all rows have one and no two the same, else the place in the input, from 0. */
const idsOf = (records: readonly RecordFields[]): readonly string[] => {
  const ids = records.map((record) => record.extra.id?.[0] ?? '');
  const usable = ids.every((id) => id !== '') && new Set(ids).size === ids.length;
  return usable ? ids : records.map((_, at) => String(at));
};

const modeOf = (word: string | true | undefined): DedupeMode => {
  const found = dedupeModes.find((mode) => mode === (word ?? 'balanced'));
  return found ?? usage(`--mode is one of ${dedupeModes.join(', ')}`);
};

export const dedupe: Command = {
  name: 'dedupe',
  usage: 'dedupe <file...> [--mode strict|balanced|sensitive] --json',
  says: 'Finds the records that stand for the same report, without any project.',
  flags: {
    mode: {
      value: true,
      says: 'how sure a pair must be to be grouped: strict, balanced (default) or sensitive',
    },
    format: { value: true, says: 'the format, when the content must not decide' },
  },
  run: (args, io) => {
    if (args.words.length === 0)
      throw new Stop(exit.usage, appError('bad-request', 'name at least one file'));
    const mode = modeOf(args.flags.mode);
    const { format } = args.flags;
    const parsed = args.words.map((f) =>
      unwrap(parseFile(resolve(f), typeof format === 'string' ? { format } : {})),
    );
    const records = parsed.flatMap((file) => file.records);
    const ids = parsed.every((file) => file.format === 'csv' || file.format === 'xlsx')
      ? idsOf(records)
      : records.map((_, at) => String(at));
    const start = performance.now();
    const found = findDuplicates(
      records.map((record, at) => ({ ...record, id: ids[at]! })),
      { mode },
    );
    const seconds = Math.round(performance.now() - start) / 1000;
    if (args.flags.json === true)
      io.print(json({ records: records.length, groups: found.groups, undecided: found.undecided, seconds }));
    else {
      const surplus = found.groups.reduce((sum, group) => sum + group.length - 1, 0);
      io.print(
        `${records.length} records, ${records.length - surplus} reports: ${found.groups.length} groups hold ${surplus} duplicates; ${found.undecided.length} pairs are for a person to decide\n`,
      );
    }
    return exit.done;
  },
};
