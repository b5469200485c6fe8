import { expect, test } from 'vitest';
import { biasRows, isToJudge } from '../../../../src-renderer/features/risk-of-bias/bias-rows';
import { starterRows } from '../../../core/project-rows';

const ldn = starterRows('ldn');
const rowsWithout = (...excluded: string[]) =>
  biasRows({
    ...ldn,
    viewer: null,
    isDataset: () => true,
    votes: 1,
    excludedStudies: new Set(excluded),
  });

test('a study that screening took out is not left to judge, and is not lost either', () => {
  const all = rowsWithout();
  const of = (rows: typeof all) => rows.filter(({ study }) => study.id === 'st-smith2011');
  const own = of(all);
  expect(own.length).toBeGreaterThan(0);
  expect(own.every(isToJudge)).toBe(true);
  const without = rowsWithout('st-smith2011');
  expect(of(without).some(isToJudge)).toBe(false);
  expect(without).toHaveLength(all.length);
  expect(without.filter(isToJudge)).toHaveLength(all.filter(isToJudge).length - own.length);
});
