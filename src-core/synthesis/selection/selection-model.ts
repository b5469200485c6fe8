import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { chiSquareUpper } from '../../stats/chi-square';
import { normalTwoSided, normalUpper } from '../../stats/normal';
import { poolEffects } from '../pool';
import { logLikelihood, type Sample } from './likelihood';
import { globalMaximum } from './maximum';
import { type SelectionErrors, standardErrors } from './standard-errors';
import type { WeightFunction } from './weight-functions';

export interface SelectionFit extends SelectionErrors {
  readonly alternative: 'greater' | 'less' | 'two.sided';
  readonly beta: number;
  readonly tau2: number;
  readonly delta: readonly number[];
  readonly logLik: number;
  /** The same model without selection, by maximum likelihood. */
  readonly beta0: number;
  readonly tau20: number;
  readonly logLik0: number;
  readonly lrt: number;
  readonly lrtDf: number;
  readonly lrtP: number;
}

/**
 * Selection model by maximum likelihood: the normal random-effects density weighted by the chance of publication. Of one-sided p-values the side is that of
 * the unselected estimate unless given; two-sided ones have none. Hedges (1992), Stat Sci 7:246-255; Vevea & Hedges (1995), Psychometrika 60:419-435, eq. 5. A maximum at which a weight runs to zero or infinity is an error, not an estimate.
 */
export const fitSelection = (
  yi: readonly number[],
  vi: readonly number[],
  weight: WeightFunction,
  level: number,
  side: 'greater' | 'less' | null = null,
): Result<SelectionFit, AppError> => {
  const start = poolEffects(yi, vi, { method: 'ML', test: 'wald', level });
  if (!start.ok) return start;
  if (yi.length < weight.parameters + 3)
    return err(appError('too-few-studies', 'A selection model needs more studies than it has parameters.'));
  const turned = side === null ? start.value.beta < 0 : side === 'less';
  const sign = turned ? -1 : 1;
  const sample: Sample = {
    yi: yi.map((y) => sign * y),
    vi,
    p: yi.map((y, i) => {
      const z = (sign * y) / Math.sqrt(vi[i]!);
      return weight.sides === 'two' ? normalTwoSided(z) : normalUpper(z);
    }),
  };
  const [beta0, tau20] = [sign * start.value.beta, start.value.tau2];
  const best = globalMaximum(sample, weight, { beta: beta0, tau2: tau20, delta: [] });
  if (!best.ok) return best;
  const { beta, tau2, delta, value } = best.value;
  const errors = standardErrors(sample, weight, best.value);
  if (!errors.ok) return errors;
  const logLik0 = logLikelihood(sample, null, beta0, tau20, []);
  const lrt = Math.max(0, 2 * (value - logLik0));
  return ok({
    alternative: weight.sides === 'two' ? 'two.sided' : sign < 0 ? 'less' : 'greater',
    beta: sign * beta,
    tau2,
    delta,
    ...errors.value,
    logLik: value,
    beta0: sign * beta0,
    tau20,
    logLik0,
    lrt,
    lrtDf: weight.parameters,
    lrtP: chiSquareUpper(lrt, weight.parameters),
  });
};
