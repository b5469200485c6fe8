import { ceilDivide, type Decimal, floorDivide } from './decimal';

/** Whole sums of `count` integers whose mean rounds to the printed one: |S/count - mean| <= half a unit, both ends included. */
export const possibleSums = ({ digits, unit }: Decimal, count: number): readonly bigint[] => {
  const n = BigInt(count);
  const low = ceilDivide((2n * digits - 1n) * n, 2n * unit);
  const high = floorDivide((2n * digits + 1n) * n, 2n * unit);
  const sums: bigint[] = [];
  for (let sum = low; sum <= high; sum += 1n) sums.push(sum);
  return sums;
};

/** GRIM: can a mean of integers be this number? Brown & Heathers (2017), Soc Psychol Personal Sci 8:363-369. */
export const grim = (mean: Decimal, n: number, items = 1): boolean =>
  possibleSums(mean, n * items).length > 0;

/**
 * Sums of squares of n integers with this sum whose SD rounds to the printed one. They share the parity of the sum and are at least
 * S^2/n; with D = n SS - S^2 the SD is sqrt(D/(n(n-1))).
 */
export const possibleSquares = (sum: bigint, { digits, unit }: Decimal, count: number): readonly bigint[] => {
  const n = BigInt(count);
  const scale = 4n * unit * unit * n;
  const spread = n * (n - 1n);
  const base = 4n * unit * unit * sum * sum;
  const lowRoot = digits > 0n ? 2n * digits - 1n : 0n;
  const highRoot = 2n * digits + 1n;
  let low = ceilDivide(spread * lowRoot * lowRoot + base, scale);
  const least = ceilDivide(sum * sum, n);
  if (low < least) low = least;
  const high = floorDivide(spread * highRoot * highRoot + base, scale);
  const squares: bigint[] = [];
  for (let square = low; square <= high; square += 1n) if ((square - sum) % 2n === 0n) squares.push(square);
  return squares;
};

/** GRIMMER: can integers have this mean and SD? Anaya (2016), PeerJ Preprints 4:e2400; Allard (2018). */
export const grimmer = (mean: Decimal, sd: Decimal, n: number): boolean =>
  n > 1 && possibleSums(mean, n).some((sum) => possibleSquares(sum, sd, n).length > 0);

/** DEBIT: can 0/1 data have this mean and SD? Heathers & Brown (2019), OSF 5vb3u. */
export const debit = (mean: Decimal, sd: Decimal, n: number): boolean =>
  n > 1 &&
  possibleSums(mean, n).some((count) => {
    const size = BigInt(n);
    if (count < 0n || count > size) return false;
    // SD^2 = c(n-c)/(n(n-1)) against (digits +- 1/2)^2/unit^2, in whole numbers.
    const actual = 4n * sd.unit * sd.unit * count * (size - count);
    const spread = size * (size - 1n);
    const lowRoot = sd.digits > 0n ? 2n * sd.digits - 1n : 0n;
    const highRoot = 2n * sd.digits + 1n;
    return actual >= spread * lowRoot * lowRoot && actual <= spread * highRoot * highRoot;
  });
