import type { StudyResult } from '../model/study';
import { studyDesignLabel } from '../model/study-design';
import type { StudyInput, SubgroupSettings } from './report';
import type { ProjectRows } from './select-results';

export const basisLabels: Readonly<Record<StudyResult['basis'], string>> = {
  'intention-to-treat': 'Intention to treat',
  'per-protocol': 'Per protocol',
  'first-period': 'First period of a crossover',
  paired: 'Paired',
  'within-arm': 'Within one arm',
  'not-stated': 'Way of analysing not stated',
};

/** The group that a study's result belongs to, in words; undefined where it belongs to none. */
const labelOf = (
  { studies, results, comparisons }: ProjectRows,
  by: SubgroupSettings['by'],
  { id, studyId, verified }: StudyInput,
): string | undefined => {
  const study = studies.find((one) => one.id === studyId);
  const result = results.find((one) => one.id === id);
  switch (by) {
    case 'design':
      return study && studyDesignLabel(study.design);
    case 'dose':
      return study === undefined || study.doseMg === null ? 'Dose not given' : `${study.doseMg} mg a day`;
    case 'comparison':
      return comparisons?.find((one) => one.id === result?.comparisonId)?.name;
    case 'basis':
      return result && basisLabels[result.basis];
    case 'verified':
      return verified ? 'Read at the source' : 'Not yet verified';
  }
};

/** The inputs with their groups, where the settings ask for groups. */
export const withSubgroups = (
  rows: ProjectRows,
  settings: SubgroupSettings | undefined,
  inputs: readonly StudyInput[],
): readonly StudyInput[] =>
  settings === undefined
    ? inputs
    : inputs.map((input) => {
        const subgroup = labelOf(rows, settings.by, input);
        return subgroup === undefined ? input : { ...input, subgroup };
      });
