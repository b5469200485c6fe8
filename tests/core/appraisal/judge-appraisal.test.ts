import { expect, test } from 'vitest';
import { judgeAppraisal, standingOf } from '#core/appraisal/judge-appraisal';
import type { Appraisal } from '#core/model/study';
import { lowAppraisal } from './low-risk';

const judged = (more: Partial<Appraisal> = {}) => {
  const result = judgeAppraisal(lowAppraisal(more));
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

test('proposals become the judgements that count', () => {
  expect(judged()).toMatchObject({ overall: 'low', domains: { D1: 'low', D5: 'low' }, isConsensus: false });
});

test('an override of a domain and of the overall judgement counts, and the proposal stays visible', () => {
  const domain = judged({ overrides: { D4: { judgement: 'high', reason: 'self-made scale' } } });
  expect(domain).toMatchObject({ overall: 'high', domains: { D4: 'high' } });
  expect(domain.evaluation.domains.D4?.judgement).toBe('low');
  const overall = judged({ overrides: { overall: { judgement: 'some-concerns', reason: 'funding' } } });
  expect(overall.overall).toBe('some-concerns');
  expect(overall.evaluation.overall.judgement).toBe('low');
});

test('an overall override does not complete an incomplete appraisal', () => {
  const open = judged({ answers: {}, overrides: { overall: { judgement: 'low', reason: 'x' } } });
  expect(open.overall).toBeNull();
});

test('an unknown tool or aim is an error', () => {
  expect(judgeAppraisal(lowAppraisal({ tool: 'rob-1' }))).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  });
  expect(judgeAppraisal(lowAppraisal({ aim: 'x' }))).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  });
  expect(standingOf([lowAppraisal({ tool: 'rob-1' })], 1).ok).toBe(false);
});

test('the standing appraisal of stored rows', () => {
  expect(standingOf([lowAppraisal(), lowAppraisal({ by: 'reviewer-2', complete: false })], 1)).toMatchObject({
    ok: true,
    value: { by: 'single', stands: { reviewerId: 'reviewer-1' } },
  });
  expect(standingOf([lowAppraisal({ by: 'consensus' }), lowAppraisal()], 2)).toMatchObject({
    ok: true,
    value: { by: 'consensus' },
  });
});
