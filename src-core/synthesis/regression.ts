import { counted } from '../counted';
import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { chiSquareUpper } from '../stats/chi-square';
import { fUpper } from '../stats/f-ratio';
import { type Orthonormal, orthonormalise } from '../stats/orthonormal';
import { invertPositive } from '../stats/positive-definite';
import { fitsExactly } from './exact-fit';
import { inconsistency, inconsistencyFromQ, type QTest, qTest } from './heterogeneity';
import { criticalValue, type PoolOptions, twoSided, varianceFactor } from './pool';
import { tau2EstimatorById } from './tau-squared/index';
import { type EffectModel, interceptModel, weightedFit } from './weighted-fit';

export interface Moderator {
  readonly name: string;
  /** One number a study. */
  readonly values: readonly number[];
}

export interface Coefficient {
  readonly name: string;
  readonly beta: number;
  readonly se: number;
  readonly statistic: number;
  readonly p: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export interface RegressionFit {
  readonly k: number;
  readonly coefficients: readonly Coefficient[];
  readonly vcov: readonly (readonly number[])[];
  /** Degrees of freedom of t; null for z. */
  readonly df: number | null;
  readonly tau2: number;
  readonly seTau2: number | null;
  readonly i2: number;
  readonly h2: number;
  /** Percent of the heterogeneity that the moderators account for; null without an intercept, or with as many coefficients as studies. */
  readonly r2: number | null;
  /** Residual heterogeneity. */
  readonly q: number;
  readonly qDf: number;
  readonly qP: number;
  /** Omnibus test of the moderators; with t tests an F with [m, k-p] degrees of freedom (its P is NaN when none are left). */
  readonly qm: number;
  readonly qmDf: readonly [number, number | null];
  readonly qmP: number;
  readonly options: PoolOptions;
}

export interface RegressionOptions extends PoolOptions {
  /** Without it the moderators are the whole model (the means of groups, say). */
  readonly intercept: boolean;
  /** False leaves R2 out (it needs a fit of its own). */
  readonly r2?: boolean;
}

/**
 * Mixed-effects meta-regression by weighted least squares, weights 1/(vi + tau2), tau2 by any estimator of the registry (`EE`: none).
 * Thompson & Sharp (1999), Stat Med 18:2693-2708; Knapp & Hartung (2003), Stat Med 22:2693-2710.
 */
export const fitRegression = (
  yi: readonly number[],
  vi: readonly number[],
  moderators: readonly Moderator[],
  options: RegressionOptions,
): Result<RegressionFit, AppError> => {
  const names = [...(options.intercept ? ['intrcpt'] : []), ...moderators.map(({ name }) => name)];
  const columns = [
    ...(options.intercept ? [yi.map(() => 1)] : []),
    ...moderators.map(({ values }) => values),
  ];
  const p = columns.length;
  const k = yi.length;
  const { method, test } = options;
  // With as many coefficients as studies the common-effect model still has its answer, without a residual; nothing else has.
  if (k < p || (k === p && (method !== 'EE' || test === 'knha')))
    return err(appError('too-few-studies', tooFew(k, p, method)));
  const space = orthonormalise(columns);
  if (space === null) return err(appError('not-estimable', whyNotApart(moderators, options.intercept)));
  if (test === 'knha' && fitsExactly(yi, columns, space)) return err(exactFit);
  const model: EffectModel = { yi, vi, basis: space.basis, p };
  return fitColumns(model, space, names, options);
};

/** The Hartung-Knapp standard errors are made of the residuals, and there are none. */
export const exactFit = appError(
  'not-estimable',
  'The effects are all the same, or lie on the regression line, to the last digit: nothing is left to make a standard error of.',
);

const tooFew = (k: number, p: number, method: string): string => {
  const studies = counted(k, 'study', 'studies');
  if (k < p) return `${studies} cannot support ${p} coefficients.`;
  return method === 'EE'
    ? `${studies} and ${p} coefficients leave no residual to make a Hartung-Knapp standard error of.`
    : `${studies} cannot support ${p} coefficients and a between-study variance.`;
};

const whyNotApart = (moderators: readonly Moderator[], intercept: boolean): string => {
  const constant = moderators.find(({ values }) => values.every((value) => value === values[0]));
  return constant !== undefined && intercept
    ? `The moderator "${constant.name}" is the same in every study, so nothing can depend on it.`
    : 'A moderator repeats the others: their effects cannot be told apart.';
};

const fitColumns = (
  model: EffectModel,
  space: Orthonormal,
  names: readonly string[],
  options: RegressionOptions,
): Result<RegressionFit, AppError> => {
  const residual = qTest(model);
  const between = betweenVariance(model, options.method);
  if (!between.ok) return between;
  const { tau2, se: seTau2 } = between.value;
  const fit = weightedFit(
    model,
    model.vi.map((v) => 1 / (v + tau2)),
  );
  if (fit === null || residual === null)
    return err(appError('not-estimable', 'The weights leave nothing to estimate.'));
  const { factor, df } = varianceFactor(options.test, fit.q, residual.df);
  const vcov = transformed(space.inverse, fit.inverse, factor);
  const beta = space.inverse.map((row) => row.reduce((sum, value, j) => sum + value * fit.gamma[j]!, 0));
  const omnibus = omnibusTest(beta, vcov, options.intercept ? 1 : 0, df);
  if (!omnibus.ok) return omnibus;
  const compared = options.intercept && options.r2 !== false && residual.df > 0;
  const r2 = compared ? explained(model, residual, tau2, options.method) : ok(null);
  if (!r2.ok) return r2;
  return ok({
    k: model.yi.length,
    coefficients: names.map((name, j) =>
      coefficient(name, beta[j]!, Math.sqrt(vcov[j]![j]!), df, options.level),
    ),
    vcov,
    df,
    tau2,
    seTau2: seTau2 !== null && Number.isFinite(seTau2) ? seTau2 : null,
    ...(options.method === 'EE'
      ? inconsistencyFromQ(residual.q, residual.df)
      : inconsistency(residual, tau2)),
    r2: r2.value,
    q: residual.q,
    qDf: residual.df,
    qP: residual.p,
    ...omnibus.value,
    options,
  });
};

const betweenVariance = (
  model: EffectModel,
  method: string,
): Result<{ readonly tau2: number; readonly se: number | null }, AppError> => {
  if (method === 'EE') return ok({ tau2: 0, se: null });
  const estimator = tau2EstimatorById(method);
  return estimator.ok ? estimator.value.estimate(model) : estimator;
};

const coefficient = (
  name: string,
  beta: number,
  se: number,
  df: number | null,
  level: number,
): Coefficient => {
  const half = criticalValue(level, df) * se;
  const statistic = beta / se;
  return { name, beta, se, statistic, p: twoSided(statistic, df), ciLow: beta - half, ciHigh: beta + half };
};

/** R^-1 M R^-T times a factor. */
const transformed = (
  inverse: readonly (readonly number[])[],
  middle: readonly (readonly number[])[],
  factor: number,
): readonly (readonly number[])[] => {
  const half = inverse.map((row) =>
    middle.map((_, j) => row.reduce((sum, value, l) => sum + value * middle[l]![j]!, 0)),
  );
  return half.map((row) =>
    inverse.map((other) => factor * row.reduce((sum, value, l) => sum + value * other[l]!, 0)),
  );
};

const omnibusTest = (
  beta: readonly number[],
  vcov: readonly (readonly number[])[],
  from: number,
  df: number | null,
): Result<Pick<RegressionFit, 'qm' | 'qmDf' | 'qmP'>, AppError> => {
  const tested = beta.slice(from);
  const m = tested.length;
  // Scaled to unit variances first: moderators can have very different units.
  const scales = tested.map((_, j) => Math.sqrt(vcov[from + j]![from + j]!));
  const solved = invertPositive(
    tested.map((_, i) => tested.map((__, j) => vcov[from + i]![from + j]! / (scales[i]! * scales[j]!))),
  );
  if (solved === null) return err(appError('not-estimable', 'The moderators cannot be tested together.'));
  const z = tested.map((value, j) => value / scales[j]!);
  const chi = z.reduce((sum, a, i) => sum + z.reduce((s, b, j) => s + a * b * solved.inverse[i]![j]!, 0), 0);
  return ok(
    df === null
      ? { qm: chi, qmDf: [m, null], qmP: chiSquareUpper(chi, m) }
      : { qm: chi / m, qmDf: [m, df], qmP: fUpper(chi / m, m, df) },
  );
};

/** R2 in percent: the fall of tau2 against the model without moderators; for `EE` the adjusted R2 of the weighted regression. */
const explained = (
  model: EffectModel,
  residual: QTest,
  tau2: number,
  method: string,
): Result<number, AppError> => {
  const alone = interceptModel(model.yi, model.vi);
  if (method === 'EE') {
    const total = qTest(alone);
    if (total === null || !(total.q > 0)) return ok(0);
    return ok(Math.max(0, 100 * (1 - residual.q / residual.df / (total.q / total.df))));
  }
  const without = betweenVariance(alone, method);
  if (!without.ok) return without;
  const { tau2: start } = without.value;
  return ok(start > 0 ? Math.max(0, (100 * (start - tau2)) / start) : 0);
};

export interface Prediction {
  readonly value: number;
  readonly se: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Where the effect of a new study with these values is expected; null for `EE`. */
  readonly piLow: number | null;
  readonly piHigh: number | null;
}

/** The effect expected at given values of the moderators (in their order, without the 1 of the intercept). */
export const predictAt = (fit: RegressionFit, values: readonly number[]): Prediction => {
  const row = fit.coefficients.length > values.length ? [1, ...values] : values;
  const value = row.reduce((sum, x, j) => sum + x * fit.coefficients[j]!.beta, 0);
  const variance = row.reduce(
    (sum, a, i) => sum + row.reduce((s, b, j) => s + a * b * fit.vcov[i]![j]!, 0),
    0,
  );
  const critical = criticalValue(fit.options.level, fit.df);
  const half = critical * Math.sqrt(variance);
  const wide = fit.options.method === 'EE' ? null : critical * Math.sqrt(variance + fit.tau2);
  return {
    value,
    se: Math.sqrt(variance),
    ciLow: value - half,
    ciHigh: value + half,
    piLow: wide === null ? null : value - wide,
    piHigh: wide === null ? null : value + wide,
  };
};
