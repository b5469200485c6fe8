import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { importers } from '#core/importers/index';
import { fixtureBytes, fixtures, importerOf } from '../core/importers/fixtures';

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
  let current = bytes;
  for (const [kind, place, value] of edits) {
    const at = current.length === 0 ? 0 : place % current.length;
    const size = 1 + (value % 300);
    const part = current.slice(at, at + size);
    const before = current.slice(0, at);
    const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((one) => [...one]));
    if (kind === 'set') current = join(before, Uint8Array.of(value % 256), current.slice(at + 1));
    else if (kind === 'delete') current = join(before, current.slice(at + size));
    else if (kind === 'double') current = join(before, part, part, current.slice(at + size));
    else if (kind === 'insert')
      current = join(before, new TextEncoder().encode(tokens[value % tokens.length]), current.slice(at));
    else current = join(current.slice(at), before);
  }
  return current;
};

test.each(importers.map((one) => one.id))('%s withstands mutated files', (id) => {
  const sample = fixtures
    .filter((one) => importerOf[one.format] === id)
    .map((one) => ({ file: one.file, bytes: fixtureBytes(one.file) }))
    .filter((one) => one.bytes.length < 25_000);
  expect(sample.length).toBeGreaterThan(0);
  let slowest = 0;
  fc.assert(
    fc.property(
      fc.nat(sample.length - 1),
      fc.array(edit, { maxLength: 6 }),
      fc.boolean(),
      (which, edits, forced) => {
        const bytes = mutate(sample[which]!.bytes, edits);
        const start = performance.now();
        const result = importFile('file', bytes, forced ? { format: id } : {});
        slowest = Math.max(slowest, performance.now() - start);
        if (!result.ok) return result.error.text.length > 0;
        const { recordsFound, recordsRead, records, unread } = result.value;
        return recordsRead === records.length && recordsFound === recordsRead + unread.length;
      },
    ),
    { numRuns: runs },
  );
  console.log(`${id}: ${runs} files, slowest ${Math.round(slowest)} ms`);
});
