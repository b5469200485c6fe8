import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImportedFile, importFile } from '#core/importers/import-file';
import { importers } from '#core/importers/index';
import type { ParsedRecord } from '#core/model/record-fields';
import { fixtureBytes, fixtures, importerOf, squeezed } from '../core/importers/fixtures';

/** Mutated real files, 10,000 a format: no crash, no hang, no record unaccounted for. LDN_FUZZ sets another number. */
const runs = Number(process.env.LDN_FUZZ ?? 10_000);

type Edit = readonly [kind: 'set' | 'delete' | 'double' | 'swap' | 'insert', at: number, value: number];

const tokens = [
  '\n',
  '\r',
  '"',
  '{',
  '}',
  '<',
  '>',
  '&',
  'TY  - ',
  'ER  - \n',
  '@',
  '%0 ',
  '\u0000',
  '\ufeff',
  ',',
  ';',
  ']]>',
  '__proto__',
  '<!--',
  '\\',
  '  - ',
];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('set', 'delete', 'double', 'swap', 'insert'),
  fc.nat(),
  fc.nat(),
);

const mutate = (bytes: Uint8Array, edits: readonly Edit[]): Uint8Array => {
  let current = Buffer.from(bytes);
  for (const [kind, place, value] of edits) {
    const at = current.length === 0 ? 0 : place % current.length;
    const size = 1 + (value % 300);
    const part = current.subarray(at, at + size);
    const before = current.subarray(0, at);
    if (kind === 'set') current = Buffer.concat([before, Buffer.of(value % 256), current.subarray(at + 1)]);
    else if (kind === 'delete') current = Buffer.concat([before, current.subarray(at + size)]);
    else if (kind === 'double') current = Buffer.concat([before, part, part, current.subarray(at + size)]);
    else if (kind === 'insert')
      current = Buffer.concat([
        before,
        Buffer.from(tokens[value % tokens.length] ?? '', 'utf8'),
        current.subarray(at),
      ]);
    else current = Buffer.concat([current.subarray(at), before]);
  }
  return new Uint8Array(current);
};

interface Sample {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Titles that stand in the file as they are read, letter by letter: they can be looked for in what became of it. */
  readonly titles: readonly string[];
  /** Titles that stand together in one record as the file is: an article that comments on another. */
  readonly together: ReadonlySet<string>;
}

const sampleOf = (file: string): Sample => {
  const bytes = fixtureBytes(file);
  const read = importFile(file, bytes);
  const text = Buffer.from(bytes).toString('latin1');
  const titles = (read.ok ? read.value.records : []).flatMap(({ title }) =>
    title !== null && /^[ -~]{20,}$/.test(title) && text.includes(title) ? [title] : [],
  );
  const sample = { file, bytes, titles: [...new Set(titles)], together: new Set<string>() };
  return read.ok ? { ...sample, together: new Set(fateOf(sample, bytes, read.value).merged) } : sample;
};

const textOf = (record: ParsedRecord): string =>
  squeezed(
    [
      record.title ?? '',
      record.abstract ?? '',
      record.journal ?? '',
      ...record.authors.map(({ family, given }) => `${given ?? ''} ${family} ${given ?? ''}`),
      ...[record.volume, record.issue, record.pages, record.accession, record.database, record.language],
      ...[record.url, ...record.keywords, ...record.publicationTypes],
      ...Object.values(record.extra).flat(),
    ].join(' '),
  );

interface Fate {
  /** Titles that still stand in the file, but neither in a record nor in anything that was said about it. */
  readonly lost: readonly string[];
  /** Titles that ended up together in one record. */
  readonly merged: readonly string[];
}

const fateOf = (sample: Sample, bytes: Uint8Array, file: ImportedFile): Fate => {
  const text = Buffer.from(bytes).toString('latin1');
  const still = sample.titles.filter((title) => text.includes(title));
  if (still.length === 0) return { lost: [], merged: [] };
  const texts = file.records.map(textOf);
  const said = squeezed(
    [...file.unread.map((part) => part.raw), ...file.warnings.map((warning) => warning.raw ?? '')].join(' '),
  );
  const lost = still.filter((title) => {
    const wanted = squeezed(title);
    return !said.includes(wanted) && !texts.some((one) => one.includes(wanted));
  });
  const merged = texts.flatMap((one) => {
    const held = still.filter((title) => one.includes(squeezed(title)));
    return held.length > 1 ? [held.join(' + ')] : [];
  });
  return { lost, merged: merged.filter((one) => !sample.together.has(one)) };
};

const slow = 2_000;

test.each(importers.map((one) => one.id))('%s withstands mutated files', (id) => {
  const samples = fixtures
    .filter((one) => importerOf[one.format] === id)
    .map((one) => sampleOf(one.file))
    .filter((one) => one.bytes.length < 40_000);
  expect(samples.length).toBeGreaterThan(0);
  /** Milliseconds of processor time: other programs do not count. */
  let slowest = 0;
  let slowestAt = '';
  let told = 0;
  const silent: string[] = [];
  const together: string[] = [];
  fc.assert(
    fc.property(
      fc.nat(samples.length - 1),
      fc.array(edit, { maxLength: 6 }),
      fc.boolean(),
      (which, edits, forced) => {
        const sample = samples[which]!;
        const bytes = mutate(sample.bytes, edits);
        const start = process.cpuUsage();
        const result = importFile('file', bytes, forced ? { format: id } : {});
        const { user, system } = process.cpuUsage(start);
        const spent = (user + system) / 1000;
        if (spent > slowest) slowestAt = `${sample.file} ${JSON.stringify(edits)}`;
        slowest = Math.max(slowest, spent);
        if (!result.ok) return result.error.text.length > 0;
        const { recordsFound, recordsRead, records, unread, warnings } = result.value;
        const { lost, merged } = fateOf(sample, bytes, result.value);
        const reported = warnings.length + unread.length > 0;
        if (lost.length > 0 && reported) told += 1;
        if (lost.length + merged.length > 0 && !reported) {
          const place = `${sample.file} ${JSON.stringify(edits)} ${result.value.format}`;
          if (lost.length > 0) silent.push(`${place} lost: ${lost[0]}`);
          else together.push(`${place}: ${merged[0]}`);
        }
        return recordsRead === records.length && recordsFound === recordsRead + unread.length;
      },
    ),
    { numRuns: runs },
  );
  console.log(
    `${id}: ${runs} files, slowest ${Math.round(slowest)} ms, ${told} with a title lost and something said, ${silent.length} and nothing said, ${together.length} with two records in one and nothing said`,
  );
  if (process.env.LDN_FUZZ_SHOW) console.log(together.slice(0, 5).join('\n'));
  expect(silent.slice(0, 20)).toEqual([]);
  expect(slowest, slowestAt).toBeLessThan(slow);
});
