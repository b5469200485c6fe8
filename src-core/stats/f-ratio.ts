import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { betaLower, betaPower, betaUpper } from './incomplete-beta';

/** The share of the first sum of squares, and the rest. */
const shares = (x: number, df1: number, df2: number): readonly [number, number] => {
  const a = df1 * x;
  return [a / (a + df2), df2 / (a + df2)];
};

/** P(F > x) with `df1` and `df2` degrees of freedom; 1 for x <= 0. */
export const fUpper = (x: number, df1: number, df2: number): number => {
  if (Number.isNaN(x) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const [share, rest] = shares(x, df1, df2);
  return betaUpper(share, rest, df1 / 2, df2 / 2);
};

/** P(F <= x) with `df1` and `df2` degrees of freedom. */
export const fLower = (x: number, df1: number, df2: number): number => {
  if (Number.isNaN(x) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const [share, rest] = shares(x, df1, df2);
  return betaLower(share, rest, df1 / 2, df2 / 2);
};

/** x with P(F <= x) = p: the beta quantile, polished by Newton steps in ln x on the logarithm of the smaller tail. */
export const fQuantile = (p: number, df1: number, df2: number): number => {
  if (!(p >= 0 && p <= 1) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  let x = start(p, df1, df2);
  // F = 1 is near the middle, where both tails can be told from 0.
  let reached = 1;
  for (let step = 0; step < 200; step++) {
    const [share, rest] = shares(x, df1, df2);
    const power = betaPower(share, rest, df1 / 2, df2 / 2);
    const lower = fLower(x, df1, df2);
    const upper = fUpper(x, df1, df2);
    if (!(Math.min(lower, upper) > 0 && power > 0)) {
      // A step too far, into underflow: halfway back on the log scale.
      // Below the smallest numbers with all their digits there is nothing to polish.
      if (x === reached || x < 2.3e-308) break;
      x = Math.sqrt(x) * Math.sqrt(reached);
      continue;
    }
    reached = x;
    const move =
      lower < upper ? (Math.log(p / lower) * lower) / power : (Math.log(upper / (1 - p)) * upper) / power;
    if (!Number.isFinite(move)) break;
    x *= Math.exp(Math.max(-20, Math.min(move, 20)));
    if (Math.abs(move) <= 4e-16) break;
  }
  return x;
};

const start = (p: number, df1: number, df2: number): number => {
  const lower = betaQuantile(p, df1 / 2, df2 / 2);
  if (lower > 0 && lower < 0.5) return (df2 * lower) / (df1 * (1 - lower));
  const upper = betaQuantile(1 - p, df2 / 2, df1 / 2);
  const value = (df2 * (1 - upper)) / (df1 * upper);
  return Number.isFinite(value) && value > 0 ? value : 1;
};
