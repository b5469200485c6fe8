import gammaln from '@stdlib/math-base-special-gammaln';

/**
 * Hedges' exact factor against the small-sample bias of a standardised mean difference with m degrees of freedom:
 * J = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)). NaN for m <= 1. Hedges (1981), J Educ Stat 6:107-128, eq. 6e.
 */
export const hedgesFactor = (m: number): number => {
  if (!(m > 1)) return Number.NaN;
  // Beyond this the two log-gammas cancel; the asymptotic series of the ratio is exact to the last digit there.
  if (m > 100) {
    const u = 1 / m;
    return (
      1 +
      u * (-3 / 4 + u * (-7 / 32 + u * (-9 / 128 + u * (59 / 2048 + u * (483 / 8192 - (u * 2323) / 65536)))))
    );
  }
  return Math.exp(gammaln(m / 2) - gammaln((m - 1) / 2) - 0.5 * Math.log(m / 2));
};
