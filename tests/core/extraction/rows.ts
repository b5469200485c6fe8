import { emptyArm, emptyEffect, emptyResult } from '#core/model/empty-result';
import type { Effect, ResultArm, StudyResult } from '#core/model/study';

/** Building blocks for results in tests: everything unknown unless said. */
export const arm = (more: Partial<ResultArm> = {}): ResultArm => emptyArm({ label: 'naltrexone', ...more });

export const effect = (more: Partial<Effect> = {}): Effect => ({ ...emptyEffect, ...more });

export const result = (more: Partial<StudyResult> = {}): StudyResult => ({
  ...emptyResult({ id: 'r1', key: 'k1', studyId: 's1', by: 'a' }),
  outcomeText: 'response',
  timePoint: '12 weeks',
  better: 'higher',
  source: { reportId: 'rep', where: 'abstract', quote: '', url: '' },
  ...more,
});
