import type { Decimal } from './decimal';
import { possibleSquares, possibleSums } from './granularity';

/**
 * True when some n integers between min and max have this mean and SD: all reachable sums of squares are enumerated, for each sum a row
 * of bits. Null when that would be too many to look at.
 */
export const existsOnScale = (
  mean: Decimal,
  sd: Decimal,
  n: number,
  min: number,
  max: number,
): boolean | null => {
  const width = max - min;
  if (n * n * width ** 4 > 5e9) return null;
  const reachable = reachableSquares(n, width);
  return possibleSums(mean, n).some((sum) => {
    const shifted = sum - BigInt(n * min);
    const row = shifted >= 0n ? reachable[Number(shifted)] : undefined;
    if (row === undefined) return false;
    return possibleSquares(sum, sd, n).some((square) => {
      // Squares of x - min: SS' = SS - 2 min S + n min^2.
      const moved = square - 2n * BigInt(min) * sum + BigInt(n * min * min);
      return moved >= 0n && ((row >> moved) & 1n) === 1n;
    });
  });
};

/** For each sum of n integers in 0..width, the sums of squares that occur, as bits. */
const reachableSquares = (n: number, width: number): readonly bigint[] => {
  let rows: bigint[] = [1n];
  for (let person = 0; person < n; person++) {
    const next = new Array<bigint>(rows.length + width).fill(0n);
    rows.forEach((row, sum) => {
      for (let value = 0; value <= width; value++) next[sum + value]! |= row << BigInt(value * value);
    });
    rows = next;
  }
  return rows;
};

export interface SdBounds {
  /** Null when no whole sum fits the printed mean. */
  readonly sdMin: number | null;
  readonly sdMax: number | null;
  /** For real-valued answers with exactly this mean. */
  readonly sdMaxContinuous: number;
  /** Bhatia & Davis (2000), Am Math Mon 107:353-357, for a sample. */
  readonly bhatiaDavis: number;
}

/** Smallest and largest SD of n integers in [min, max] whose mean rounds to the printed one. */
export const sdBounds = (mean: Decimal, n: number, min: number, max: number): SdBounds => {
  const sums = possibleSums(mean, n)
    .map((sum) => Number(sum) - n * min)
    .filter((sum) => sum >= 0 && sum <= n * (max - min));
  const width = max - min;
  const lowest = sums.map((sum) => deviation(n, sum, evenSquares(n, sum)));
  const highest = sums.map((sum) => deviation(n, sum, extremeSquares(sum, width)));
  const shifted = mean.value - min;
  return {
    sdMin: sums.length === 0 ? null : Math.min(...lowest),
    sdMax: sums.length === 0 ? null : Math.max(...highest),
    sdMaxContinuous: deviation(n, shifted * n, extremeSquares(shifted * n, width)),
    bhatiaDavis: Math.sqrt(((max - mean.value) * (mean.value - min) * n) / (n - 1)),
  };
};

/** All answers next to the mean: q or q + 1. */
const evenSquares = (n: number, sum: number): number => {
  const q = Math.floor(sum / n);
  const above = sum - q * n;
  return above * (q + 1) ** 2 + (n - above) * q * q;
};

/** All answers at the ends but one, which takes what is left. */
const extremeSquares = (sum: number, width: number): number => {
  if (width === 0) return 0;
  const full = Math.floor(sum / width + 1e-12);
  const rest = Math.max(0, sum - full * width);
  return full * width * width + rest * rest;
};

const deviation = (n: number, sum: number, squares: number): number =>
  Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1));
