import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { normalTwoSided } from '../../stats/normal';
import { allAlike } from '../exact-fit';

export interface RankTest {
  /** Kendall's tau-b. */
  readonly tau: number;
  readonly p: number;
  /** False when ties force the normal approximation. */
  readonly exact: boolean;
}

const nothingToRank = appError('not-estimable', 'All variances, or all effects, are the same.');

/**
 * Begg and Mazumdar's rank correlation of the standardised deviates from the common effect with the variances. Biometrics (1994)
 * 50:1088-1101. Exact without ties; else the normal approximation with the variance corrected for ties and no continuity correction.
 */
export const rankTest = (yi: readonly number[], vi: readonly number[]): Result<RankTest, AppError> => {
  const k = yi.length;
  if (k < 3) return err(appError('too-few-studies', 'The rank test needs at least three studies.'));
  if (allAlike(yi)) return err(nothingToRank);
  const sumW = vi.reduce((sum, v) => sum + 1 / v, 0);
  const beta = yi.reduce((sum, y, i) => sum + y / vi[i]!, 0) / sumW;
  const deviates = yi.map((y, i) => (y - beta) / Math.sqrt(vi[i]! - 1 / sumW));
  let score = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < i; j++) score += Math.sign(deviates[i]! - deviates[j]!) * Math.sign(vi[i]! - vi[j]!);
  const tiesX = tieSizes(deviates);
  const tiesY = tieSizes(vi);
  const pairs = (k * (k - 1)) / 2;
  const tied = (sizes: readonly number[]) => sizes.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  const spread = Math.sqrt((pairs - tied(tiesX)) * (pairs - tied(tiesY)));
  if (!(spread > 0)) return err(nothingToRank);
  const exact = tiesX.length === 0 && tiesY.length === 0;
  const p = exact
    ? exactP((score + pairs) / 2, k)
    : normalTwoSided(score / Math.sqrt(scoreVariance(k, tiesX, tiesY)));
  return ok({ tau: score / spread, p, exact });
};

/** Sizes of the groups of equal values, singletons left out. */
const tieSizes = (values: readonly number[]): readonly number[] => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
};

/** Variance of Kendall's score with ties; Kendall (1970), Rank Correlation Methods, eq. 4.5. */
const scoreVariance = (k: number, x: readonly number[], y: readonly number[]): number => {
  const sum = (sizes: readonly number[], term: (t: number) => number) =>
    sizes.reduce((total, t) => total + term(t), 0);
  const cubes = (t: number) => t * (t - 1) * (2 * t + 5);
  const pairs = (t: number) => t * (t - 1);
  const triples = (t: number) => t * (t - 1) * (t - 2);
  return (
    (k * (k - 1) * (2 * k + 5) - sum(x, cubes) - sum(y, cubes)) / 18 +
    (sum(x, pairs) * sum(y, pairs)) / (2 * k * (k - 1)) +
    (sum(x, triples) * sum(y, triples)) / (9 * k * (k - 1) * (k - 2))
  );
};

/** Two-sided exact p of a number of concordant pairs, from the distribution of inversions in random permutations. */
const exactP = (concordant: number, k: number): number => {
  // The distribution is symmetric, so the smaller tail is always a lower one, and nothing beyond it is needed.
  const end = Math.min(concordant, (k * (k - 1)) / 2 - concordant);
  let chances = new Float64Array(end + 1);
  let next = new Float64Array(end + 1);
  chances[0] = 1;
  for (let n = 2; n <= k; n++) {
    // Sliding sums of the n newest entries: one more item makes 0 to n-1 more inversions, each equally likely.
    let window = 0;
    const last = Math.min(end, (n * (n - 1)) / 2);
    for (let i = 0; i <= last; i++) {
      window += chances[i]!;
      if (i >= n) window -= chances[i - n]!;
      next[i] = Math.max(0, window) / n;
    }
    [chances, next] = [next, chances];
  }
  return Math.min(1, 2 * chances.reduce((sum, chance) => sum + chance, 0));
};
