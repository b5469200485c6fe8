import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { type PooledFit, type PoolOptions, poolEffects } from '../pool';

export const without = <T>(values: readonly T[], index: number): readonly T[] =>
  values.filter((_, i) => i !== index);

/** The pooled fit without each study in turn, in the order of the studies. Viechtbauer & Cheung (2010), Res Synth Methods 1:112-125. */
export const leaveOneOut = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
): Result<readonly PooledFit[], AppError> => {
  if (yi.length < 2) return err(appError('too-few-studies', 'With one study nothing is left without it.'));
  const fits: PooledFit[] = [];
  for (let i = 0; i < yi.length; i++) {
    const fit = poolEffects(without(yi, i), without(vi, i), options);
    if (!fit.ok) return fit;
    fits.push(fit.value);
  }
  return ok(fits);
};

/** Oldest first; without a year last, ties as they come. */
export const inOrderOfYear = <T>(rows: readonly T[], yearOf: (row: T) => number | null): readonly T[] =>
  [...rows].sort((a, b) => (yearOf(a) ?? Number.MAX_VALUE) - (yearOf(b) ?? Number.MAX_VALUE));

/** The pooled fit of the first study, the first two, and so on. Lau et al. (1992), N Engl J Med 327:248-254. */
export const cumulative = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
): Result<readonly PooledFit[], AppError> => {
  const fits: PooledFit[] = [];
  for (let count = 1; count <= yi.length; count++) {
    const fit = poolEffects(yi.slice(0, count), vi.slice(0, count), options);
    if (!fit.ok) return fit;
    fits.push(fit.value);
  }
  return ok(fits);
};
