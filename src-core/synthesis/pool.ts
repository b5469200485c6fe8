import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { normalTwoSided, normalUpperQuantile } from '../stats/normal';
import { studentTwoSided, studentUpperQuantile } from '../stats/student-t';
import { allAlike } from './exact-fit';
import { inconsistency, qTest } from './heterogeneity';
import type { AnalysisSettings } from './report';
import { tau2EstimatorById } from './tau-squared/index';
import { interceptModel, weightedFit } from './weighted-fit';

export type Test = AnalysisSettings['test'];

export interface PoolOptions {
  /** `EE` for the common effect, otherwise an id of the tau-squared registry. */
  readonly method: string;
  readonly test: Test;
  /** Confidence level in percent. */
  readonly level: number;
}

/** A pooled effect on the analysis scale. */
export interface PooledFit {
  /** What was done: with one study every method becomes the common effect with a z test. */
  readonly methodUsed: string;
  readonly testUsed: Test;
  readonly k: number;
  readonly beta: number;
  readonly se: number;
  readonly statistic: number;
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null;
  readonly p: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly tau2: number;
  /** Null for the common effect. */
  readonly seTau2: number | null;
  readonly i2: number;
  readonly h2: number;
  readonly q: number;
  readonly qDf: number;
  readonly qP: number;
  /** Percent, in the order of the studies. */
  readonly weights: readonly number[];
}

/** Quantiles by level and degrees of freedom: sweeps over many fits ask for the same few again and again. */
const remembered = new Map<number | null, Map<number, number>>();

/** Half the width of an interval in standard errors: normal for df null, else t. Level in percent. */
export const criticalValue = (level: number, df: number | null): number => {
  const known = remembered.get(df)?.get(level);
  if (known !== undefined) return known;
  const tail = (1 - level / 100) / 2;
  const value = df === null ? normalUpperQuantile(tail) : studentUpperQuantile(tail, df);
  if (remembered.size > 256) remembered.clear();
  remembered.set(df, (remembered.get(df) ?? new Map<number, number>()).set(level, value));
  return value;
};

/** Two-sided p: normal for df null, else t. */
export const twoSided = (statistic: number, df: number | null): number =>
  df === null ? normalTwoSided(statistic) : studentTwoSided(statistic, df);

/**
 * Inverse-variance pooling. Hartung-Knapp (`knha`) multiplies the variance by sum(w e^2)/(k-1) and uses t with k-1 degrees of
 * freedom (Hartung & Knapp 2001, Stat Med 20:3875-3889; Sidik & Jonkman 2002, Stat Med 21:3153-3159); `adhoc` lets that factor not
 * fall below 1 (Knapp & Hartung 2003, Stat Med 22:2693-2710).
 */
export const poolEffects = (
  yi: readonly number[],
  vi: readonly number[],
  { method, test, level }: PoolOptions,
): Result<PooledFit, AppError> => {
  const k = yi.length;
  if (k === 0) return err(appError('too-few-studies', 'No study has an effect that can be pooled.'));
  const model = interceptModel(yi, vi);
  const heterogeneity = qTest(model);
  if (heterogeneity === null) return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
  const common = method === 'EE' || k === 1;
  const estimator = method === 'EE' ? null : tau2EstimatorById(method);
  if (estimator !== null && !estimator.ok) return estimator;
  const between = common || estimator === null ? null : estimator.value.estimate(model);
  if (between !== null && !between.ok) return between;
  const tau2 = between === null ? 0 : between.value.tau2;
  const weights = vi.map((v) => 1 / (v + tau2));
  const fit = weightedFit(model, weights);
  if (fit === null) return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
  const testUsed = k === 1 ? 'wald' : test;
  // Effects that are one number leave no spread; what rounding leaves of it must not become a standard error.
  const spread = testUsed === 'knha' && allAlike(yi) ? 0 : fit.q;
  const { factor, df } = varianceFactor(testUsed, spread, k - 1);
  const beta = fit.gamma[0]!;
  const se = Math.sqrt(fit.inverse[0]![0]! * factor);
  const half = criticalValue(level, df) * se;
  const statistic = beta / se;
  return ok({
    methodUsed: common ? 'EE' : method,
    testUsed,
    k,
    beta,
    se,
    statistic,
    df,
    p: twoSided(statistic, df),
    ciLow: beta - half,
    ciHigh: beta + half,
    tau2,
    seTau2: between === null ? null : between.value.se,
    ...inconsistency(heterogeneity, common ? null : tau2),
    q: heterogeneity.q,
    qDf: heterogeneity.df,
    qP: heterogeneity.p,
    weights: weights.map((weight) => (100 * weight) / fit.sumW),
  });
};

/** What the test does to the variance, with `df` = k - p and q = y'Py on the weights in use. */
export const varianceFactor = (
  test: Test,
  q: number,
  df: number,
): { readonly factor: number; readonly df: number | null } => {
  if (test === 'wald') return { factor: 1, df: null };
  const factor = df > 0 ? q / df : 0;
  return { factor: test === 'adhoc' ? Math.max(1, factor) : factor, df };
};
