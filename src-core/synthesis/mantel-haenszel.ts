import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';

/** A 2x2 table without any continuity correction. */
export interface Table {
  readonly events1: number;
  readonly n1: number;
  readonly events2: number;
  readonly n2: number;
}

/** A stratified estimate on the analysis scale (log for ratios), with study weights in percent. */
export interface Stratified {
  readonly beta: number;
  readonly se: number;
  readonly weights: readonly number[];
}

export type MantelHaenszelMeasure = 'RR' | 'OR' | 'RD';

export const percentWeights = (weights: readonly number[]): readonly number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (100 * weight) / total);
};

/** No events in an arm of all tables together: the ratio would be 0 or infinite. */
const noRatio = appError(
  'not-estimable',
  'Without events in both arms the Mantel-Haenszel ratio is not defined.',
);

/** Percent of each table in the Mantel-Haenszel odds ratio: bc/n. */
export const oddsWeights = (tables: readonly Table[]): readonly number[] =>
  percentWeights(tables.map(({ events1: a, n1, events2: c, n2 }) => ((n1 - a) * c) / (n1 + n2)));

/** Robins, Breslow & Greenland (1986), Biometrics 42:311-323, eq. 3. */
const pooledOdds = (tables: readonly Table[]): Result<Stratified, AppError> => {
  let [r, s, pr, ps, qs] = [0, 0, 0, 0, 0];
  for (const { events1: a, n1, events2: c, n2 } of tables) {
    const n = n1 + n2;
    const [b, d] = [n1 - a, n2 - c];
    const [p, q] = [(a + d) / n, (b + c) / n];
    const [ri, si] = [(a * d) / n, (b * c) / n];
    r += ri;
    s += si;
    pr += p * ri;
    ps += p * si + q * ri;
    qs += q * si;
  }
  if (!(r > 0 && s > 0)) return err(noRatio);
  const variance = (pr / (r * r) + ps / (r * s) + qs / (s * s)) / 2;
  return ok({ beta: Math.log(r / s), se: Math.sqrt(variance), weights: oddsWeights(tables) });
};

/** Greenland & Robins (1985), Biometrics 41:55-68, eq. 13. */
const pooledRisk = (tables: readonly Table[]): Result<Stratified, AppError> => {
  let [r, s, spread] = [0, 0, 0];
  const weights: number[] = [];
  for (const { events1: a, n1, events2: c, n2 } of tables) {
    const n = n1 + n2;
    r += (a * n2) / n;
    s += (c * n1) / n;
    spread += (n1 / n) * (n2 / n) * (a + c) - (a * c) / n;
    weights.push((c * n1) / n);
  }
  if (!(r > 0 && s > 0)) return err(noRatio);
  return ok({ beta: Math.log(r / s), se: Math.sqrt(spread / (r * s)), weights: percentWeights(weights) });
};

/** Sato, Greenland & Robins (1989), Biometrics 45:1323-1324: consistent in both limits (few large and many sparse tables). */
const pooledDifference = (tables: readonly Table[]): Result<Stratified, AppError> => {
  let [top, bottom, first, second] = [0, 0, 0, 0];
  const weights: number[] = [];
  for (const { events1: a, n1, events2: c, n2 } of tables) {
    const n = n1 + n2;
    const [f1, f2] = [n1 / n, n2 / n];
    top += a * f2 - c * f1;
    bottom += n1 * f2;
    first += c * f1 * f1 - a * f2 * f2 + (f1 * f2 * (n2 - n1)) / 2;
    second += (a * (n2 - c) + c * (n1 - a)) / n / 2;
    weights.push(n1 * f2);
  }
  if (!(bottom > 0)) return err(appError('not-estimable', 'There is nobody to compare.'));
  const beta = top / bottom;
  return ok({
    beta,
    se: Math.sqrt((beta * first + second) / (bottom * bottom)),
    weights: percentWeights(weights),
  });
};

/**
 * The Mantel-Haenszel common effect. The pooled estimate takes the raw tables: no continuity correction is needed, and tables
 * without events add nothing to a ratio.
 */
export const mantelHaenszel = (
  tables: readonly Table[],
  measure: MantelHaenszelMeasure,
): Result<Stratified, AppError> => {
  if (measure === 'OR') return pooledOdds(tables);
  return measure === 'RR' ? pooledRisk(tables) : pooledDifference(tables);
};
