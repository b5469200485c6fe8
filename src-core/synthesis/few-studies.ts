import type { AppError } from '../errors';
import { ok, type Result } from '../result';
import type { UsableStudy } from './combine';
import { type PooledFit, poolEffects, type Test } from './pool';
import { type PrintedScale, printedEstimate } from './printed-scale';
import type { AnalysisSettings, FewStudiesReport } from './report';

/** One pooled result three ways, where the number of studies is too small for any of them to be the obvious choice. */
export interface FewStudies {
  readonly fits: readonly { readonly test: Test; readonly fit: PooledFit }[];
  /** True when some of the intervals include no effect and others do not. */
  readonly dependsOnTest: boolean;
  /** True for 2 to 6 studies: the three should be shown together. */
  readonly few: boolean;
}

/**
 * Wald, Hartung-Knapp and truncated Hartung-Knapp side by side. With few studies Wald intervals are too narrow and Hartung-Knapp ones
 * can be either far too wide or, for nearly equal effects, too narrow: Roever, Knapp & Friede (2015), BMC Med Res Methodol 15:99.
 */
export const compareTests = (
  yi: readonly number[],
  vi: readonly number[],
  method: string,
  level: number,
): Result<FewStudies, AppError> => {
  const fits: { test: Test; fit: PooledFit }[] = [];
  for (const test of ['wald', 'knha', 'adhoc'] as const) {
    const fit = poolEffects(yi, vi, { method, test, level });
    if (!fit.ok) return fit;
    fits.push({ test, fit: fit.value });
  }
  const excludes = fits.map(({ fit }) => fit.ciLow > 0 || fit.ciHigh < 0);
  return ok({
    fits,
    dependsOnTest: new Set(excludes).size > 1,
    few: yi.length >= 2 && yi.length <= 6,
  });
};

/** The comparison for a report: random effects of 2 to 6 studies; null otherwise, or when a fit fails. */
export const fewStudiesReport = (
  { model, tau2: method, level }: AnalysisSettings,
  usable: readonly UsableStudy[],
  scale: PrintedScale,
): FewStudiesReport | null => {
  if (model !== 'random' || usable.length < 2 || usable.length > 6) return null;
  const compared = compareTests(
    usable.map(({ yi }) => yi),
    usable.map(({ vi }) => vi),
    method,
    level,
  );
  if (!compared.ok) return null;
  const data = usable.map(({ input }) => input.data);
  return {
    tests: compared.value.fits.map(({ test, fit }) => ({
      test,
      df: fit.df,
      p: fit.p,
      ...printedEstimate({ yi: fit.beta, sei: fit.se, ciLow: fit.ciLow, ciHigh: fit.ciHigh }, scale, data),
    })),
    dependsOnTest: scale.nullValue !== null && compared.value.dependsOnTest,
  };
};
