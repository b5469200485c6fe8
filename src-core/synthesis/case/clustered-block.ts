import type { AppError } from '../../errors';
import { appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { chiSquareUpper } from '../../stats/chi-square';
import { type ClusteredModel, clusteredModel, marginalFit } from '../clustered/marginal';
import { type PlainCoefficient, plainCoefficients } from '../clustered/plain-coefficients';
import { type RobustCoefficient, robustCR1, robustCR2, type WorkingFit } from '../clustered/robust';
import {
  fitThreeLevel,
  type Likelihood,
  profileInterval,
  type ThreeLevelFit,
} from '../clustered/three-level';
import { fitTwoLevel } from '../clustered/two-level';
import { varianceShares } from '../clustered/variance-shares';
import { criticalValue } from '../pool';
import type { CaseEffect } from './case-effects';
import { number, numbers, type Output, type OutputObject, outcome } from './output';

/** An effect with the study (cluster) it belongs to. */
export interface ClusteredEffect extends CaseEffect {
  readonly cluster: string;
}

const modelOf = (
  effects: readonly ClusteredEffect[],
  mods: readonly string[],
): Result<ClusteredModel, AppError> => {
  const model = clusteredModel(
    effects.map(({ yi }) => yi),
    effects.map(({ vi }) => vi),
    effects.map(({ cluster }) => cluster),
    mods.map((name) => effects.map(({ study }) => study.fields.get(name) ?? Number.NaN)),
  );
  return model === null ? err(appError('not-estimable', 'A moderator repeats the others.')) : ok(model);
};

/** Keys `REML-z`, `REML-t`, `ML-z`, `ML-t`. */
export const threeLevelBlock = (
  effects: readonly ClusteredEffect[],
  mods: readonly string[],
  level: number,
): Output => {
  const model = modelOf(effects, mods);
  return outcome(model, (value) => {
    const blocks: { [key: string]: Output } = {};
    for (const kind of ['REML', 'ML'] as const) {
      const fit = fitThreeLevel(value, kind);
      blocks[`${kind}-z`] = outcome(fit, (best) => ({
        ...headBlock(value, best, mods, kind, 'z', level),
        ...independentBlock(value, best, mods, kind, level),
      }));
      blocks[`${kind}-t`] = outcome(fit, (best) => headBlock(value, best, mods, kind, 't', level));
    }
    return blocks;
  });
};

const headBlock = (
  model: ClusteredModel,
  { sigma2, fit }: ThreeLevelFit,
  mods: readonly string[],
  kind: Likelihood,
  test: 'z' | 't',
  level: number,
): OutputObject => {
  const k = model.yi.length;
  const df = test === 'z' ? null : k - model.columns.length;
  const rows = plainCoefficients(model, { sigma2, fit }, ['intrcpt', ...mods], df, level);
  const { beta, se } = rows[0]!;
  const wide = criticalValue(level, df) * Math.sqrt(se * se + sigma2[0] + sigma2[1]);
  return {
    method: kind,
    test,
    k,
    nStudies: model.clusters.length,
    coefs: rows.map((row) => coefficientBlock(row, test === 'z' ? 'zval' : 'tval')),
    ...(mods.length === 0 ? { 'pi.lb': number(beta - wide), 'pi.ub': number(beta + wide) } : {}),
  };
};

/** The parts that do not depend on the test. */
const independentBlock = (
  model: ClusteredModel,
  best: ThreeLevelFit,
  mods: readonly string[],
  kind: Likelihood,
  level: number,
): OutputObject => {
  const { sigma2 } = best;
  const { residual, typical, i2, shares } = varianceShares(model, sigma2);
  const interval = (component: 0 | 1) =>
    outcome(profileInterval(model, best, kind, component, level), ([lb, ub]) => ({
      lb: number(lb),
      ub: number(ub),
    }));
  return {
    sigma2: [sigma2[0], sigma2[1]],
    ...(best.held === null ? {} : { warnings: [best.held.text] }),
    logLik: number(best.logLik),
    QE: number(residual?.q ?? null),
    QEdf: residual?.df ?? null,
    QEp: number(residual?.p ?? null),
    ...(mods.length === 0 ? {} : omnibusBlock(model, best)),
    typicalV: number(typical),
    I2: number(i2),
    'I2.level': numbers(shares),
    ...(mods.length === 0 ? { 'sigma2.1.ci': interval(0), 'sigma2.2.ci': interval(1) } : {}),
    ...(kind === 'REML' ? { robust: robustBlock(model, best, mods, level) } : {}),
  };
};

/** Chi-square of all moderators: the fall of the weighted residual sum of squares when they are taken out. */
const omnibusBlock = (model: ClusteredModel, { sigma2, fit }: ThreeLevelFit): OutputObject => {
  const alone = clusteredModel(model.yi, model.vi, clusterNames(model), []);
  const without = alone === null ? null : marginalFit(alone, sigma2);
  const qm = without === null ? Number.NaN : without.q - fit.q;
  const df = model.columns.length - 1;
  return { QM: number(qm), QMdf: df, QMp: number(chiSquareUpper(qm, df)) };
};

const clusterNames = ({ yi, clusters }: ClusteredModel): readonly string[] => {
  const names = yi.map(() => '');
  clusters.forEach((rows, c) => {
    for (const i of rows) names[i] = String(c);
  });
  return names;
};

const robustBlock = (
  model: ClusteredModel,
  working: WorkingFit,
  mods: readonly string[],
  level: number,
): Output => {
  const names = ['intrcpt', ...mods];
  const rows = (result: Result<readonly RobustCoefficient[], AppError>) =>
    outcome(result, (values) => values.map((row) => coefficientBlock(row, 'tval')));
  return {
    CR2: rows(robustCR2(model, working, names, level)),
    CR1: rows(robustCR1(model, working, names, level)),
  };
};

/** The ordinary random-effects model with robust standard errors beside the usual ones. */
export const twoLevelBlock = (
  effects: readonly ClusteredEffect[],
  mods: readonly string[],
  level: number,
): Output => {
  const model = modelOf(effects, mods);
  if (!model.ok) return outcome(model, () => null);
  const fit = fitTwoLevel(model.value, mods, 'REML', level);
  return outcome(
    fit,
    ({ tau2, working }): Output => ({
      method: 'REML',
      k: model.value.yi.length,
      nStudies: model.value.clusters.length,
      tau2: number(tau2),
      coefs: plainCoefficients(model.value, working, ['intrcpt', ...mods], null, level).map((row) =>
        coefficientBlock(row, 'zval'),
      ),
      robust: robustBlock(model.value, working, mods, level),
    }),
  );
};

const coefficientBlock = (
  { name, beta, se, statistic, df, p, ciLow, ciHigh }: PlainCoefficient,
  key: string,
): Output => ({
  name,
  beta: number(beta),
  se: number(se),
  [key]: number(statistic),
  df: number(df),
  pval: number(p),
  'ci.lb': number(ciLow),
  'ci.ub': number(ciHigh),
});
