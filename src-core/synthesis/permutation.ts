import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { type PoolOptions, poolEffects } from './pool';
import { exactFit, fitRegression, type Moderator } from './regression';

export interface PermutationTest {
  /** Arrangements looked at: all of them. */
  readonly arrangements: number;
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

/** Two arrangements that differ by less than this count as equally extreme. */
const slack = 1.5e-8;

const tooMany = (count: number, limit: number) =>
  appError('bad-request', `${count} arrangements are more than the ${limit} that an exact test may take.`);

/**
 * Exact sign-flip test of the pooled effect: all 2^k flips of the signs, tau2 estimated anew each time. Follmann & Proschan (1999),
 * Biometrics 55:732-737.
 */
export const permuteSigns = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
  limit = 2 ** 16,
): Result<PermutationTest, AppError> => {
  const total = 2 ** yi.length;
  if (total > limit) return err(tooMany(total, limit));
  const observed = poolEffects(yi, vi, options);
  if (!observed.ok) return observed;
  const { beta, statistic } = observed.value;
  let count = 0;
  // Turning all signs over turns the statistic over: half of the flips are enough.
  for (let flips = 0; flips < total / 2; flips++) {
    const fit = poolEffects(
      yi.map((y, i) => ((flips >> i) & 1 ? -y : y)),
      vi,
      options,
    );
    if (!fit.ok) return fit;
    if (Math.abs(fit.value.statistic) >= Math.abs(statistic) - slack) count += 2;
  }
  return ok({
    arrangements: total,
    coefficients: [{ name: 'intrcpt', beta, statistic, count, p: count / total }],
    omnibus: null,
  });
};

/**
 * Exact permutation test of a meta-regression: all distinct orders of the rows of X against the effects. Higgins & Thompson (2004),
 * Stat Med 23:1663-1682; Viechtbauer et al. (2015), Psychol Methods 20:360-374.
 */
export const permuteRows = (
  yi: readonly number[],
  vi: readonly number[],
  moderators: readonly Moderator[],
  options: PoolOptions,
  limit = 50_000,
): Result<PermutationTest, AppError> => {
  const regression = { ...options, intercept: true, r2: false };
  const observed = fitRegression(yi, vi, moderators, regression);
  if (!observed.ok) return observed;
  const kinds = rowKinds(yi.length, moderators);
  const total = distinctOrders(kinds);
  if (total > limit) return err(tooMany(total, limit));
  const { coefficients, qm } = observed.value;
  const counts = coefficients.map(() => 0);
  let omnibusCount = 0;
  const order = [...kinds].sort((a, b) => a - b);
  do {
    const rows = order.map((kind) => kinds.indexOf(kind));
    const fit = fitRegression(
      yi,
      vi,
      moderators.map(({ name, values }) => ({ name, values: rows.map((row) => values[row]!) })),
      regression,
    );
    // An order that leaves no residual has an infinite statistic: as extreme as any.
    const perfect = !fit.ok && fit.error === exactFit;
    if (!fit.ok && !perfect) return fit;
    coefficients.forEach(({ statistic }, j) => {
      const found = fit.ok ? fit.value.coefficients[j]!.statistic : Number.POSITIVE_INFINITY;
      if (Math.abs(found) >= Math.abs(statistic) - slack) counts[j]! += 1;
    });
    if (!fit.ok || fit.value.qm >= qm - slack) omnibusCount += 1;
  } while (nextOrder(order));
  return ok({
    arrangements: total,
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

/** A number for each row of X, the same for rows that are the same. */
const rowKinds = (k: number, moderators: readonly Moderator[]): number[] => {
  const seen: string[] = [];
  return Array.from({ length: k }, (_, i) => {
    const key = JSON.stringify(moderators.map(({ values }) => values[i]));
    const known = seen.indexOf(key);
    return known >= 0 ? known : seen.push(key) - 1;
  });
};

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

const distinctOrders = (kinds: readonly number[]): number => {
  const sizes = new Map<number, number>();
  for (const kind of kinds) sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
  return [...sizes.values()].reduce((total, size) => total / factorial(size), factorial(kinds.length));
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
