import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { chiSquareUpper } from '../stats/chi-square';
import { inconsistencyFromQ } from './heterogeneity';
import { mantelHaenszel, type Stratified, type Table } from './mantel-haenszel';
import { pooledRateDifference, pooledRateRatio, type RateTable } from './mantel-haenszel-rates';
import { petoPool } from './peto';
import { criticalValue, type PooledFit, poolEffects, type Test, twoSided } from './pool';
import { predictionInterval } from './prediction';
import { qProfile } from './q-profile';
import type { AnalysisSettings, Heterogeneity, RawData, StudyInput } from './report';
import { tau2EstimatorById } from './tau-squared/index';
import { interceptModel } from './weighted-fit';

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
  // Measures without a stratified form (means, generic effects) are pooled by inverse variance; the method's name says so.
  const byTable = isStratified(settings) ? stratified(settings, usable) : null;
  return byTable ?? inverseVariance(settings, usable, 'EE', 'wald');
};

/** Measures that can be pooled from the counts of each study. */
const stratifiedMeasures: ReadonlySet<string> = new Set(['RR', 'OR', 'RD', 'IRR', 'IRD', 'PETO']);

/** Whether counts are pooled study by study (Mantel-Haenszel, Peto) and not effects by their variances. */
export const isStratified = ({ model, commonMethod, measure }: AnalysisSettings): boolean =>
  model === 'common' && commonMethod === 'mh' && stratifiedMeasures.has(measure);

const testNames = {
  wald: '',
  knha: ', Hartung-Knapp',
  adhoc: ', Hartung-Knapp (truncated)',
} as const satisfies Record<Test, string>;

export const methodName = (method: string, test: Test, k: number): string => {
  if (k === 1) return 'Single study';
  if (method === 'EE') return `Inverse variance, common effect${testNames[test]}`;
  const estimator = tau2EstimatorById(method);
  return `${estimator.ok ? estimator.value.id : method}${testNames[test] || ', Wald'}`;
};

const inverseVariance = (
  { level, prediction }: AnalysisSettings,
  usable: readonly UsableStudy[],
  method: string,
  test: Test,
): Result<Combined, AppError> => {
  const yi = usable.map((study) => study.yi);
  const vi = usable.map((study) => study.vi);
  const pooled = poolEffects(yi, vi, { method, test, level });
  if (!pooled.ok) return pooled;
  const fit = pooled.value;
  return ok({
    fit,
    method: methodName(method, test, fit.k),
    weights: fit.weights,
    heterogeneity: fit.k < 2 ? null : heterogeneityOf(fit, yi, vi, level),
    prediction: fit.methodUsed === 'EE' || fit.k < 3 ? null : predictionInterval(fit, level, prediction),
    data: usable.map(({ input }) => input.data),
  });
};

const heterogeneityOf = (
  { q, qDf, qP, i2, h2, tau2, seTau2, methodUsed }: PooledFit,
  yi: readonly number[],
  vi: readonly number[],
  level: number,
): Heterogeneity => {
  const common = methodUsed === 'EE';
  const profile = common ? null : qProfile(interceptModel(yi, vi), level);
  return {
    q,
    df: qDf,
    p: qP,
    i2,
    h2,
    tau2: common ? null : tau2,
    tau2Se: seTau2,
    intervals: profile?.ok ? profile.value : null,
  };
};

/** The stratified pooling of counts: Mantel-Haenszel, or Peto for its own odds ratio; null where the data or the measure have none. */
const stratify = (
  measure: string,
  data: readonly RawData[],
): { readonly name: string; readonly result: Result<Stratified, AppError> } | null => {
  const tables = data.filter((row): row is Table & { kind: '2x2' } => row.kind === '2x2');
  const rates = data.filter((row): row is RateTable & { kind: 'rate2' } => row.kind === 'rate2');
  const name = 'Mantel-Haenszel';
  switch (measure) {
    case 'RR':
    case 'OR':
    case 'RD':
      return { name, result: mantelHaenszel(tables, measure) };
    case 'IRR':
      return { name, result: pooledRateRatio(rates) };
    case 'IRD':
      return { name, result: pooledRateDifference(rates) };
    case 'PETO':
      return { name: 'Peto', result: petoPool(tables) };
    default:
      return null;
  }
};

const stratified = (
  { measure, level }: AnalysisSettings,
  usable: readonly UsableStudy[],
): Result<Combined, AppError> | null => {
  const data = usable.map(({ input }) => input.data);
  const pooled = stratify(measure, data);
  if (pooled === null) return null;
  if (!pooled.result.ok) return pooled.result;
  const { beta, se, weights } = pooled.result.value;
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
    method: `${pooled.name}, common effect`,
    weights,
    heterogeneity: {
      q,
      df,
      p: chiSquareUpper(q, df),
      tau2: null,
      tau2Se: null,
      intervals: null,
      ...inconsistencyFromQ(q, df),
    },
    prediction: null,
    data,
  });
};
