import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { chiSquareUpper } from '../stats/chi-square';
import { inconsistencyFromQ } from './heterogeneity';
import { type MantelHaenszelMeasure, mantelHaenszel, type Table } from './mantel-haenszel';
import { criticalValue, type PooledFit, poolEffects, type Test, twoSided } from './pool';
import { predictionInterval } from './prediction';
import type { AnalysisSettings, Heterogeneity, RawData, StudyInput } from './report';
import { tau2EstimatorById } from './tau-squared/index';

/** One usable study with its effect on the analysis scale. */
export interface UsableStudy {
  readonly input: StudyInput;
  readonly yi: number;
  readonly vi: number;
  readonly corrected: boolean;
}

/** What pooling gives before it is back-transformed. */
export interface Combined {
  readonly fit: Pick<PooledFit, 'k' | 'beta' | 'se' | 'statistic' | 'df' | 'p' | 'ciLow' | 'ciHigh'>;
  readonly method: string;
  readonly weights: readonly number[];
  readonly heterogeneity: Heterogeneity | null;
  readonly prediction: { readonly low: number; readonly high: number; readonly df: number | null } | null;
  readonly data: readonly RawData[];
}

/** Pools the usable studies (at least one) as the settings say. */
export const combine = (
  settings: AnalysisSettings,
  usable: readonly UsableStudy[],
): Result<Combined, AppError> => {
  if (usable.length === 1) return inverseVariance(settings, usable, 'EE', 'wald');
  if (settings.model === 'random') return inverseVariance(settings, usable, settings.tau2, settings.test);
  return settings.commonMethod === 'mh'
    ? stratified(settings, usable)
    : inverseVariance(settings, usable, 'EE', 'wald');
};

const testNames = {
  wald: '',
  knha: ', Hartung-Knapp',
  adhoc: ', Hartung-Knapp (truncated)',
} as const satisfies Record<Test, string>;

const methodName = (method: string, test: Test, k: number): string => {
  if (k === 1) return 'Single study';
  if (method === 'EE') return `Inverse variance, common effect${testNames[test]}`;
  const estimator = tau2EstimatorById(method);
  return `${estimator.ok ? estimator.value.id : method}${testNames[test] || ', Wald'}`;
};

const inverseVariance = (
  { level }: AnalysisSettings,
  usable: readonly UsableStudy[],
  method: string,
  test: Test,
): Result<Combined, AppError> => {
  const pooled = poolEffects(
    usable.map(({ yi }) => yi),
    usable.map(({ vi }) => vi),
    { method, test, level },
  );
  if (!pooled.ok) return pooled;
  const fit = pooled.value;
  const { q, qDf, qP, i2, h2, tau2 } = fit;
  return ok({
    fit,
    method: methodName(method, test, fit.k),
    weights: fit.weights,
    heterogeneity:
      fit.k < 2 ? null : { q, df: qDf, p: qP, i2, h2, tau2: fit.methodUsed === 'EE' ? null : tau2 },
    prediction: fit.methodUsed === 'EE' || fit.k < 3 ? null : predictionInterval(fit, level),
    data: usable.map(({ input }) => input.data),
  });
};

const stratifiedMeasures: readonly MantelHaenszelMeasure[] = ['RR', 'OR', 'RD'];

const stratified = (
  { measure, level }: AnalysisSettings,
  usable: readonly UsableStudy[],
): Result<Combined, AppError> => {
  const id = stratifiedMeasures.find((known) => known === measure);
  const tables = usable
    .map(({ input }) => input.data)
    .filter((data): data is Table & { kind: '2x2' } => data.kind === '2x2');
  if (id === undefined || tables.length !== usable.length)
    return err(
      appError('bad-request', `Mantel-Haenszel pooling needs counts in both arms; ${measure} has none.`),
    );
  const result = mantelHaenszel(tables, id);
  if (!result.ok) return result;
  const { beta, se, weights } = result.value;
  if (!(se > 0))
    return err(appError('not-estimable', 'The pooled estimate has no standard error: nothing varies.'));
  const half = criticalValue(level, null) * se;
  const statistic = beta / se;
  const q = usable.reduce((sum, { yi, vi }) => sum + (yi - beta) ** 2 / vi, 0);
  const df = usable.length - 1;
  return ok({
    fit: {
      k: usable.length,
      beta,
      se,
      statistic,
      df: null,
      p: twoSided(statistic, null),
      ciLow: beta - half,
      ciHigh: beta + half,
    },
    method: 'Mantel-Haenszel, common effect',
    weights,
    heterogeneity: { q, df, p: chiSquareUpper(q, df), tau2: null, ...inconsistencyFromQ(q, df) },
    prediction: null,
    data: tables,
  });
};
