import type { Appraisal } from '#core/model/study';

const answers = {
  '1.1': 'Y',
  '1.2': 'Y',
  '1.3': 'N',
  '2.1': 'N',
  '2.2': 'N',
  '2.6': 'Y',
  '3.1': 'Y',
  '4.1': 'N',
  '4.2': 'N',
  '4.3': 'N',
  '5.1': 'Y',
  '5.2': 'N',
  '5.3': 'N',
} as const;

/** RoB 2, effect of assignment: answers that come out low in every domain, without support. */
export const lowAnswers: Appraisal['answers'] = Object.fromEntries(
  Object.entries(answers).map(([id, answer]) => [id, { answer, support: '' }]),
);

/** A complete appraisal of low risk. */
export const lowAppraisal = (more: Partial<Appraisal> = {}): Appraisal => ({
  id: 'a1',
  resultKey: 'r1',
  studyId: 's1',
  tool: 'rob-2',
  toolVersion: '2019-08-22',
  aim: 'assignment',
  by: 'reviewer-1',
  answers: lowAnswers,
  overrides: {},
  severalConcerns: null,
  severalConcernsReason: '',
  complete: true,
  ...more,
});
