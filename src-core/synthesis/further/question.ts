import { type AppError, appError } from '../../errors';
import type { Measure } from '../../measures/measure';
import { err, ok, type Result } from '../../result';
import type { UsableStudy } from '../combine';
import type { PoolOptions } from '../pool';
import { type PrintedScale, printedEstimate } from '../printed-scale';
import type { AnalysisSettings, Estimate, StudyInput } from '../report';
import type { RowReference } from './further-report';

/** What every further block starts from. */
export interface FurtherQuestion {
  readonly settings: AnalysisSettings;
  readonly measure: Measure;
  readonly scale: PrintedScale;
  /** In the order of ids. */
  readonly usable: readonly UsableStudy[];
  /** All, in the order in which they came. */
  readonly inputs: readonly StudyInput[];
}

/** Method and test by which effects are pooled: what the settings say, or the common effect by inverse variance. */
export const effectOptions = ({ model, tau2, test, level }: AnalysisSettings): PoolOptions =>
  model === 'random' ? { method: tau2, test, level } : { method: 'EE', test: 'wald', level };

export const effectsOf = (
  usable: readonly UsableStudy[],
): { readonly yi: readonly number[]; readonly vi: readonly number[] } => ({
  yi: usable.map(({ yi }) => yi),
  vi: usable.map(({ vi }) => vi),
});

export const referenceOf = ({ input: { id, studyId, label } }: UsableStudy): RowReference => ({
  id,
  studyId,
  label,
});

/** Estimates on the analysis scale, with the printed ones beside them. */
export const printed = (
  { scale }: Pick<FurtherQuestion, 'scale'>,
  usable: readonly UsableStudy[],
  {
    beta,
    se,
    ciLow,
    ciHigh,
  }: {
    readonly beta: number;
    readonly se: number;
    readonly ciLow: number;
    readonly ciHigh: number;
  },
): Estimate =>
  printedEstimate(
    { yi: beta, sei: se, ciLow, ciHigh },
    scale,
    usable.map(({ input }) => input.data),
  );

/** Whether an interval leaves out no effect (0 on every analysis scale that has one). */
export const excludesNone = ({ ciLow, ciHigh }: Pick<Estimate, 'ciLow' | 'ciHigh'>): boolean =>
  ciLow > 0 || ciHigh < 0;

/** Fails for measures of one group, for which no value means no effect. */
export const comparesWithNone = ({ scale }: Pick<FurtherQuestion, 'scale'>): Result<true, AppError> =>
  scale.nullValue === null
    ? err(
        appError(
          'not-estimable',
          'This measure describes one group: there is no value of no effect to compare with.',
        ),
      )
    : ok(true);
