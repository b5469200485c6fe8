import { type Arm, type Link, linkId, type Study } from '../model/study';
import { ldnReportId } from './ldn-records';
import type { LdnStudy } from './ldn-source';
import { ldnDesigns, ldnStudyPlan, type StudyPlan } from './ldn-study-plan';

export const ldnPopulationId = (studyId: string, key: string): string => `${studyId}~pop-${key}`;
const armId = (studyId: string, index: number): string => `${studyId}~arm-${index + 1}`;

/** The plan of a study without a comparison group: one arm, to which every arm label of its outcomes belongs. */
const singleArm = (study: LdnStudy): StudyPlan => ({
  comparisonId: 'ldn-none',
  arms: [
    {
      name: study.dose_mg === null ? 'Naltrexone' : `Naltrexone ${study.dose_mg} mg`,
      role: 'intervention',
      doseMg: study.dose_mg,
      doseNote: study.doseNote ?? '',
      n: study.nEnrolledOrRandomised,
      labels: study.outcomes
        .flatMap(({ arms }) => arms.map(({ arm }) => arm))
        .filter((label) => label.toLowerCase().includes('naltrexone') || label.includes('LDN')),
    },
  ],
});

export const studyPlan = (study: LdnStudy): StudyPlan => ldnStudyPlan[study.id] ?? singleArm(study);

/** The study's arm that a label of its outcome records means; null where the label is no arm ("before", "patient 1"). */
export const armOfLabel = (study: LdnStudy, label: string): string | null => {
  const index = studyPlan(study).arms.findIndex(({ labels }) => labels.includes(label));
  return index < 0 ? null : armId(study.id, index);
};

export const ldnStudyRow = (study: LdnStudy): Study => {
  const design = ldnDesigns[study.design];
  if (design === undefined) throw new Error(`No category for the design "${study.design}".`);
  const plan = studyPlan(study);
  return {
    id: study.id,
    label: study.label,
    conditions: study.condition,
    design,
    // Where it is only the code of the category, it says nothing further.
    designNote: study.design === design ? '' : study.design,
    status: study.status === 'completed' ? 'completed' : 'protocol',
    blinding: study.blinding ?? '',
    country: study.country ?? '',
    nRandomised: study.nEnrolledOrRandomised,
    nAnalysed: study.nAnalysed,
    doseMg: study.dose_mg,
    doseNote: study.doseNote ?? '',
    durationWeeks: study.duration_weeks,
    durationNote: '',
    comparator: study.comparator ?? '',
    registration: study.registration ?? '',
    funding: study.funding ?? '',
    primaryOutcome: study.primaryOutcome ?? '',
    arms: plan.arms.map(
      ({ name, role, doseMg = null, doseNote = '', n = null }, i): Arm => ({
        id: armId(study.id, i),
        name,
        role,
        doseMg,
        doseNote,
        n,
      }),
    ),
    periods: (plan.periods ?? []).map((period, i) => ({ id: `${study.id}~period-${i + 1}`, ...period })),
    populations: (plan.populations ?? []).map(({ key, ...population }) => ({
      id: ldnPopulationId(study.id, key),
      ...population,
    })),
    caveat: study.caveat ?? '',
    note: '',
  };
};

/** The first report that the source lists is the main one. */
export const ldnLinks = (study: LdnStudy): readonly Link[] =>
  study.reports.map((ref, i) => {
    const reportId = ldnReportId(ref);
    return { id: linkId(study.id, reportId), studyId: study.id, reportId, primary: i === 0 };
  });
