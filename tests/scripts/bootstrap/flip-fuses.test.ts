import { expect, test } from 'vitest';
import { FUSE, flipFuses } from '../../../scripts/bootstrap/flip-fuses.mjs';

const program = (fuses: string, version = 1) =>
  Buffer.concat([
    Buffer.from('\x7fELF dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.from([version, fuses.length]),
    Buffer.from(`${fuses}rest`),
  ]);

test('sets the named fuses and touches nothing else', () => {
  const bytes = program('1010r011');
  flipFuses(
    bytes,
    new Map([
      [FUSE.nodeCliInspectArguments, true],
      [FUSE.browserSnapshotOfItsOwn, false],
    ]),
  );
  expect(bytes.equals(program('1011r001'))).toBe(true);
});

test('refuses what it does not know', () => {
  const on = new Map([[3, true]]);
  expect(() => flipFuses(Buffer.from('not electron'), on)).toThrow('not Electron');
  expect(() => flipFuses(program('1111', 2), on)).toThrow('version 2');
  expect(() => flipFuses(program('111'), on)).toThrow('fuse 3');
  expect(() => flipFuses(program('111r'), on)).toThrow('fuse 3');
});
