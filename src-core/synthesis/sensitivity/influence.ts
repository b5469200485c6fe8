import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { chiSquareLower } from '../../stats/chi-square';
import { allAlike } from '../exact-fit';
import { type PooledFit, type PoolOptions, poolEffects, varianceFactor } from '../pool';
import { interceptModel, weightedFit } from '../weighted-fit';
import { leaveOneOut } from './leave-one-out';

/** What one study does to the pooled result; Viechtbauer & Cheung (2010), Res Synth Methods 1:112-125. */
export interface Influence {
  /** Externally standardised residual. */
  readonly rstudent: number;
  readonly dffits: number;
  readonly cookD: number;
  readonly covRatio: number;
  readonly tau2Deleted: number;
  readonly qDeleted: number;
  readonly hat: number;
  /** Percent. */
  readonly weight: number;
  readonly dfbetas: number;
  /** |DFFITS| > 3 sqrt(1/(k-1)), Cook's distance beyond the median of chi-square(1), hat > 3/k or |DFBETAS| > 1. */
  readonly flagged: boolean;
}

export interface BaujatPoint {
  /** Squared Pearson residual. */
  readonly x: number;
  /** Influence on the pooled effect. Baujat et al. (2002), Stat Med 21:2641-2652. */
  readonly y: number;
}

/** Under Hartung-Knapp everything here is measured in standard errors made of residuals. */
const noSpread = appError(
  'not-estimable',
  'All effects are the same: there is no spread to measure the influence of one study in.',
);

type Deleted = Result<readonly PooledFit[], AppError>;

/** Influence of each study, in the order of the studies. `deleted`: the leave-one-out fits, where they are at hand. */
export const influence = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
  deleted: Deleted = leaveOneOut(yi, vi, options),
): Result<readonly Influence[], AppError> => {
  if (options.test === 'knha' && allAlike(yi)) return err(noSpread);
  const full = poolEffects(yi, vi, options);
  if (!full.ok) return full;
  if (!deleted.ok) return deleted;
  const k = yi.length;
  const rows: Influence[] = [];
  for (let i = 0; i < k; i++) {
    const row = one(yi, vi, i, full.value, deleted.value[i]!, options);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
};

const one = (
  yi: readonly number[],
  vi: readonly number[],
  i: number,
  full: PooledFit,
  less: PooledFit,
  options: PoolOptions,
): Result<Influence, AppError> => {
  const k = yi.length;
  const scale = residualScale(yi, vi, i, less, options);
  if (scale === null) return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
  const change = full.beta - less.beta;
  const hat = full.weights[i]! / 100;
  const own = vi[i]! + less.tau2;
  // Variance of the pooled effect over all studies at the tau2 of those that are left.
  const varianceAll = 1 / vi.reduce((sum, v) => sum + 1 / (v + less.tau2), 0);
  const residual = yi[i]! - less.beta;
  const dffits = change / Math.sqrt(scale * hat * own);
  const cookD = (change / full.se) ** 2;
  const dfbetas = change / Math.sqrt(scale * varianceAll);
  return ok({
    rstudent:
      (Math.abs(residual) < 100 * 2.220446049250313e-16 ? 0 : residual) /
      Math.sqrt(scale * own + less.se ** 2),
    dffits,
    cookD,
    covRatio: (less.se / full.se) ** 2,
    tau2Deleted: less.tau2,
    qDeleted: less.q,
    hat,
    weight: full.weights[i]!,
    dfbetas,
    flagged:
      Math.abs(dffits) > 3 * Math.sqrt(1 / (k - 1)) ||
      chiSquareLower(cookD, 1) > 0.5 ||
      hat > 3 / k ||
      Math.abs(dfbetas) > 1,
  });
};

/** The factor that the test puts on the variances of the fit without study i: 1 for Wald. */
const residualScale = (
  yi: readonly number[],
  vi: readonly number[],
  i: number,
  less: PooledFit,
  { test }: PoolOptions,
): number | null => {
  if (test === 'wald' || less.k < 2) return 1;
  const keep = (values: readonly number[]) => values.filter((_, j) => j !== i);
  const fit = weightedFit(
    interceptModel(keep(yi), keep(vi)),
    keep(vi).map((v) => 1 / (v + less.tau2)),
  );
  return fit === null ? null : varianceFactor(test, fit.q, less.k - 1).factor;
};

/** Points of the Baujat plot, in the order of the studies. */
export const baujat = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
  deleted: Deleted = leaveOneOut(yi, vi, options),
): Result<readonly BaujatPoint[], AppError> => {
  if (options.test === 'knha' && allAlike(yi)) return err(noSpread);
  const full = poolEffects(yi, vi, options);
  if (!full.ok) return full;
  if (!deleted.ok) return deleted;
  const { beta, tau2 } = full.value;
  return ok(
    yi.map((y, i) => {
      const less = deleted.value[i]!;
      return { x: (y - beta) ** 2 / (vi[i]! + tau2), y: (less.beta - beta) ** 2 / less.se ** 2 };
    }),
  );
};
