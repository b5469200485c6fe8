import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

const sqrt2 = Math.SQRT2;
const logSqrt2Pi = 0.9189385332046727;

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z - logSqrt2Pi);

/** P(Z <= z); exact in the lower tail. */
export const normalLower = (z: number): number => 0.5 * erfc(-z / sqrt2);

/** P(Z > z), computed on its own so that small tails keep their digits. */
export const normalUpper = (z: number): number => 0.5 * erfc(z / sqrt2);

/** Two-sided p-value of a z statistic. */
export const normalTwoSided = (z: number): number => Math.min(1, erfc(Math.abs(z) / sqrt2));

/** z with P(Z > z) = p; NaN outside [0, 1]. */
export const normalUpperQuantile = (p: number): number => {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p === 1) return Number.NEGATIVE_INFINITY;
  if (p > 0.5) return -normalUpperQuantile(1 - p);
  const z = sqrt2 * erfcinv(2 * p);
  // One Newton step on the logarithm of the tail, which stays well scaled however small p is.
  const tail = normalUpper(z);
  const density = normalDensity(z);
  return tail > 0 && density > 0 ? z + (Math.log(tail / p) * tail) / density : z;
};

/** z with P(Z <= z) = p; NaN outside [0, 1]. */
export const normalQuantile = (p: number): number =>
  p <= 0.5 ? -normalUpperQuantile(p) : normalUpperQuantile(1 - p);
