import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findDuplicates } from '#core/dedupe/find-duplicates';
import { type DedupeRecord, registrationOf } from '#core/dedupe/prepared-record';
import { appError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { streamFile } from '../tasks/stream-file';
import { type Command, exit, json, Stop, unwrap } from './command';
import { modeOf } from './find-duplicates';
import { withInputFiles } from './input-files';
import { progressLine } from './progress';

/** What duplicates are judged by, copied out of the file's text so that the text can be let go; abstracts as far as they are compared. */
const comparedFields = (record: RecordFields): Omit<DedupeRecord, 'id'> & { readonly own: string } => {
  const { title, abstract, authors, year, journal, volume, issue, pages, doi, pmid, database, extra } =
    record;
  const kept = {
    ...{ title, authors, year, journal, volume, issue, pages, doi, pmid, database },
    registration: registrationOf(record.accession),
    abstract: abstract?.slice(0, 800) ?? null,
    own: extra.id?.[0] ?? '',
  };
  // a part of a string keeps the whole of it in memory; read back from JSON, it stands alone
  return JSON.parse(JSON.stringify(kept)) as typeof kept;
};

/** Ids of a column called `id` where all rows have one and no two the same, else the place in the input, from 0. */
const idsOf = (records: readonly { readonly own: string }[]): readonly string[] => {
  const ids = records.map(({ own }) => own);
  const usable = ids.every((id) => id !== '') && new Set(ids).size === ids.length;
  return usable ? ids : records.map((_, at) => String(at));
};

/** Each record once: when it is made ready for comparing, what it was made from is let go. */
function* handedOn(
  records: ReturnType<typeof comparedFields>[],
  ids: readonly string[],
): Generator<DedupeRecord> {
  records.reverse();
  for (const id of ids) yield { ...records.pop()!, id };
}

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
  run: async (args, io) => {
    if (args.words.length === 0)
      throw new Stop(exit.usage, appError('bad-request', 'name at least one file'));
    const mode = modeOf(args.flags.mode, 'balanced');
    const { format } = args.flags;
    const records: ReturnType<typeof comparedFields>[] = [];
    const tables = await withInputFiles(args.words, io, (files) =>
      files.map(({ path }) => {
        const reading = progressLine(`reading ${basename(path)}`);
        const options = { ...(typeof format === 'string' ? { format } : {}), onProgress: reading.at };
        const read = unwrap(streamFile(path, options, (record) => records.push(comparedFields(record))));
        reading.done();
        return read.format === 'csv' || read.format === 'xlsx';
      }),
    );
    const ids = tables.every((one) => one) ? idsOf(records) : records.map((_, at) => String(at));
    const comparing = progressLine('comparing');
    const start = performance.now();
    const found = findDuplicates(handedOn(records, ids), { mode, onProgress: comparing.at });
    comparing.done();
    const seconds = Math.round(performance.now() - start) / 1000;
    if (args.flags.json === true)
      io.print(json({ records: ids.length, groups: found.groups, undecided: found.undecided, seconds }));
    else {
      const surplus = found.groups.reduce((sum, group) => sum + group.length - 1, 0);
      io.print(
        `${ids.length} records, ${ids.length - surplus} reports: ${found.groups.length} groups hold ${surplus} duplicates; ${found.undecided.length} pairs are for a person to decide\n`,
      );
    }
    return exit.done;
  },
};
