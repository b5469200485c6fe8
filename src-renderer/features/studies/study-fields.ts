import type { Study } from '#core/model/study';

/** Every field of a study as forms and messages call it. */
export const studyFieldLabels: Readonly<Record<keyof Study, string>> = {
  id: 'Id',
  label: 'Name',
  conditions: 'Conditions',
  design: 'Design',
  designNote: 'Design in the source’s words',
  status: 'Status',
  blinding: 'Blinding',
  country: 'Country',
  nRandomised: 'Randomised or enrolled, n',
  nAnalysed: 'Analysed, n',
  doseMg: 'Highest daily dose, mg',
  doseNote: 'Dose note',
  durationWeeks: 'Duration of treatment, weeks',
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
};
