import type { AppError } from '../../errors';
import { ok, type Result } from '../../result';
import { criticalValue, type PoolOptions, poolEffects } from '../pool';

export interface StandardisedResidual {
  readonly residual: number;
  readonly se: number;
  /** Null for a single study, whose residual has no spread. */
  readonly z: number | null;
}

/** Internally standardised residuals: e/sqrt((v + tau2) - 1/sum(w)). Hedges & Olkin (1985), ch. 12. */
export const standardisedResiduals = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
): Result<readonly StandardisedResidual[], AppError> => {
  const fit = poolEffects(yi, vi, options);
  if (!fit.ok) return fit;
  const { beta, tau2, k } = fit.value;
  const pooledVariance = 1 / vi.reduce((sum, v) => sum + 1 / (v + tau2), 0);
  return ok(
    yi.map((y, i) => {
      if (k === 1) return { residual: 0, se: 0, z: null };
      const residual = Math.abs(y - beta) < 100 * 2.220446049250313e-16 ? 0 : y - beta;
      const se = Math.sqrt(vi[i]! + tau2 - pooledVariance);
      return { residual, se, z: residual / se };
    }),
  );
};

export interface ShrunkenEffect {
  readonly value: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Best linear unbiased predictions of the true effect of each study: lambda y + (1 - lambda) beta, lambda = tau2/(tau2 + v).
 * Raudenbush & Bryk (1985), J Educ Stat 10:75-98; Robinson (1991), Stat Sci 6:15-51.
 */
export const shrunkenEffects = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
): Result<readonly ShrunkenEffect[], AppError> => {
  const fit = poolEffects(yi, vi, options);
  if (!fit.ok) return fit;
  const { beta, tau2, se, df } = fit.value;
  const critical = criticalValue(options.level, df);
  return ok(
    yi.map((y, i) => {
      const v = vi[i]!;
      const lambda = tau2 / (tau2 + v);
      const value = lambda * y + (1 - lambda) * beta;
      const spread = Math.sqrt(lambda * v + (1 - lambda) ** 2 * se * se);
      return { value, se: spread, low: value - critical * spread, high: value + critical * spread };
    }),
  );
};
