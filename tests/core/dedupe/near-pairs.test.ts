import { expect, test } from 'vitest';
import { type NearPair, nearLeft } from '#core/dedupe/near-pairs';
import type { Pair } from '#core/model/report';

const near = (a: string, b: string, reportA = `r${a}`, reportB = `r${b}`): NearPair => ({
  ...{ a, b, reportA, reportB },
});
const said = (a: string, b: string, verdict: 'same' | 'different'): Pair => ({
  ...{ id: `${a}~${b}~ada`, a, b, verdict, by: 'ada', reason: '', at: '2026-01-01T00:00:00.000Z' },
});
const names = (pairs: readonly NearPair[]) => pairs.map(({ a, b }) => `${a}${b}`);

const triangle = [near('a', 'b'), near('b', 'c'), near('a', 'c'), near('c', 'd')];

test('A and B are one, B and C are one: nothing is left to ask about A and C', () => {
  expect(names(nearLeft(triangle, []))).toEqual(['ab', 'bc', 'ac', 'cd']);
  // until then A and B are one report that comes close to C, which is asked about once
  expect(names(nearLeft(triangle, [said('a', 'b', 'same')]))).toEqual(['bc', 'cd']);
  expect(names(nearLeft(triangle, [said('a', 'b', 'same'), said('b', 'c', 'same')]))).toEqual(['cd']);
});

test('what is kept apart is kept apart for all records of the two reports', () => {
  expect(names(nearLeft(triangle, [said('a', 'b', 'different')]))).toEqual(['bc', 'ac', 'cd']);
  expect(names(nearLeft(triangle, [said('a', 'b', 'same'), said('b', 'c', 'different')]))).toEqual(['cd']);
  // the second record of B's report, which stood for both when near misses were looked for
  const two = [near('a', 'b', 'ra', 'rb'), near('c', 'e', 'rc', 'rb')];
  expect(names(nearLeft(two, [said('a', 'b', 'same')]))).toEqual(['ce']);
  expect(names(nearLeft([...two, near('a', 'c')], [said('a', 'b', 'same')]))).toEqual(['ce']);
});

test('what is taken back is asked again', () => {
  const facts = [said('a', 'b', 'same'), said('b', 'c', 'same')];
  expect(nearLeft(triangle, facts)).toHaveLength(1);
  expect(nearLeft(triangle, [])).toHaveLength(4);
});
