import { emptyArm, emptyResult } from '#core/model/empty-result';
import type { Study, StudyResult } from '#core/model/study';

/** main gives the real id and key to a row that carries this. */
export const newId = 'new';

/** An empty result of a study: its arms are those of the study, its source the only report where there is one. */
export const newResult = (study: Study, by: string, reportId: string | null): StudyResult => {
  const empty = emptyResult({ id: newId, key: newId, studyId: study.id, by });
  return {
    ...empty,
    arms:
      study.arms.length > 0
        ? study.arms.map((arm) => emptyArm({ armId: arm.id, label: arm.name, role: arm.role, n: arm.n }))
        : [emptyArm({ label: 'naltrexone' }), emptyArm({ label: 'placebo', role: 'comparator' })],
    source: { ...empty.source, reportId },
  };
};

/** Somebody else's reading as the start of one's own: same result, same numbers, same source. */
export const asOwn = (reading: StudyResult, me: string): StudyResult => ({ ...reading, id: newId, by: me });
