import { expect, test } from 'vitest';
import type { Answers } from '#core/appraisal/appraisal-tool';
import { aimOf, evaluate, evaluateOverall } from '#core/appraisal/evaluate';
import { rob2 } from '#core/appraisal/tools/rob-2';

const lowAnswers: Answers = {
  '1.1': 'Y',
  '1.2': 'Y',
  '1.3': 'N',
  '2.1': 'N',
  '2.2': 'PN',
  '2.6': 'Y',
  '3.1': 'Y',
  '4.1': 'N',
  '4.2': 'N',
  '4.3': 'N',
  '5.1': 'Y',
  '5.2': 'N',
  '5.3': 'N',
};
const assignment = rob2.aims[0];

test('all domains low is low overall', () => {
  const result = evaluate(rob2, assignment, lowAnswers);
  expect(Object.values(result.domains).map((domain) => domain.judgement)).toEqual(Array(5).fill('low'));
  expect(result.overall).toMatchObject({ judgement: 'low', ruleId: 'overall.R4', prompts: [] });
  expect(result.domains.D2).toMatchObject({ ruleId: 'D2a.R7', asked: ['2.1', '2.2', '2.6'] });
  expect(result.domains.D2?.path).toEqual([
    { id: '2.1', answer: 'N' },
    { id: '2.2', answer: 'PN' },
    { id: '2.6', answer: 'Y' },
  ]);
});

test('one incomplete domain leaves the overall judgement open, even beside a high one', () => {
  const result = evaluate(rob2, assignment, { ...lowAnswers, '1.2': 'N', '5.3': undefined });
  expect(result.domains.D1?.judgement).toBe('high');
  expect(result.domains.D5).toMatchObject({ judgement: null, ruleId: null, complete: false });
  expect(result.overall).toEqual({ judgement: null, ruleId: null, says: null, prompts: [] });
});

test('one domain with some concerns: no prompt', () => {
  const result = evaluate(rob2, assignment, { ...lowAnswers, '5.1': 'NI' });
  expect(result.overall).toMatchObject({ judgement: 'some-concerns', prompts: [] });
});

test('several concerns prompt and never escalate by themselves', () => {
  const answers: Answers = { ...lowAnswers, '5.1': 'NI', '1.2': 'NI' };
  const open = evaluate(rob2, assignment, answers).overall;
  expect(open.judgement).toBe('some-concerns');
  expect(open.prompts.map((prompt) => prompt.id)).toEqual(['several-concerns']);
  const high = evaluate(rob2, assignment, answers, { promptAnswers: { 'several-concerns': 'high' } }).overall;
  expect(high).toMatchObject({ judgement: 'high', ruleId: 'overall.R2', prompts: [] });
  const some = evaluate(rob2, assignment, answers, {
    promptAnswers: { 'several-concerns': 'some-concerns' },
  }).overall;
  expect(some).toMatchObject({ judgement: 'some-concerns', ruleId: 'overall.R3', prompts: [] });
  const junk = evaluate(rob2, assignment, answers, {
    promptAnswers: { 'several-concerns': 'maybe' },
  }).overall;
  expect(junk.prompts).toHaveLength(1);
});

test('five concerns still only prompt; a high domain needs no prompt', () => {
  expect(evaluateOverall(rob2, Array(5).fill('some-concerns'))).toMatchObject({ judgement: 'some-concerns' });
  const high = evaluateOverall(rob2, ['some-concerns', 'some-concerns', 'high', 'low', 'low']);
  expect(high).toMatchObject({ judgement: 'high', ruleId: 'overall.R1', prompts: [] });
});

test('the prompt answer has no effect where the prompt is not put', () => {
  const overall = evaluateOverall(rob2, ['some-concerns', 'low', 'low', 'low', 'low'], {
    'several-concerns': 'high',
  });
  expect(overall.judgement).toBe('some-concerns');
});

test('an override of a domain counts for the overall judgement and leaves the proposal as it is', () => {
  const result = evaluate(rob2, assignment, lowAnswers, { overrides: { D3: 'high' } });
  expect(result.domains.D3?.judgement).toBe('low');
  expect(result.overall.judgement).toBe('high');
});

test('an unknown aim is an error; no aim is the first', () => {
  expect(aimOf(rob2, 'safety')).toMatchObject({ ok: false, error: { code: 'unknown-id' } });
  expect(aimOf(rob2, undefined)).toMatchObject({ ok: true, value: { id: 'assignment' } });
});
