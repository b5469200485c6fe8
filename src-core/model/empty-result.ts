import type { Effect, ResultArm, StudyResult } from './study';

/** One arm of a result, with nothing known but what is said. */
export const emptyArm = (more: Partial<ResultArm> = {}): ResultArm => ({
  armId: null,
  label: '',
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

export const emptyEffect: Effect = {
  measure: 'MD',
  label: '',
  estimate: null,
  ciLow: null,
  ciHigh: null,
  se: null,
  p: null,
  pText: '',
};

/** A result with nothing known but whose it is. */
export const emptyResult = (ids: Pick<StudyResult, 'id' | 'key' | 'studyId' | 'by'>): StudyResult => ({
  ...ids,
  populationId: null,
  comparisonId: null,
  outcomeId: null,
  outcomeText: '',
  measureText: '',
  timePoint: '',
  type: 'dichotomous',
  basis: 'not-stated',
  better: 'unclear',
  arms: [],
  effect: null,
  source: { reportId: null, where: '', quote: '', url: '' },
  verified: false,
  caveat: '',
  derived: '',
});
