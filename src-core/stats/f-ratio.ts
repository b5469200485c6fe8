import betainc from '@stdlib/math-base-special-betainc';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** P(F > x) with `df1` and `df2` degrees of freedom; 1 for x <= 0. */
export const fUpper = (x: number, df1: number, df2: number): number => {
  if (Number.isNaN(x) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const a = df1 * x;
  // Whichever argument is the smaller is exact; the other one is one minus it.
  return a < df2
    ? betainc(a / (a + df2), df1 / 2, df2 / 2, true, true)
    : betainc(df2 / (a + df2), df2 / 2, df1 / 2, true, false);
};

/** P(F <= x) with `df1` and `df2` degrees of freedom. */
export const fLower = (x: number, df1: number, df2: number): number => {
  if (Number.isNaN(x) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const a = df1 * x;
  return a < df2
    ? betainc(a / (a + df2), df1 / 2, df2 / 2, true, false)
    : betainc(df2 / (a + df2), df2 / 2, df1 / 2, true, true);
};

/** x with P(F <= x) = p, through the quantile of the beta distribution. */
export const fQuantile = (p: number, df1: number, df2: number): number => {
  if (!(p >= 0 && p <= 1) || !(df1 > 0) || !(df2 > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const lower = betaQuantile(p, df1 / 2, df2 / 2);
  if (lower < 0.5) return (df2 * lower) / (df1 * (1 - lower));
  const upper = betaQuantile(1 - p, df2 / 2, df1 / 2);
  return (df2 * (1 - upper)) / (df1 * upper);
};
