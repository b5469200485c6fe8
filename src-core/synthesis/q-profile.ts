import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { chiSquareQuantile } from '../stats/chi-square';
import { type QStatistic, qStatistic } from './heterogeneity';
import { tau2AtQ } from './tau-squared/generalised-q';
import type { EffectModel } from './weighted-fit';

export interface HeterogeneityIntervals {
  readonly tau2: readonly [number, number];
  /** Percent. */
  readonly i2: readonly [number, number];
  readonly h2: readonly [number, number];
  /** True when Q at tau2 = 0 lies below the lower quantile: the interval is empty and given as 0 to 0. */
  readonly empty: boolean;
}

/** Quantiles by degrees of freedom and probability: many cases in a row ask for the same two. */
const remembered = new Map<number, Map<number, number>>();

const quantile = (p: number, df: number): number => {
  const known = remembered.get(df)?.get(p);
  if (known !== undefined) return known;
  const value = chiSquareQuantile(p, df);
  if (remembered.size > 256) remembered.clear();
  remembered.set(df, (remembered.get(df) ?? new Map<number, number>()).set(p, value));
  return value;
};

/**
 * Q-profile interval of tau2: the values at which the generalised Q equals the quantiles of chi-square with k - p degrees of freedom.
 * Viechtbauer (2007), Stat Med 26:37-52. I2 and H2 follow by the typical variance. Level in percent.
 */
export const qProfile = (model: EffectModel, level: number): Result<HeterogeneityIntervals, AppError> => {
  const df = model.yi.length - model.p;
  if (df < 1) return err(appError('too-few-studies', 'One study says nothing about heterogeneity.'));
  const test = qStatistic(model);
  if (test === null) return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
  const tail = (1 - level / 100) / 2;
  const lowQuantile = quantile(tail, df);
  if (test.q < lowQuantile) return ok({ ...limits(0, 0, test), empty: true });
  const low = tau2AtQ(model, quantile(1 - tail, df));
  const high = tau2AtQ(model, lowQuantile);
  if (!low.ok) return low;
  if (!high.ok) return high;
  return ok({ ...limits(low.value, high.value, test), empty: false });
};

const limits = (low: number, high: number, { typicalVariance }: QStatistic) => ({
  tau2: [low, high] as const,
  i2: [(100 * low) / (low + typicalVariance), (100 * high) / (high + typicalVariance)] as const,
  h2: [low / typicalVariance + 1, high / typicalVariance + 1] as const,
});
