import { expect, test } from 'vitest';
import { type AppraisalRow, standingAppraisal } from '#core/appraisal/standing';

const row = (reviewerId: string, more: Partial<AppraisalRow> = {}): AppraisalRow => ({
  reviewerId,
  isConsensus: false,
  toolId: 'rob-2',
  toolVersion: '2019-08-22',
  aim: 'assignment',
  domains: { D1: 'low', D2: 'low' },
  overall: 'low',
  finished: true,
  ...more,
});
const open = { domains: { D1: 'low', D2: null }, overall: null };
const reason = (rows: AppraisalRow[], votes: 1 | 2): string => {
  const standing = standingAppraisal(rows, votes);
  return standing.stands === null ? standing.reason : standing.by;
};

test('nothing, or nothing complete, stands for nothing', () => {
  expect(reason([], 1)).toBe('none');
  expect(reason([row('a', open)], 1)).toBe('incomplete');
  expect(reason([row('a', open), row('b', open)], 2)).toBe('incomplete');
});

test('one vote: the only complete appraisal stands', () => {
  expect(standingAppraisal([row('a', open), row('b')], 1)).toMatchObject({
    stands: { reviewerId: 'b' },
    by: 'single',
  });
  expect(reason([row('a'), row('b')], 1)).toBe('several');
});

test('two votes: both must be complete and agree', () => {
  expect(reason([row('a')], 2)).toBe('waiting');
  expect(reason([row('a'), row('b', open)], 2)).toBe('waiting');
  expect(standingAppraisal([row('b'), row('a')], 2)).toMatchObject({
    stands: { reviewerId: 'a' },
    by: 'agreement',
  });
  const differing = standingAppraisal(
    [row('a'), row('b', { domains: { D1: 'high', D2: 'low' }, overall: 'high' })],
    2,
  );
  expect(differing).toMatchObject({ stands: null, reason: 'disagreement', differing: ['D1', 'overall'] });
  expect(reason([row('a'), row('b', { aim: 'adherence' })], 2)).toBe('tools-differ');
  expect(reason([row('a'), row('b'), row('c', { overall: 'high' })], 2)).toBe('disagreement');
});

test('an appraisal that is not declared finished does not count', () => {
  expect(reason([row('a', { finished: false })], 1)).toBe('incomplete');
  expect(reason([row('a'), row('b', { finished: false })], 1)).toBe('single');
});

test('a consensus stands over everything, and an unfinished one holds everything back', () => {
  const consensus = row('a', { isConsensus: true, overall: 'high' });
  expect(standingAppraisal([row('a'), row('b'), consensus], 2)).toMatchObject({
    stands: { overall: 'high' },
    by: 'consensus',
  });
  expect(reason([row('a'), row('b'), row('a', { isConsensus: true, ...open })], 2)).toBe(
    'consensus-incomplete',
  );
});
