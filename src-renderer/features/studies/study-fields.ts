import type { Study } from '#core/model/study';

/** Every field of a study as forms and messages call it. */
export const studyFieldLabels: Readonly<Record<keyof Study, string>> = {
  id: 'Id',
  label: 'Name',
  conditions: 'Conditions',
  design: 'Design',
  designNote: 'Design as printed',
  status: 'Status',
  blinding: 'Blinding',
  country: 'Country',
  nRandomised: 'Randomised, n',
  nAnalysed: 'Analysed, n',
  doseMg: 'Highest daily dose, mg',
  doseNote: 'Dose note',
  durationWeeks: 'Treatment, weeks',
  durationNote: 'Duration note',
  comparator: 'Comparator',
  registration: 'Registration',
  funding: 'Funding',
  primaryOutcome: 'Primary outcome',
  arms: 'Arms',
  periods: 'Periods',
  populations: 'Populations',
  caveat: 'Caveat',
  note: 'Note',
  importedJudgements: 'Risk of bias as imported',
};
