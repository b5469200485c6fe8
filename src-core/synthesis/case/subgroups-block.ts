import type { PoolOptions } from '../pool';
import type { Coefficient, RegressionFit } from '../regression';
import { commonSubgroups, type GroupedEffects, separateSubgroups } from '../subgroups';
import { backTransformation, type CaseEffect } from './case-effects';
import { number, type Output, outcome } from './output';
import type { MetaCase } from './parse-case';
import { testKeys } from './results-block';

const fits: readonly (readonly [string, PoolOptions['test']])[] = [
  ['REML', 'wald'],
  ['DL', 'wald'],
  ['EE', 'wald'],
  ['REML', 'knha'],
];

/** Subgroup analyses; null when no study names its subgroup. */
export const subgroupsBlock = (one: MetaCase, effects: readonly CaseEffect[]): Output => {
  const grouped = effects.filter(({ study }) => study.subgroup !== null);
  if (grouped.length === 0) return null;
  const values: GroupedEffects = {
    yi: grouped.map(({ yi }) => yi),
    vi: grouped.map(({ vi }) => vi),
    groups: grouped.map(({ study }) => study.subgroup ?? ''),
  };
  return fits.map(([method, test]) => {
    const options = { method, test, level: one.level };
    return {
      by: 'subgroup',
      method,
      test: testKeys[test],
      separate: separateBlock(one, grouped, values, options),
      common: commonBlock(values, options),
    };
  });
};

const separateBlock = (
  one: MetaCase,
  grouped: readonly CaseEffect[],
  values: GroupedEffects,
  options: PoolOptions,
): Output =>
  outcome(separateSubgroups(values, options), ({ groups, difference }) => ({
    groups: groups.map(({ level, fit }) => {
      const members = grouped.filter(({ study }) => study.subgroup === level);
      const back = backTransformation(
        one,
        members.map(({ study }) => study),
      );
      return {
        level,
        k: fit.k,
        methodUsed: options.method,
        testUsed: testKeys[fit.testUsed],
        beta: number(fit.beta),
        se: number(fit.se),
        [fit.df === null ? 'zval' : 'tval']: number(fit.statistic),
        pval: number(fit.p),
        'ci.lb': number(fit.ciLow),
        'ci.ub': number(fit.ciHigh),
        tau2: number(fit.tau2),
        I2: number(fit.i2),
        QE: number(fit.q),
        QEdf: fit.qDf,
        QEp: number(fit.qP),
        ...(back === null
          ? {}
          : {
              transf: {
                beta: number(back(fit.beta)),
                'ci.lb': number(back(fit.ciLow)),
                'ci.ub': number(back(fit.ciHigh)),
              },
            }),
      };
    }),
    ...(difference === null
      ? {}
      : { QB: number(difference.q), QBdf: difference.df, QBp: number(difference.p) }),
  }));

const commonBlock = (values: GroupedEffects, options: PoolOptions): Output =>
  outcome(commonSubgroups(values, options), ({ contrasts, groups }) => ({
    groups: groups.map((group) => ({
      level: group.name,
      beta: number(group.beta),
      se: number(group.se),
      [contrasts.df === null ? 'zval' : 'tval']: number(group.statistic),
      pval: number(group.p),
      'ci.lb': number(group.ciLow),
      'ci.ub': number(group.ciHigh),
    })),
    ...modelFields(contrasts),
    contrasts: contrasts.coefficients.map(coefficientFields),
  }));

/** Fields that a regression and a common-tau2 subgroup model share. */
export const modelFields = (fit: RegressionFit): { readonly [key: string]: Output } => ({
  tau2: number(fit.tau2),
  'se.tau2': number(fit.seTau2),
  I2: number(fit.i2),
  H2: number(fit.h2),
  R2: number(fit.r2),
  QE: number(fit.q),
  QEdf: fit.qDf,
  QEp: number(fit.qP),
  QM: number(fit.qm),
  QMdf: [fit.qmDf[0], fit.qmDf[1]],
  QMp: number(fit.qmP),
});

const coefficientFields = ({ name, beta, se, p, ciLow, ciHigh }: Coefficient): Output => ({
  name,
  beta: number(beta),
  se: number(se),
  pval: number(p),
  'ci.lb': number(ciLow),
  'ci.ub': number(ciHigh),
});
