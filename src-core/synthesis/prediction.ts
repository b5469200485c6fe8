import { criticalValue, type PooledFit } from './pool';
import type { PredictionBasis } from './report';

export interface PredictionInterval {
  readonly low: number;
  readonly high: number;
  readonly df: number | null;
}

/**
 * Where the true effect of a new study is expected, on the analysis scale: beta +- q sqrt(se^2 + tau2). By default q is normal for a
 * Wald fit and t with the degrees of freedom of the fit for Hartung-Knapp (metafor's `predict`); t with k - 2 is that of Riley, Higgins &
 * Deeks (2011), BMJ 342:d549, eq. 1; t with k - 1 that of the Cochrane Handbook 10.10.4.3. From three studies on.
 */
export const predictionInterval = (
  { beta, se, tau2, df, k }: Pick<PooledFit, 'beta' | 'se' | 'tau2' | 'df' | 'k'>,
  level: number,
  basis: PredictionBasis = 'test',
): PredictionInterval => {
  const degrees = { test: df, normal: null, 't-k1': k - 1, 't-k2': k - 2 }[basis];
  const half = criticalValue(level, degrees) * Math.sqrt(se * se + tau2);
  return { low: beta - half, high: beta + half, df: degrees };
};
