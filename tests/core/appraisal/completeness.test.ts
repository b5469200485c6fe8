import { expect, test } from 'vitest';
import { levelOf, stillOpen } from '#core/appraisal/completeness';
import { judgeAppraisal } from '#core/appraisal/judge-appraisal';
import { rob2 } from '#core/appraisal/tools/rob-2';
import type { Appraisal } from '#core/model/study';

/** Answers that lead to low risk in every domain. */
const yes = ['1.1', '1.2', '2.6', '3.1', '5.1'];
const no = ['1.3', '2.1', '2.2', '4.1', '4.2', '4.3', '5.2', '5.3'];
const answers: Appraisal['answers'] = Object.fromEntries([
  ...yes.map((id) => [id, { answer: 'Y' as const, support: '' }]),
  ...no.map((id) => [id, { answer: 'N' as const, support: '' }]),
]);
const open = (more: Partial<Appraisal> = {}) => {
  const judged = judgeAppraisal({
    id: 'x',
    resultKey: 'k',
    studyId: 's',
    tool: rob2.id,
    toolVersion: rob2.version,
    aim: 'assignment',
    by: 'a',
    answers,
    overrides: {},
    severalConcerns: null,
    severalConcernsReason: '',
    complete: false,
    ...more,
  });
  if (!judged.ok) throw new Error(judged.error.text);
  return stillOpen(judged.value);
};

test('nothing is open when every asked question is answered', () => {
  expect(open()).toEqual([]);
});

test('unanswered questions are named with their domain', () => {
  const { '5.3': _, ...rest } = answers;
  expect(open({ answers: rest })).toEqual(['D5 Selection of the reported result: 5.3 not answered.']);
});

test('several domains with some concerns: the prompt is open until it is answered', () => {
  const overrides = {
    D1: { judgement: 'some-concerns', reason: 'r' },
    D2: { judgement: 'some-concerns', reason: 'r' },
  };
  expect(open({ overrides }).join()).toContain('Several domains');
  expect(open({ overrides, severalConcerns: 'high' })).toEqual([]);
});

test('levels are found by id', () => {
  expect(levelOf(rob2, 'some-concerns')?.light).toBe('some');
  expect(levelOf(rob2, null)).toBeNull();
  expect(levelOf(rob2, 'serious')).toBeNull();
});
