import type { Study } from './study';

/** A study of which nothing is known but its name. */
export const emptyStudy = (id: string, label: string): Study => ({
  id,
  label,
  conditions: [],
  design: 'other',
  designNote: '',
  status: 'unknown',
  blinding: '',
  country: '',
  nRandomised: null,
  nAnalysed: null,
  doseMg: null,
  doseNote: '',
  durationWeeks: null,
  durationNote: '',
  comparator: '',
  registration: '',
  funding: '',
  primaryOutcome: '',
  arms: [],
  periods: [],
  populations: [],
  caveat: '',
  note: '',
});
