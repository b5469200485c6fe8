import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { counted } from '#core/counted';
import { type Duplicates, findDuplicates, PreparedList, tooManyRecords } from '#core/dedupe/find-duplicates';
import { type DedupeRecord, registrationOf } from '#core/dedupe/prepared-record';
import { appError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { streamFile } from '../tasks/stream-file';
import { type Command, exit, jsonPieces, Stop, unwrap } from './command';
import { modeOf, moreLeft } from './find-duplicates';
import { withInputFiles } from './input-files';
import { progressLine } from './progress';

const dedupeRecord = (id: string, record: RecordFields): DedupeRecord => {
  const { title, abstract, authors, year, journal, volume, issue, pages, doi, pmid, database } = record;
  const kept = { title, abstract, authors, year, journal, volume, issue, pages, doi, pmid, database };
  return { id, ...kept, registration: registrationOf(record.accession) };
};

/** Ids of a column called `id` where all rows have one and no two the same; null where places in the input, from 0, have to do. */
const ownIds = (ids: readonly string[]): readonly string[] | null =>
  ids.every((id) => id !== '') && new Set(ids).size === ids.length ? ids : null;

/** Ids in place of places in the input. */
const named = (found: Duplicates, ids: readonly string[] | null): Omit<Duplicates, 'same'> => {
  if (ids === null) return found;
  const nameOf = (place: string): string => ids[Number(place)] ?? place;
  return {
    queueFull: found.queueFull,
    groups: found.groups.map((group) => group.map(nameOf)),
    undecided: found.undecided.map((pair) => ({ ...pair, a: nameOf(pair.a), b: nameOf(pair.b) })),
  };
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
  run: async (args, io) => {
    if (args.words.length === 0)
      throw new Stop(exit.usage, appError('bad-request', 'name at least one file'));
    const mode = modeOf(args.flags.mode, 'balanced');
    const { format } = args.flags;
    const list = new PreparedList();
    const own: string[] = [];
    const take = (record: RecordFields): void => {
      list.add(dedupeRecord(String(own.length), record));
      own.push(record.extra.id?.[0] ?? '');
    };
    const tables = await withInputFiles(args.words, io, (files) =>
      files.map(({ path }) => {
        const reading = progressLine(`reading ${basename(path)}`);
        const options = { ...(typeof format === 'string' ? { format } : {}), onProgress: reading.at };
        const read = unwrap(streamFile(path, options, take));
        reading.done();
        return read.format === 'csv' || read.format === 'xlsx';
      }),
    );
    const ids = tables.every((one) => one) ? ownIds(own) : null;
    const tooMany = tooManyRecords(own.length);
    if (tooMany !== null) throw new Stop(exit.failed, tooMany);
    const comparing = progressLine('comparing');
    const start = performance.now();
    const { groups, undecided, queueFull } = named(
      findDuplicates(list, { mode, onProgress: comparing.at }),
      ids,
    );
    comparing.done();
    const seconds = Math.round(performance.now() - start) / 1000;
    if (args.flags.json === true)
      for (const piece of jsonPieces({ records: own.length, groups, undecided, queueFull, seconds }))
        io.print(piece);
    else {
      const surplus = groups.reduce((sum, group) => sum + group.length - 1, 0);
      io.print(
        `${counted(own.length, 'record', 'records')}, ${counted(own.length - surplus, 'report', 'reports')}: ${counted(groups.length, 'group holds', 'groups hold')} ${counted(surplus, 'duplicate', 'duplicates')}; ${counted(undecided.length, 'pair is', 'pairs are')} for a person to decide${queueFull ? `, ${moreLeft}` : ''}\n`,
      );
    }
    return exit.done;
  },
};
