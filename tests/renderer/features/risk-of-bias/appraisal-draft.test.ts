import { expect, test, vi } from 'vitest';
import type { Appraisal } from '#core/model/study';

vi.hoisted(() => {
  Object.assign(window, { workbench: { api: {}, on: () => () => undefined, pathForFile: () => '' } });
});

const { copyDomain, setAnswer, setOverride, setSupport } = await import(
  '../../../../src-renderer/features/risk-of-bias/appraisal-draft'
);

const blank: Appraisal = {
  id: 'a',
  resultKey: 'k',
  studyId: 's',
  tool: 'rob-2',
  toolVersion: 'v',
  aim: 'assignment',
  by: 'me',
  answers: {},
  overrides: {},
  severalConcerns: null,
  severalConcernsReason: '',
  complete: true,
};

test('an answer keeps its support, and opens a finished appraisal again', () => {
  const supported = setSupport('1.1', 'list')(blank);
  expect(supported.complete).toBe(true);
  const answered = setAnswer('1.1', 'PY')(supported);
  expect(answered.answers['1.1']).toEqual({ answer: 'PY', support: 'list' });
  expect(answered.complete).toBe(false);
});

test('an override is set and taken back', () => {
  const over = setOverride('D1', { judgement: 'high', reason: 'r' })(blank);
  expect(over.overrides).toEqual({ D1: { judgement: 'high', reason: 'r' } });
  expect(setOverride('D1', null)(over).overrides).toEqual({});
});

test('a domain is copied whole: what the other lacks goes, what is outside stays', () => {
  const from = {
    ...setOverride('D1', { judgement: 'high', reason: 'r' })(blank),
    answers: { '1.1': { answer: 'Y' as const, support: 'x' }, '2.1': { answer: 'N' as const, support: '' } },
  };
  const now = {
    ...blank,
    answers: { '1.2': { answer: 'N' as const, support: '' }, '5.1': { answer: 'Y' as const, support: '' } },
  };
  const copied = copyDomain(from, ['1.1', '1.2', '1.3'], 'D1')(now);
  expect(copied.answers).toEqual({
    '1.1': { answer: 'Y', support: 'x' },
    '5.1': { answer: 'Y', support: '' },
  });
  expect(copied.overrides).toEqual({ D1: { judgement: 'high', reason: 'r' } });
  expect(copied.complete).toBe(false);
});
