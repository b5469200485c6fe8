import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { allAlike } from '../exact-fit';
import { type PooledFit, type PoolOptions, poolEffects } from '../pool';
import { fitRegression } from '../regression';

export interface TrimAndFill {
  readonly side: 'left' | 'right';
  /** Number of studies filled in. */
  readonly missing: number;
  readonly seMissing: number;
  /** P of at least this many missing by chance; R0 only. */
  readonly pMissing: number | null;
  readonly filledYi: readonly number[];
  readonly filledVi: readonly number[];
  /** The pooled fit of the studies and the filled ones together. */
  readonly fit: PooledFit;
  /** Of the studies alone. */
  readonly before: PooledFit;
}

export type TrimEstimator = 'L0' | 'R0';

const noSlope = appError('not-estimable', 'The side on which studies may be missing cannot be told.');

/**
 * Trim and fill. Duval & Tweedie (2000), J Am Stat Assoc 95:89-98 and Biometrics 56:455-463. Studies are taken to be missing on the right
 * when the regression of the effect on its standard error falls.
 */
export const trimAndFill = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
  estimator: TrimEstimator,
): Result<TrimAndFill, AppError> => {
  if (allAlike(yi)) return err(noSlope);
  const slope = fitRegression(yi, vi, [{ name: 'sei', values: vi.map(Math.sqrt) }], {
    ...options,
    intercept: true,
  });
  if (!slope.ok) return slope.error.code === 'not-estimable' ? err(noSlope) : slope;
  const side = slope.value.coefficients[1]!.beta < 0 ? 'right' : 'left';
  // The algorithm trims the largest effects; missing on the right is the same thing in the mirror.
  const sign = side === 'right' ? -1 : 1;
  const sorted = yi.map((y, i) => ({ y: sign * y, v: vi[i]! })).sort((a, b) => a.y - b.y);
  const trimmed = iterate(sorted, options, estimator);
  if (!trimmed.ok) return trimmed;
  const { missing, seMissing, centre } = trimmed.value;
  const extreme = missing === 0 ? [] : sorted.slice(sorted.length - missing);
  const filledYi = extreme.map(({ y }) => sign * (2 * centre - y));
  const filledVi = extreme.map(({ v }) => v);
  const before = poolEffects(yi, vi, options);
  if (!before.ok) return before;
  const fit = poolEffects([...yi, ...filledYi], [...vi, ...filledVi], options);
  if (!fit.ok) return fit;
  return ok({
    side,
    missing,
    seMissing,
    pMissing: estimator === 'R0' ? 0.5 ** (missing + 1) : null,
    filledYi,
    filledVi,
    fit: fit.value,
    before: before.value,
  });
};

const noLeft = appError(
  'not-estimable',
  'No effect lies on the far side of the centre: R0 has nothing to count.',
);

interface Trimmed {
  readonly missing: number;
  readonly seMissing: number;
  readonly centre: number;
}

const iterate = (
  sorted: readonly { readonly y: number; readonly v: number }[],
  options: PoolOptions,
  estimator: TrimEstimator,
): Result<Trimmed, AppError> => {
  const k = sorted.length;
  let missing = 0;
  for (let iteration = 1; iteration <= 100; iteration++) {
    const kept = sorted.slice(0, k - missing);
    const fit = poolEffects(
      kept.map(({ y }) => y),
      kept.map(({ v }) => v),
      options,
    );
    if (!fit.ok) return fit;
    const centre = fit.value.beta;
    const ranks = signedRanks(sorted.map(({ y }) => y - centre));
    if (estimator === 'R0' && ranks.every((rank) => rank >= 0)) return err(noLeft);
    const found = estimateMissing(ranks, estimator);
    const next = Math.max(0, roundHalfEven(found.missing));
    if (next >= k) return err(appError('not-converged', 'Trim and fill would trim every study.'));
    const seMissing = Math.max(0, found.se);
    if (next === missing) return ok({ missing, seMissing, centre });
    missing = next;
  }
  return err(appError('not-converged', 'Trim and fill did not settle.', { detail: { iterations: 100 } }));
};

/** Ranks of the absolute values (ties in order of appearance) with the signs of the values. */
const signedRanks = (centred: readonly number[]): readonly number[] => {
  const order = centred
    .map((_, i) => i)
    .sort((a, b) => Math.abs(centred[a]!) - Math.abs(centred[b]!) || a - b);
  const ranks = new Array<number>(centred.length);
  order.forEach((index, place) => {
    ranks[index] = Math.sign(centred[index]!) * (place + 1);
  });
  return ranks;
};

const estimateMissing = (
  ranks: readonly number[],
  estimator: TrimEstimator,
): { readonly missing: number; readonly se: number } => {
  const k = ranks.length;
  if (estimator === 'R0') {
    const lowest = ranks.reduce((largest, rank) => Math.max(largest, -rank), Number.NEGATIVE_INFINITY);
    const missing = k - lowest - 1;
    return { missing, se: Math.sqrt(2 * Math.max(0, missing) + 2) };
  }
  const positive = ranks.reduce((sum, rank) => (rank > 0 ? sum + rank : sum), 0);
  const k0 = (4 * positive - k * (k + 1)) / (2 * k - 1);
  const variance =
    (k * (k + 1) * (2 * k + 1) +
      10 * k0 ** 3 +
      27 * k0 ** 2 +
      17 * k0 -
      18 * k * k0 ** 2 -
      18 * k * k0 +
      6 * k * k * k0) /
    24;
  return { missing: k0, se: (4 * Math.sqrt(variance)) / (2 * k - 1) };
};

/** As R rounds: a half goes to the even number. */
const roundHalfEven = (value: number): number => {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};
