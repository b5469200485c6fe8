import type { Effect, ResultArm, Study, StudyResult } from '#core/model/study';

/** main gives the real id and key to a row that carries this. */
export const newId = 'new';

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

/** An empty result of a study: its arms are those of the study, its source the only report where there is one. */
export const newResult = (study: Study, by: string, reportId: string | null): StudyResult => ({
  id: newId,
  key: newId,
  studyId: study.id,
  by,
  populationId: null,
  comparisonId: null,
  outcomeId: null,
  outcomeText: '',
  measureText: '',
  timePoint: '',
  type: 'dichotomous',
  basis: 'not-stated',
  better: 'unclear',
  arms:
    study.arms.length > 0
      ? study.arms.map((arm) => emptyArm({ armId: arm.id, label: arm.name, role: arm.role, n: arm.n }))
      : [emptyArm({ label: 'naltrexone' }), emptyArm({ label: 'placebo', role: 'comparator' })],
  effect: null,
  source: { reportId, where: '', quote: '', url: '' },
  verified: false,
  caveat: '',
  derived: '',
});

/** Somebody else's reading as the start of one's own: same result, same numbers, same source. */
export const asOwn = (reading: StudyResult, me: string): StudyResult => ({ ...reading, id: newId, by: me });
