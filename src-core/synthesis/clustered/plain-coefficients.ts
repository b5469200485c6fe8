import { criticalValue, twoSided } from '../pool';
import type { Coefficient } from '../regression';
import { type ClusteredModel, dot } from './marginal';
import type { WorkingFit } from './robust';

export interface PlainCoefficient extends Coefficient {
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null;
}

/** Coefficients with the standard errors of the model itself. */
export const plainCoefficients = (
  { space }: ClusteredModel,
  { fit }: WorkingFit,
  names: readonly string[],
  df: number | null,
  level: number,
): readonly PlainCoefficient[] =>
  names.map((name, j) => {
    const row = space.inverse[j]!;
    const beta = dot(row, fit.gamma);
    const se = Math.sqrt(row.reduce((sum, a, i) => sum + a * dot(fit.inverse[i]!, row), 0));
    const half = criticalValue(level, df) * se;
    return {
      name,
      beta,
      se,
      statistic: beta / se,
      df,
      p: twoSided(beta / se, df),
      ciLow: beta - half,
      ciHigh: beta + half,
    };
  });
