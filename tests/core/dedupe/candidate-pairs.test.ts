import { expect, test } from 'vitest';
import { candidatePairs } from '#core/dedupe/candidate-pairs';
import { BlockKeys } from '#core/dedupe/block-keys';
import { PreparedList } from '#core/dedupe/find-duplicates';
import { emptyRecordFields } from '#core/model/record-fields';

test('records are together that share a key, in input order, each once; the same letters of another kind are another key', () => {
  const keys = new BlockKeys();
  const added: [record: number, kind: number, key: string][] = [
    [0, 0, 'x'],
    [0, 1, 'y'],
    [1, 1, 'x'],
    [2, 0, 'x'],
    [2, 0, 'x'],
    [3, 0, 'x'],
    [4, 1, 'y'],
    [5, 2, 'alone'],
  ];
  for (const [record, kind, key] of added) keys.add(record, kind, key);
  const { members, starts } = keys.blocks();
  const blocks = Array.from(starts.slice(0, -1), (start, at) => [...members.slice(start, starts[at + 1])]);
  expect(blocks.sort((a, b) => a.length - b.length)).toEqual([
    [0, 4],
    [0, 2, 3],
  ]);
});

const pairsOf = (titles: readonly string[]): Set<string> => {
  const list = new PreparedList();
  for (const [at, title] of titles.entries()) list.add({ ...emptyRecordFields, id: String(at), title });
  const pairs: string[] = [];
  candidatePairs(list.records, (later, earlier) => {
    expect(later).toBeGreaterThan(earlier);
    pairs.push(`${later} ${earlier}`);
  });
  expect(new Set(pairs).size).toBe(pairs.length);
  return new Set(pairs);
};

test('up to sixty records that begin alike are all compared, of more each with the twelve next in the order of titles', () => {
  const titles = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `Proceedings of the yearly meeting number ${1000 + at}`);
  expect(pairsOf(titles(60)).size).toBe((60 * 59) / 2);
  const many = pairsOf(titles(200));
  expect(many.size).toBe(200 * 12 - (12 * 13) / 2);
  expect(many).toContain('100 88');
  expect(many).not.toContain('100 87');
});
