import { criticalValue, type PooledFit } from './pool';

export interface PredictionInterval {
  readonly low: number;
  readonly high: number;
  readonly df: number | null;
}

/**
 * Where the true effect of a new study is expected, on the analysis scale: beta +- q sqrt(se^2 + tau2), q normal for a Wald fit and t
 * with the degrees of freedom of the fit for Hartung-Knapp (metafor's `predict`; Riley, Higgins & Deeks 2011, BMJ 342:d549).
 */
export const predictionInterval = (
  { beta, se, tau2, df }: Pick<PooledFit, 'beta' | 'se' | 'tau2' | 'df'>,
  level: number,
): PredictionInterval => {
  const half = criticalValue(level, df) * Math.sqrt(se * se + tau2);
  return { low: beta - half, high: beta + half, df };
};
