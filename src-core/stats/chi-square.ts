import gammainc from '@stdlib/math-base-special-gammainc';
import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { gaussLegendre, integrate } from './gauss-legendre';
import { stirlingRest } from './incomplete-beta';

/** x^a e^-x / Gamma(a), the derivative of the distribution function with respect to ln x; written around its peak. */
const gammaPower = (x: number, a: number): number => {
  const change = (x - a) / a;
  const exponent = Math.abs(change) < 0.5 ? a * (change - Math.log1p(change)) : x - a - a * Math.log(x / a);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-exponent - stirlingRest(a));
};

const rule = gaussLegendre(20);

/** Integral of gammaPower over ln x from x outward. */
const tailIntegral = (x: number, a: number, direction: -1 | 1): number => {
  const power = (shift: number) => gammaPower(x * Math.exp(direction * shift), a);
  let [total, at] = [0, 0];
  for (let panel = 0; panel < 2000; panel++) {
    const slope = Math.abs(a - x * Math.exp(direction * at));
    const part = integrate(power, at, at + Math.min(1, 4 / slope, 2 / Math.sqrt(a)), rule);
    total += part;
    at += Math.min(1, 4 / slope, 2 / Math.sqrt(a));
    if (part < 1e-18 * total || total === 0) break;
  }
  return total;
};

/** Beyond this the library loses digits, and the integral is taken instead. */
const large = 400;

/** P(X > x) for chi-square with `df` degrees of freedom; 1 for x <= 0. */
export const chiSquareUpper = (x: number, df: number): number => {
  if (Number.isNaN(x) || !(df >= 0)) return Number.NaN;
  if (x <= 0) return 1;
  if (df === 0 || x === Number.POSITIVE_INFINITY) return 0;
  if (df <= large) return gammainc(x / 2, df / 2, true, true);
  return x > df ? tailIntegral(x / 2, df / 2, 1) : 1 - tailIntegral(x / 2, df / 2, -1);
};

/** P(X <= x) for chi-square with `df` degrees of freedom. */
export const chiSquareLower = (x: number, df: number): number => {
  if (Number.isNaN(x) || !(df >= 0)) return Number.NaN;
  if (x <= 0) return 0;
  if (df === 0 || x === Number.POSITIVE_INFINITY) return 1;
  if (df <= large) return gammainc(x / 2, df / 2, true, false);
  return x > df ? 1 - tailIntegral(x / 2, df / 2, 1) : tailIntegral(x / 2, df / 2, -1);
};

/** x with P(X <= x) = p; NaN outside [0, 1] or for df <= 0. Newton steps in ln x on the logarithm of the smaller tail. */
export const chiSquareQuantile = (p: number, df: number): number => {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  let x = chisquareQuantile(p, df);
  if (!(x > 0) || !Number.isFinite(x)) x = df;
  for (let step = 0; step < 200; step++) {
    const lower = chiSquareLower(x, df);
    const upper = chiSquareUpper(x, df);
    const power = gammaPower(x / 2, df / 2);
    const move =
      lower < upper ? (Math.log(p / lower) * lower) / power : (Math.log(upper / (1 - p)) * upper) / power;
    if (!Number.isFinite(move)) break;
    x *= Math.exp(Math.max(-300, Math.min(move, 300)));
    if (Math.abs(move) <= 4e-16) break;
  }
  return x;
};
