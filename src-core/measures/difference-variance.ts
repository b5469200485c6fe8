import type { DataOf } from './measure';

/** Variance of the within-person difference: s1^2 + s2^2 - 2 r s1 s2. */
export const differenceVariance = ({ sd1, sd2, r }: DataOf<'paired'>): number =>
  sd1 * sd1 + sd2 * sd2 - 2 * r * sd1 * sd2;
