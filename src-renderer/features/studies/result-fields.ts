import type { StudyResult } from '#core/model/study';

/** Every field of a result as forms and messages call it. */
export const resultFieldLabels: Readonly<Record<keyof StudyResult, string>> = {
  id: 'Id',
  key: 'Key',
  studyId: 'Study',
  by: 'Extracted by',
  populationId: 'Population',
  comparisonId: 'Comparison',
  outcomeId: 'Outcome of the review',
  outcomeText: 'Outcome as printed',
  measureText: 'How it was measured',
  timePoint: 'Time point',
  type: 'Kind of numbers',
  basis: 'Who was analysed',
  better: 'Direction',
  arms: 'Arms',
  effect: 'Effect',
  source: 'Source',
  verified: 'Verified',
  caveat: 'Caveat',
  derived: 'Derived',
};

export const basisLabels: Readonly<Record<StudyResult['basis'], string>> = {
  'intention-to-treat': 'Intention to treat',
  'per-protocol': 'Per protocol',
  'first-period': 'First period',
  paired: 'Paired, within person',
  'within-arm': 'Within one arm',
  'not-stated': 'Not stated',
};

export const betterLabels: Readonly<Record<StudyResult['better'], string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  unclear: 'Unclear',
};

export const roleLabels: Readonly<Record<StudyResult['arms'][number]['role'], string>> = {
  intervention: 'Intervention',
  comparator: 'Comparator',
  other: 'Other',
};
