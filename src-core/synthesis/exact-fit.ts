import type { Orthonormal } from '../stats/orthonormal';

/** Unit roundoff of double precision: the most that rounding a number once changes it, as a share. */
const roundoff = Number.EPSILON / 2;

/**
 * Whether a linear model of these columns gives the effects back to the last digit, so that its residuals hold rounding and nothing else. Each
 * residual is held against n u (|y| + sum |x b|), the bound on the rounding of a sum of n = k + p products: Higham (2002), Accuracy and
 * Stability of Numerical Algorithms, eq. 3.5; Oettli & Prager (1964), Numer Math 6:405-409. The weights play no part: what fits
 * exactly does so under all of them.
 */
export const fitsExactly = (
  yi: readonly number[],
  columns: readonly (readonly number[])[],
  { basis, inverse }: Orthonormal,
): boolean => {
  const residuals = [...yi];
  const gamma = basis.map(() => 0);
  // The second round takes out what the rounding of the first left.
  for (let round = 0; round < 2; round++)
    basis.forEach((column, j) => {
      const share = column.reduce((sum, b, i) => sum + b * residuals[i]!, 0);
      gamma[j]! += share;
      for (let i = 0; i < residuals.length; i++) residuals[i]! -= share * column[i]!;
    });
  const beta = inverse.map((row) => row.reduce((sum, value, j) => sum + value * gamma[j]!, 0));
  const operations = yi.length + columns.length;
  return residuals.every((residual, i) => {
    const size = columns.reduce((sum, column, j) => sum + Math.abs(column[i]! * beta[j]!), Math.abs(yi[i]!));
    return Math.abs(residual) <= operations * roundoff * size;
  });
};

/** Whether all effects are one number to the last digit: the same rule for the mean alone. */
export const allAlike = (yi: readonly number[]): boolean => {
  const root = Math.sqrt(yi.length);
  const ones = yi.map(() => 1);
  return fitsExactly(yi, [ones], { basis: [yi.map(() => 1 / root)], inverse: [[1 / root]] });
};
