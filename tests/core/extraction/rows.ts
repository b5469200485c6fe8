import type { Effect, ResultArm, StudyResult } from '#core/model/study';

/** Building blocks for results in tests: everything unknown unless said. */
export const arm = (more: Partial<ResultArm> = {}): ResultArm => ({
  armId: null,
  label: 'naltrexone',
  role: 'intervention',
  n: null,
  events: null,
  percent: null,
  mean: null,
  sd: null,
  spreadReported: null,
  note: '',
  ...more,
});

export const effect = (more: Partial<Effect> = {}): Effect => ({
  measure: 'MD',
  label: '',
  estimate: null,
  ciLow: null,
  ciHigh: null,
  se: null,
  p: null,
  pText: '',
  ...more,
});

export const result = (more: Partial<StudyResult> = {}): StudyResult => ({
  id: 'r1',
  key: 'k1',
  studyId: 's1',
  by: 'a',
  populationId: null,
  comparisonId: null,
  outcomeId: null,
  outcomeText: 'response',
  measureText: '',
  timePoint: '12 weeks',
  type: 'dichotomous',
  basis: 'not-stated',
  better: 'higher',
  arms: [],
  effect: null,
  source: { reportId: 'rep', where: 'abstract', quote: '', url: '' },
  verified: false,
  caveat: '',
  derived: '',
  ...more,
});
