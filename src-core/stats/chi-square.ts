import gammainc from '@stdlib/math-base-special-gammainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';

const logDensity = (x: number, df: number): number =>
  (df / 2 - 1) * Math.log(x) - x / 2 - (df / 2) * Math.LN2 - gammaln(df / 2);

/** P(X > x) for chi-square with `df` degrees of freedom; 1 for x <= 0 or df = 0. */
export const chiSquareUpper = (x: number, df: number): number => {
  if (Number.isNaN(x) || !(df >= 0)) return Number.NaN;
  if (x <= 0) return 1;
  if (df === 0 || x === Number.POSITIVE_INFINITY) return 0;
  return gammainc(x / 2, df / 2, true, true);
};

/** P(X <= x) for chi-square with `df` degrees of freedom. */
export const chiSquareLower = (x: number, df: number): number => {
  if (Number.isNaN(x) || !(df >= 0)) return Number.NaN;
  if (x <= 0) return 0;
  if (df === 0 || x === Number.POSITIVE_INFINITY) return 1;
  return gammainc(x / 2, df / 2, true, false);
};

/** x with P(X <= x) = p; NaN outside [0, 1] or for df <= 0. */
export const chiSquareQuantile = (p: number, df: number): number => {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  let x = chisquareQuantile(p, df);
  for (let step = 0; step < 3 && x > 0; step++) {
    // The smaller tail steers the Newton step, on its logarithm.
    const lower = chiSquareLower(x, df);
    const upper = chiSquareUpper(x, df);
    const move =
      lower < upper
        ? -Math.log(lower / p) * Math.exp(Math.log(lower) - logDensity(x, df))
        : Math.log(upper / (1 - p)) * Math.exp(Math.log(upper) - logDensity(x, df));
    if (!Number.isFinite(move) || Math.abs(move) > x / 2) break;
    x += move;
    if (Math.abs(move) <= 1e-14 * x) break;
  }
  return x;
};
