import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { brentZero } from '../../stats/brent';

import {
  type EffectModel,
  type SlopeTerms,
  slopeTerms,
  type WeightedFit,
  weightedFit,
} from '../weighted-fit';
import { fitAt } from './estimator';

/** What tells the likelihood apart from the restricted likelihood. */
export interface LikelihoodKind {
  /** Log-likelihood at tau2, constants left out. */
  readonly value: (fit: WeightedFit, logWeights: number) => number;
  /** Its derivative, up to a positive factor. */
  readonly slope: (terms: SlopeTerms) => number;
  /** Degrees of freedom that bound the maximum: k for ML, k - p for REML. */
  readonly df: (model: EffectModel) => number;
}

/**
 * Largest tau2 at which the slope can still be positive. With R the unweighted residual sum of squares, y'PPy <= R/tau2^2 and
 * tr(P) >= df/(tau2 + max vi), so the slope is negative beyond the positive root of df t^2 = R (t + max vi).
 */
const upperBound = (residualSquares: number, df: number, largest: number): number =>
  (residualSquares + Math.sqrt(residualSquares * residualSquares + 4 * df * residualSquares * largest)) /
  (2 * df);

/**
 * The global maximum of a (restricted) likelihood in tau2 >= 0: the slope is looked at on a grid, evenly spaced in
 * ln(tau2 + min vi), over all the range in which it can be positive; each change from + to - is refined to machine
 * precision, and where there are several maxima (or one beside that at zero) the highest wins.
 */
export const maximumLikelihoodTau2 = (model: EffectModel, kind: LikelihoodKind): Result<number, AppError> => {
  const unweighted = model.vi.map(() => 1);
  const flat = weightedFit(model, unweighted);
  const smallest = Math.min(...model.vi);
  const bound = flat === null ? Number.NaN : upperBound(flat.q, kind.df(model), Math.max(...model.vi));
  if (!Number.isFinite(bound) || !(smallest > 0))
    return err(
      appError('not-estimable', 'The between-study variance cannot be estimated from these effects.'),
    );
  const slopeAt = (tau2: number) => {
    const terms = slopeTerms(model, tau2);
    return terms === null ? Number.NaN : kind.slope(terms);
  };
  const width = Math.log1p(bound / smallest);
  const steps = Math.min(200, Math.max(12, Math.ceil(width / 0.35)));
  const maxima: number[] = [];
  let left = 0;
  let slopeLeft = slopeAt(0);
  if (!(slopeLeft > 0)) maxima.push(0);
  for (let step = 1; step <= steps; step++) {
    const right = smallest * Math.expm1((width * step) / steps);
    const slopeRight = slopeAt(right);
    if (Number.isNaN(slopeRight))
      return err(appError('not-converged', 'The likelihood is not defined everywhere.'));
    if (slopeLeft > 0 && !(slopeRight > 0)) {
      const zero = brentZero(slopeAt, left, right);
      if (!zero.ok) return zero;
      maxima.push(zero.value);
    }
    left = right;
    slopeLeft = slopeRight;
  }
  return highest(model, kind, slopeLeft > 0 ? [...maxima, bound] : maxima);
};

const highest = (
  model: EffectModel,
  kind: LikelihoodKind,
  maxima: readonly number[],
): Result<number, AppError> => {
  if (maxima.length === 1) return ok(maxima[0]!);
  let best = Number.NEGATIVE_INFINITY;
  let where = Number.NaN;
  for (const tau2 of maxima) {
    const fit = fitAt(model, tau2);
    if (fit === null) continue;
    const value = kind.value(
      fit,
      model.vi.reduce((total, v) => total - Math.log(v + tau2), 0),
    );
    if (value > best) [best, where] = [value, tau2];
  }
  return Number.isNaN(where) ? err(appError('not-converged', 'The likelihood has no maximum.')) : ok(where);
};
