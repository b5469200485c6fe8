import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { type PooledFit, type PoolOptions, poolEffects } from './pool';
import { type Coefficient, fitRegression, type RegressionFit } from './regression';

/** Effects of studies that have a subgroup; the same order in all three. */
export interface GroupedEffects {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly groups: readonly string[];
}

/** Subgroup names once each, in plain character order. */
export const levelsOf = (groups: readonly string[]): readonly string[] => {
  const unique = [...new Set(groups)];
  const numeric = unique.every((name) => name.trim() !== '' && Number.isFinite(Number(name)));
  return numeric ? unique.sort((a, b) => Number(a) - Number(b)) : unique.sort();
};

export interface SeparateSubgroups {
  readonly groups: readonly { readonly level: string; readonly fit: PooledFit }[];
  /** Test for subgroup differences: Q between the group estimates (Cochrane Handbook 10.11.3.1); null when it is not a z test. */
  readonly difference: { readonly q: number; readonly df: number; readonly p: number } | null;
}

/** Each subgroup pooled on its own, with its own tau2. */
export const separateSubgroups = (
  { yi, vi, groups }: GroupedEffects,
  options: PoolOptions,
): Result<SeparateSubgroups, AppError> => {
  const fits: { level: string; fit: PooledFit }[] = [];
  for (const level of levelsOf(groups)) {
    const inside = <T>(values: readonly T[]) => values.filter((_, i) => groups[i] === level);
    const fit = poolEffects(inside(yi), inside(vi), options);
    if (!fit.ok) return fit;
    fits.push({ level, fit: fit.value });
  }
  if (options.test !== 'wald') return ok({ groups: fits, difference: null });
  const between = poolEffects(
    fits.map(({ fit }) => fit.beta),
    fits.map(({ fit }) => fit.se ** 2),
    { ...options, method: 'EE' },
  );
  if (!between.ok) return between;
  const { q, qDf, qP } = between.value;
  return ok({ groups: fits, difference: { q, df: qDf, p: qP } });
};

export interface CommonSubgroups {
  /** Intercept (first level) and contrasts against it, with the omnibus test. */
  readonly contrasts: RegressionFit;
  /** Mean of each level under the common tau2. */
  readonly groups: readonly Coefficient[];
}

/** All subgroups in one model with a common tau2: a regression on the level. */
export const commonSubgroups = (
  { yi, vi, groups }: GroupedEffects,
  options: PoolOptions,
): Result<CommonSubgroups, AppError> => {
  const levels = levelsOf(groups);
  if (levels.length < 2)
    return err(appError('too-few-studies', 'There is only one subgroup: nothing to compare.'));
  const dummy = (level: string, name: string) => ({
    name,
    values: groups.map((group) => (group === level ? 1 : 0)),
  });
  const contrasts = fitRegression(
    yi,
    vi,
    levels.slice(1).map((level) => dummy(level, `${level} vs ${levels[0]}`)),
    { ...options, intercept: true },
  );
  if (!contrasts.ok) return contrasts;
  const means = fitRegression(
    yi,
    vi,
    levels.map((level) => dummy(level, level)),
    { ...options, intercept: false },
  );
  return means.ok ? ok({ contrasts: contrasts.value, groups: means.value.coefficients }) : means;
};
