import { betaLower, betaPower, betaUpper } from './incomplete-beta';
import { normalTwoSided, normalUpperQuantile } from './normal';

/** t^2 as a point of the beta distribution with shapes 1/2 and df/2: the share below, and the rest. */
const shares = (t: number, df: number): readonly [number, number] => {
  const square = t * t;
  // Beyond 1e150 the square would overflow; the rest is df/t^2 there.
  if (Math.abs(t) > 1e150) return [1, df / t / t];
  return [square / (df + square), df / (df + square)];
};

/** Two-sided p-value of a t statistic with `df` degrees of freedom (infinite df: the normal). */
export const studentTwoSided = (t: number, df: number): number => {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalTwoSided(t);
  if (!Number.isFinite(t)) return 0;
  // Far beyond the reach of the fraction's arguments the tail is its leading term.
  if (Math.abs(t) > 1e150) return tailPower(Math.abs(t), df) / (df / 2);
  const [x, y] = shares(t, df);
  return betaUpper(x, y, 0.5, df / 2);
};

/** betaPower at t, also where t^2 overflows. */
const tailPower = (t: number, df: number): number => {
  if (t <= 1e150) {
    const [x, y] = shares(t, df);
    return betaPower(x, y, 0.5, df / 2);
  }
  // y^(df/2) falls as t^-df: scaled up from a point that is still in reach.
  const [x, y] = shares(1e150, df);
  return betaPower(x, y, 0.5, df / 2) * (1e150 / t) ** df;
};

/** P(T > t) with `df` degrees of freedom. */
export const studentUpper = (t: number, df: number): number => {
  if (t >= 0 || Number.isNaN(t)) return 0.5 * studentTwoSided(t, df);
  return 1 - 0.5 * studentTwoSided(t, df);
};

/** P(T <= t) with `df` degrees of freedom. */
export const studentLower = (t: number, df: number): number => studentUpper(-t, df);

/** P(0 < T < t): what small |t| are told apart by. */
const studentMiddle = (t: number, df: number): number => {
  const [x, y] = shares(t, df);
  return 0.5 * betaLower(x, y, 0.5, df / 2);
};

/** t with P(T > t) = p; NaN outside [0, 1] or for df <= 0. Newton steps in ln t on the logarithm of the smaller part. */
export const studentUpperQuantile = (p: number, df: number): number => {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p === 1) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentUpperQuantile(1 - p, df);
  if (df === Number.POSITIVE_INFINITY) return normalUpperQuantile(p);
  const middle = 0.5 - p;
  let t = normalUpperQuantile(p);
  let reached = t;
  for (let step = 0; step < 200; step++) {
    const power = tailPower(t, df);
    const tail = studentUpper(t, df);
    if (tail === 0) {
      // A step too far, into underflow: halfway back on the log scale.
      t = Math.sqrt(t) * Math.sqrt(reached);
      continue;
    }
    reached = t;
    // d ln P(T > t) / d ln t = -power / tail, and likewise for the middle part.
    const move =
      p < 0.25
        ? (Math.log(tail / p) * tail) / power
        : (Math.log(middle / studentMiddle(t, df)) * studentMiddle(t, df)) / power;
    if (!Number.isFinite(move)) break;
    t *= Math.exp(Math.max(-2, Math.min(move, 700)));
    if (Math.abs(move) <= 4e-16) break;
  }
  return t;
};

/** t with P(T <= t) = p. */
export const studentQuantile = (p: number, df: number): number =>
  p <= 0.5 ? -studentUpperQuantile(p, df) : studentUpperQuantile(1 - p, df);
