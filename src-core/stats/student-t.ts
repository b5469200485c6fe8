import betainc from '@stdlib/math-base-special-betainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { normalTwoSided, normalUpperQuantile } from './normal';

/** Logarithm of the density of Student's t with `df` degrees of freedom. */
export const studentLogDensity = (t: number, df: number): number =>
  gammaln((df + 1) / 2) -
  gammaln(df / 2) -
  0.5 * Math.log(df * Math.PI) -
  ((df + 1) / 2) * Math.log1p((t * t) / df);

/** Two-sided p-value of a t statistic with `df` degrees of freedom (infinite df: the normal). */
export const studentTwoSided = (t: number, df: number): number => {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalTwoSided(t);
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  // The smaller of the two arguments goes in, so that neither tail is taken as one minus the other.
  return square < df
    ? betainc(square / (df + square), 0.5, df / 2, true, true)
    : betainc(df / (df + square), df / 2, 0.5, true, false);
};

/** P(T > t) with `df` degrees of freedom. */
export const studentUpper = (t: number, df: number): number => {
  if (t >= 0) return 0.5 * studentTwoSided(t, df);
  const square = t * t;
  const middle = square < df && df < Number.POSITIVE_INFINITY;
  // For a small |t| the central part is exact, otherwise the tail is.
  return middle ? 0.5 + 0.5 * betainc(square / (df + square), 0.5, df / 2) : 1 - 0.5 * studentTwoSided(t, df);
};

/** P(T <= t) with `df` degrees of freedom. */
export const studentLower = (t: number, df: number): number => studentUpper(-t, df);

/** t with P(T > t) = p; NaN outside [0, 1] or for df <= 0. */
export const studentUpperQuantile = (p: number, df: number): number => {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p === 1) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentUpperQuantile(1 - p, df);
  if (df === Number.POSITIVE_INFINITY) return normalUpperQuantile(p);
  let t = -tQuantile(p, df);
  for (let step = 0; step < 3; step++) {
    const tail = studentUpper(t, df);
    const move = Math.log(tail / p) * Math.exp(Math.log(tail) - studentLogDensity(t, df));
    if (!Number.isFinite(move)) break;
    t += move;
    if (Math.abs(move) <= 1e-14 * Math.abs(t)) break;
  }
  return t;
};

/** t with P(T <= t) = p. */
export const studentQuantile = (p: number, df: number): number =>
  p <= 0.5 ? -studentUpperQuantile(p, df) : studentUpperQuantile(1 - p, df);
