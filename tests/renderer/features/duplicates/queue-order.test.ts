import { expect, test } from 'vitest';
import type { PairRow } from '#core/contract/duplicates';
import type { Pair } from '#core/model/report';
import { inOrder, outOfDate } from '../../../../src-renderer/features/duplicates/queue-order';

const pair = (id: string, score: number): Pair => ({
  id,
  a: `${id}1`,
  b: `${id}2`,
  verdict: 'undecided',
  by: 'rule:alike',
  reason: 'title-same, year-differs',
  score,
});

const row = ({ id, a, b, by, verdict, reason, score }: Pair): PairRow => ({
  id,
  a,
  b,
  by,
  verdict,
  score: score ?? null,
  reasons: reason.split(', '),
  byName: '',
  titleA: '',
  titleB: '',
  yearA: null,
  yearB: null,
  sources: '',
});

test('pairs that another search weighs otherwise are fetched again, and stand in its order meanwhile', () => {
  const fetched = [pair('a', 0.9), pair('b', 0.8), pair('c', 0.7)].map(row);
  // b was decided since; c is the likelier of the others now.
  const open = [pair('c', 0.95), pair('a', 0.9)];
  expect(inOrder(open, fetched).map(({ id }) => id)).toEqual(['c', 'a']);
  expect(outOfDate(open, fetched)).toBe(true);
  expect(outOfDate([pair('a', 0.9), pair('c', 0.7)], fetched)).toBe(false);
  expect(outOfDate([pair('d', 0.1)], fetched)).toBe(true);
  expect(outOfDate([{ ...pair('a', 0.9), reason: 'title-same' }], fetched)).toBe(true);
});
