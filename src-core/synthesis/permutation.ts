import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { drawBelow, randomSequence } from '../stats/random-sequence';
import { type PoolOptions, poolEffects } from './pool';
import { exactFit, fitRegression, type Moderator } from './regression';

export interface PermutationTest {
  /** Arrangements looked at, the observed one among them. */
  readonly arrangements: number;
  /** True: all that there are. */
  readonly exact: boolean;
  readonly coefficients: readonly {
    readonly name: string;
    readonly beta: number;
    readonly statistic: number;
    /** Arrangements at least as extreme, the observed one included. */
    readonly count: number;
    readonly p: number;
  }[];
  /** Omnibus test; null for an intercept alone. */
  readonly omnibus: { readonly qm: number; readonly p: number } | null;
}

export interface Arrangements {
  /** Up to so many, all are looked at. */
  readonly limit?: number;
  /** Otherwise so many, the observed one and a sample of the others. */
  readonly sampled?: number;
  readonly seed?: number;
}

/** As many as metafor's `permutest` looks at. */
export const usualSample = 1000;
export const usualSeed = 1;

/** Two arrangements that differ by less than this count as equally extreme. */
const slack = 1.5e-8;

const asExtreme = (found: number, observed: number): boolean => Math.abs(found) >= Math.abs(observed) - slack;

const noStatistic = appError(
  'not-estimable',
  'The effects and their spread are both zero: there is no test statistic to compare.',
);

/**
 * Sign-flip test of the pooled effect, tau2 estimated anew each time: all 2^k flips of the signs, or beyond the limit a sample of them. Follmann &
 * Proschan (1999), Biometrics 55:732-737; the sample: Phipson & Smyth (2010), Stat Appl Genet Mol Biol 9:39 (the observed one counts).
 */
export const permuteSigns = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
  { limit = 2 ** 16, sampled = usualSample, seed = usualSeed }: Arrangements = {},
): Result<PermutationTest, AppError> => {
  const all = 2 ** yi.length;
  const exact = all <= limit;
  const total = exact ? all : sampled;
  const observed = poolEffects(yi, vi, options);
  if (!observed.ok) return observed;
  const { beta, statistic } = observed.value;
  if (Number.isNaN(statistic)) return err(noStatistic);
  const next = randomSequence(seed);
  // Turning all signs over turns the statistic over: half of the flips are enough for all of them.
  const [looks, each] = exact ? [total / 2, 2] : [total - 1, 1];
  let count = exact ? 0 : 1;
  for (let look = 0; look < looks; look++) {
    const turned = yi.map((y, i) => ((exact ? look >> i : drawBelow(next, 2)) & 1 ? -y : y));
    const fit = poolEffects(turned, vi, options);
    if (!fit.ok) return fit;
    if (asExtreme(fit.value.statistic, statistic)) count += each;
  }
  return ok({
    arrangements: total,
    exact,
    coefficients: [{ name: 'intrcpt', beta, statistic, count, p: count / total }],
    omnibus: null,
  });
};

/**
 * Permutation test of a meta-regression: all distinct orders of the rows of X against the effects, or beyond the limit a sample of them. Higgins &
 * Thompson (2004), Stat Med 23:1663-1682; Viechtbauer et al. (2015), Psychol Methods 20:360-374.
 */
export const permuteRows = (
  yi: readonly number[],
  vi: readonly number[],
  moderators: readonly Moderator[],
  options: PoolOptions,
  { limit = 50_000, sampled = usualSample, seed = usualSeed }: Arrangements = {},
): Result<PermutationTest, AppError> => {
  const regression = { ...options, intercept: true, r2: false };
  const observed = fitRegression(yi, vi, moderators, regression);
  if (!observed.ok) return observed;
  const kinds = rowKinds(yi.length, moderators);
  const all = distinctOrders(kinds);
  const exact = all <= limit;
  const total = exact ? all : sampled;
  const { coefficients, qm } = observed.value;
  if (coefficients.some(({ statistic }) => Number.isNaN(statistic))) return err(noStatistic);
  const counts = coefficients.map(() => (exact ? 0 : 1));
  let omnibusCount = exact ? 0 : 1;
  for (const rows of exact ? allOrders(kinds) : sampledOrders(yi.length, total - 1, seed)) {
    const turned = moderators.map(({ name, values }) => ({ name, values: rows.map((row) => values[row]!) }));
    const fit = fitRegression(yi, vi, turned, regression);
    // An order that leaves no residual has an infinite statistic: as extreme as any.
    if (!fit.ok && fit.error !== exactFit) return fit;
    coefficients.forEach(({ statistic }, j) => {
      if (!fit.ok || asExtreme(fit.value.coefficients[j]!.statistic, statistic)) counts[j]! += 1;
    });
    if (!fit.ok || fit.value.qm >= qm - slack) omnibusCount += 1;
  }
  return ok({
    arrangements: total,
    exact,
    coefficients: coefficients.map(({ name, beta, statistic }, j) => ({
      name,
      beta,
      statistic,
      count: counts[j]!,
      p: counts[j]! / total,
    })),
    omnibus: { qm, p: omnibusCount / total },
  });
};

/** Every distinct order of the rows once, as places of rows. */
function* allOrders(kinds: readonly number[]): Generator<readonly number[]> {
  const order = [...kinds].sort((a, b) => a - b);
  do yield order.map((kind) => kinds.indexOf(kind));
  while (nextOrder(order));
}

/** Random orders: Durstenfeld (1964), Commun ACM 7:420. */
function* sampledOrders(k: number, count: number, seed: number): Generator<readonly number[]> {
  const next = randomSequence(seed);
  const rows = Array.from({ length: k }, (_, i) => i);
  for (let look = 0; look < count; look++) {
    for (let i = k - 1; i > 0; i--) {
      const j = drawBelow(next, i + 1);
      [rows[i], rows[j]] = [rows[j]!, rows[i]!];
    }
    yield rows;
  }
}

/** A number for each row of X, the same for rows that are the same. */
const rowKinds = (k: number, moderators: readonly Moderator[]): number[] => {
  const seen: string[] = [];
  return Array.from({ length: k }, (_, i) => {
    const key = JSON.stringify(moderators.map(({ values }) => values[i]));
    const known = seen.indexOf(key);
    return known >= 0 ? known : seen.push(key) - 1;
  });
};

/** k!/(n1! n2! ...), built up so that it overflows only where it is that large. */
const distinctOrders = (kinds: readonly number[]): number => {
  const sizes = new Map<number, number>();
  let total = 1;
  kinds.forEach((kind, before) => {
    const size = (sizes.get(kind) ?? 0) + 1;
    sizes.set(kind, size);
    total = (total * (before + 1)) / size;
  });
  return Math.round(total);
};

/** The next order in place, in dictionary order; false after the last. Knuth, The Art of Computer Programming 7.2.1.2, algorithm L. */
const nextOrder = (order: number[]): boolean => {
  let j = order.length - 2;
  while (j >= 0 && order[j]! >= order[j + 1]!) j -= 1;
  if (j < 0) return false;
  let l = order.length - 1;
  while (order[j]! >= order[l]!) l -= 1;
  [order[j], order[l]] = [order[l]!, order[j]!];
  const tail = order.splice(j + 1).reverse();
  order.push(...tail);
  return true;
};
