import { expect, test } from 'vitest';
import { groupRecords, tellingPairs } from '#core/dedupe/group-records';
import { openPairs, standingFacts } from '#core/dedupe/pair-facts';
import type { Pair } from '#core/model/report';

const pair = (a: string, b: string) => ({ a, b });
const fact = (
  a: string,
  b: string,
  verdict: Pair['verdict'],
  by: string,
  more: Partial<Pair> = {},
): Pair => ({
  id: `${a}~${b}~${by}`,
  a,
  b,
  verdict,
  by,
  reason: '',
  ...more,
});

test('a chain of pairs is one group, and records nobody named are in none', () => {
  const { groupOf, refused } = groupRecords([pair('a', 'b'), pair('c', 'b'), pair('x', 'y')], []);
  expect([...(groupOf.get('a') ?? [])].sort()).toEqual(['a', 'b', 'c']);
  expect(groupOf.get('c')).toBe(groupOf.get('a'));
  expect(groupOf.get('z')).toBeUndefined();
  expect(refused).toEqual([]);
});

test('no chain leads around what a person keeps apart; the later pair is refused', () => {
  const { groupOf, refused } = groupRecords([pair('a', 'c'), pair('c', 'b')], [pair('b', 'a')]);
  expect(groupOf.get('a')).toEqual(groupOf.get('c'));
  expect(groupOf.get('b')).toBeUndefined();
  expect(refused).toEqual([pair('c', 'b')]);
});

test('a person’s word stands over the rule’s, the latest over the earlier', () => {
  const facts = [
    fact('a', 'b', 'same', 'rule:duplicates', { score: 0.99 }),
    fact('b', 'a', 'different', 'ada', { at: '2026-01-01' }),
    fact('a', 'b', 'same', 'ben', { at: '2026-01-02' }),
    fact('c', 'd', 'same', 'rule:duplicates', { score: 0.8 }),
    fact('c', 'd', 'different', 'ada', { at: '2026-01-01' }),
    fact('e', 'f', 'same', 'rule:same-number'),
  ];
  const { same, apart } = standingFacts(facts);
  expect(same.map((f) => f.id)).toEqual(['a~b~ben', 'e~f~rule:same-number']);
  expect(apart.map((f) => f.id)).toEqual(['c~d~ada']);
});

test('what waits is undecided, said by nobody and not yet one report; the likeliest comes first', () => {
  const facts = [
    fact('a', 'b', 'undecided', 'rule:duplicates', { score: 0.3 }),
    fact('c', 'd', 'undecided', 'rule:duplicates', { score: 0.6 }),
    fact('e', 'f', 'undecided', 'rule:duplicates', { score: 0.9, grouped: true }),
    fact('g', 'h', 'undecided', 'rule:duplicates', { score: 0.9 }),
    fact('h', 'g', 'different', 'ada', { at: '2026-01-01' }),
  ];
  expect(openPairs(facts).map((f) => f.id)).toEqual(['c~d~rule:duplicates', 'a~b~rule:duplicates']);
});

test('of many findings only those are kept that say something new', () => {
  const same = [pair('a', 'b'), pair('c', 'a'), pair('c', 'b'), pair('x', 'y')];
  const undecided = [pair('a', 'x'), pair('y', 'c'), pair('c', 'a'), pair('z', 'b'), pair('z', 'x')];
  const kept = tellingPairs(same, undecided);
  expect(kept.same).toEqual([pair('a', 'b'), pair('c', 'a'), pair('x', 'y')]);
  expect(kept.undecided).toEqual([pair('a', 'x'), pair('z', 'b'), pair('z', 'x')]);
});
