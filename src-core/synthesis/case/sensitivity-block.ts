import { type PooledFit, type PoolOptions, poolEffects } from '../pool';
import { baujat, influence } from '../sensitivity/influence';
import { cumulative, inOrderOfYear, leaveOneOut } from '../sensitivity/leave-one-out';
import { shrunkenEffects, standardisedResiduals } from '../sensitivity/residuals';
import type { CaseEffect } from './case-effects';
import { number, type Output, type OutputObject, outcome } from './output';
import type { MetaCase } from './parse-case';

const fits: readonly (readonly [string, string, PoolOptions['test']])[] = [
  ['REML', 'REML', 'wald'],
  ['DL', 'DL', 'wald'],
  ['EE', 'EE', 'wald'],
  ['REML-knha', 'REML', 'knha'],
];

/** Leave-one-out, cumulative, influence, Baujat, residuals and shrunken effects; null without any effect. */
export const sensitivityBlock = (one: MetaCase, effects: readonly CaseEffect[]): Output =>
  effects.length === 0
    ? null
    : Object.fromEntries(
        fits.map(([key, method, test]) => [key, oneFit(effects, { method, test, level: one.level })]),
      );

const oneFit = (effects: readonly CaseEffect[], options: PoolOptions): Output => {
  const yi = effects.map((effect) => effect.yi);
  const vi = effects.map((effect) => effect.vi);
  const labels = effects.map(({ study }) => study.label);
  const full = poolEffects(yi, vi, options);
  const deleted = leaveOneOut(yi, vi, options);
  const common = options.method === 'EE' || !full.ok;
  return {
    leave1out: outcome(deleted, (rows) =>
      rows.map((row, i) => ({ omitted: labels[i]!, ...pooledFields(row) })),
    ),
    ...cumulativeBlock(effects, options),
    influence: outcome(influence(yi, vi, options, deleted), (rows) =>
      rows.map((row, i) => ({
        label: labels[i]!,
        rstudent: number(row.rstudent),
        dffits: number(row.dffits),
        'cook.d': number(row.cookD),
        'cov.r': number(row.covRatio),
        'tau2.del': number(row.tau2Deleted),
        'QE.del': number(row.qDeleted),
        hat: number(row.hat),
        weight: number(row.weight),
        dfbetas: number(row.dfbetas),
        inf: row.flagged,
      })),
    ),
    baujat: outcome(baujat(yi, vi, options, deleted), (rows) =>
      rows.map(({ x, y }, i) => ({ label: labels[i]!, x: number(x), y: number(y) })),
    ),
    rstandard: outcome(standardisedResiduals(yi, vi, options), (rows) =>
      rows.map(({ residual, se, z }, i) => ({
        label: labels[i]!,
        resid: number(residual),
        se: number(se),
        z: number(z),
      })),
    ),
    ...(common
      ? {}
      : {
          blup: outcome(shrunkenEffects(yi, vi, options), (rows) =>
            rows.map(({ value, se, low, high }, i) => ({
              label: labels[i]!,
              pred: number(value),
              se: number(se),
              'pi.lb': number(low),
              'pi.ub': number(high),
            })),
          ),
        }),
  };
};

/** In the order of the years, ties as they come; left out when no study has a year. */
const cumulativeBlock = (effects: readonly CaseEffect[], options: PoolOptions): OutputObject => {
  if (effects.every(({ study }) => study.year === null)) return {};
  const ordered = inOrderOfYear(effects, ({ study }) => study.year);
  const fit = cumulative(
    ordered.map(({ yi }) => yi),
    ordered.map(({ vi }) => vi),
    options,
  );
  return {
    cumul: outcome(fit, (rows) =>
      rows.map((row, i) => {
        const { label, year } = ordered[i]!.study;
        return { added: label, year, k: row.k, ...pooledFields(row) };
      }),
    ),
  };
};

const pooledFields = (fit: PooledFit): OutputObject => ({
  beta: number(fit.beta),
  se: number(fit.se),
  stat: number(fit.statistic),
  pval: number(fit.p),
  'ci.lb': number(fit.ciLow),
  'ci.ub': number(fit.ciHigh),
  QE: number(fit.q),
  QEp: number(fit.qP),
  tau2: number(fit.tau2),
  I2: number(fit.i2),
  H2: number(fit.h2),
});
