import { chiSquareUpper } from '../stats/chi-square';
import { residualTrace } from './sandwich-traces';
import type { EffectModel } from './weighted-fit';
import { weightedFit } from './weighted-fit';

/** Cochran's Q on the common-effect weights 1/vi. */
export interface QStatistic {
  readonly q: number;
  readonly df: number;
  /** "Typical" within-study variance (k-p)/tr(P); Higgins & Thompson (2002), Stat Med 21:1539-1558, eq. 9. */
  readonly typicalVariance: number;
}

export interface QTest extends QStatistic {
  readonly p: number;
}

/** Null when the fit is singular. With as many coefficients as studies, q is 0 and p is 1. */
export const qTest = (model: EffectModel): QTest | null => {
  const statistic = qStatistic(model);
  return statistic === null ? null : { ...statistic, p: chiSquareUpper(statistic.q, statistic.df) };
};

/** The same without its P. */
export const qStatistic = (model: EffectModel): QStatistic | null => {
  const weights = model.vi.map((v) => 1 / v);
  const fit = weightedFit(model, weights);
  if (fit === null) return null;
  const df = model.yi.length - model.p;
  const q = df > 0 ? Math.max(0, fit.q) : 0;
  return { q, df, typicalVariance: df / residualTrace(model, weights) };
};

/** I2 in percent and H2: from tau2 and the typical variance (random effects), or from Q when tau2 is null (common effect). */
export const inconsistency = (
  test: QStatistic,
  tau2: number | null,
): { readonly i2: number; readonly h2: number } => {
  if (test.df < 1) return { i2: 0, h2: 1 };
  if (tau2 !== null)
    return {
      i2: (100 * tau2) / (tau2 + test.typicalVariance),
      h2: tau2 / test.typicalVariance + 1,
    };
  return inconsistencyFromQ(test.q, test.df);
};

/** I2 = max(0, (Q - df)/Q) in percent and H2 = Q/df. */
export const inconsistencyFromQ = (q: number, df: number): { readonly i2: number; readonly h2: number } =>
  df < 1 ? { i2: 0, h2: 1 } : { i2: q > 0 ? Math.max(0, (100 * (q - df)) / q) : 0, h2: q / df };
