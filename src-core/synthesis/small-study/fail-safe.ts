import { normalTwoSided, normalUpper, normalUpperQuantile } from '../../stats/normal';

export interface FailSafe {
  /** Studies without an effect that would undo the finding. */
  readonly studies: number;
}

/** Up to the next whole number, unless it is one but for rounding. */
const wholeStudies = (n: number): number =>
  Number.isFinite(n) && Math.abs(n - Math.round(n)) >= 1.4901161193847656e-8 ? Math.ceil(n) : Math.round(n);

/** Rosenthal (1979), Psychol Bull 86:638-641: Stouffer's combined z against a one-tailed alpha. */
export const rosenthalFailSafe = (
  yi: readonly number[],
  vi: readonly number[],
  alpha = 0.05,
): FailSafe & { readonly alpha: number; readonly p: number } => {
  const k = yi.length;
  const z = Math.abs(yi.reduce((sum, y, i) => sum + y / Math.sqrt(vi[i]!), 0) / Math.sqrt(k));
  const n = Math.max(0, k * (z / normalUpperQuantile(alpha)) ** 2 - k);
  return { studies: wholeStudies(n), alpha, p: normalUpper(z) };
};

/** Rosenberg (2005), Evolution 59:464-468: the weighted mean against a two-sided alpha. */
export const rosenbergFailSafe = (
  yi: readonly number[],
  vi: readonly number[],
  alpha = 0.05,
): FailSafe & { readonly alpha: number; readonly p: number; readonly mean: number } => {
  const k = yi.length;
  const sumW = vi.reduce((sum, v) => sum + 1 / v, 0);
  const sumWY = yi.reduce((sum, y, i) => sum + y / vi[i]!, 0);
  const extra = (sumWY / normalUpperQuantile(alpha / 2)) ** 2 - sumW;
  return {
    studies: wholeStudies(Math.max(0, (k * extra) / sumW)),
    alpha,
    p: normalTwoSided(sumWY / Math.sqrt(sumW)),
    mean: sumWY / sumW,
  };
};

/** Orwin (1983), J Educ Stat 8:157-159: unweighted mean down to a target (half of it unless given). */
export const orwinFailSafe = (
  yi: readonly number[],
  target?: number,
): FailSafe & { readonly mean: number; readonly target: number } => {
  const k = yi.length;
  const mean = yi.reduce((sum, y) => sum + y, 0) / k;
  const aim = target === undefined ? mean / 2 : Math.sign(target) === Math.sign(mean) ? target : -target;
  const n = aim === 0 ? Number.POSITIVE_INFINITY : Math.max(0, (k * (mean - aim)) / aim);
  return { studies: wholeStudies(n), mean, target: aim };
};
