import type { Outcome } from '../../model/review';
import type { ResultArm, Study, StudyResult } from '../../model/study';

/**
 * Something about numbers that cannot be, or that should be looked at again. Findings never keep a draft from being saved:
 * a source may print what cannot be, and then that is the fact.
 */
export interface ResultFinding {
  /** Where it shows: `arms.0.events`, `effect.ciLow`, `source` ... */
  readonly field: string;
  /** `impossible`: no data could give it. `doubt`: it may be right, look again. `missing`: needed before it can be pooled. */
  readonly kind: 'impossible' | 'doubt' | 'missing';
  /** A sentence with its arithmetic. */
  readonly text: string;
}

/** What is known around a result; the more there is, the more can be checked. */
export interface CheckContext {
  readonly study?: Study | undefined;
  readonly outcome?: Outcome | undefined;
  /** Results of other studies on the same outcome, to compare spreads with. */
  readonly peers?: readonly StudyResult[] | undefined;
}

export const armName = (arm: ResultArm, index: number): string => arm.label || `arm ${index + 1}`;

const sameTwice: readonly Study['design'][] = [
  'rct-crossover',
  'non-randomised-crossover',
  'before-after',
  'single-arm',
];

/** The same people stand in every arm: arms must not be added up or compared as groups. */
export const samePeople = (
  { type, basis }: Pick<StudyResult, 'type' | 'basis'>,
  study: Study | undefined,
): boolean =>
  type === 'paired' ||
  basis === 'paired' ||
  basis === 'within-arm' ||
  (basis !== 'first-period' && study !== undefined && sameTwice.includes(study.design));

export interface People {
  readonly n: number;
  /** " (of the study)" when the result itself does not say. */
  readonly from: string;
}

/** How many people an arm of a result has: its own number, else that of the study's arm, else that of a study of one group. */
export const peopleOf = (arm: ResultArm, result: StudyResult, study: Study | undefined): People | null => {
  const known = (n: number | null | undefined, from: string): People | null =>
    n !== null && n !== undefined && n > 0 && Number.isInteger(n) ? { n, from } : null;
  if (arm.n !== null) return known(arm.n, '');
  if (study === undefined) return null;
  const own = known(study.arms.find(({ id }) => id === arm.armId)?.n, ' (the arm’s number)');
  if (own !== null) return own;
  const oneGroup = result.arms.length === 1 && study.arms.length <= 1;
  return oneGroup || samePeople(result, study)
    ? known(study.nAnalysed ?? study.nRandomised, ' (the study’s number)')
    : null;
};
