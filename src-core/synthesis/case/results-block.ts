import { criticalValue, type PooledFit, poolEffects, type Test } from '../pool';
import { qProfile } from '../q-profile';
import { tau2Estimators } from '../tau-squared/index';
import { interceptModel } from '../weighted-fit';
import { backTransformation, type CaseEffect } from './case-effects';
import { number, type Output, type OutputObject, outcome } from './output';
import type { MetaCase } from './parse-case';

/** Names of the tests in the keys of a case. */
export const testKeys = { wald: 'z', knha: 'knha', adhoc: 'adhoc' } as const satisfies Record<Test, string>;

export const methods: readonly string[] = ['EE', ...tau2Estimators.map(({ id }) => id)];

const keyOf = (method: string, test: Test): string =>
  test === 'wald' ? method : `${method}-${testKeys[test]}`;

const tests = ['wald', 'knha', 'adhoc'] as const satisfies readonly Test[];

export const resultKeys: readonly string[] = tests.flatMap((test) =>
  methods.map((method) => keyOf(method, test)),
);

/** All methods, each plain, `-knha` and `-adhoc`; with `only`, just those keys. */
export const resultsBlock = (
  one: MetaCase,
  effects: readonly (CaseEffect | null)[],
  only: readonly string[] | null,
): OutputObject => {
  const blocks: { [key: string]: Output } = {};
  for (const test of tests)
    for (const method of methods) {
      const key = keyOf(method, test);
      if (only === null || only.includes(key)) blocks[key] = resultBlock(one, effects, method, test);
    }
  return blocks;
};

const resultBlock = (
  one: MetaCase,
  effects: readonly (CaseEffect | null)[],
  method: string,
  test: Test,
): Output => {
  const used = effects.filter((effect) => effect !== null);
  const yi = used.map((effect) => effect.yi);
  const vi = used.map((effect) => effect.vi);
  return outcome(poolEffects(yi, vi, { method, test, level: one.level }), (fit) => {
    const wide = method === 'EE' ? null : intervals(fit, one.level);
    const weights = [...fit.weights];
    const confint: OutputObject =
      (method === 'REML' || method === 'DL') && test === 'wald'
        ? { confint: confintBlock(interceptModel(yi, vi), one.level) }
        : {};
    return {
      ...fitBlock(fit, method),
      'pi.lb': number(wide?.plain[0] ?? null),
      'pi.ub': number(wide?.plain[1] ?? null),
      ...(wide === null
        ? {}
        : { 'pi.riley.lb': number(wide.riley[0]), 'pi.riley.ub': number(wide.riley[1]) }),
      weights: effects.map((effect) => (effect === null ? null : number(weights.shift() ?? null))),
      ...confint,
      ...transformedBlock(one, used, fit, wide?.plain ?? null),
    };
  });
};

/** The fields that every pooled fit has. */
export const fitBlock = (fit: PooledFit, method: string): OutputObject => ({
  method,
  test: testKeys[fit.testUsed],
  k: fit.k,
  beta: number(fit.beta),
  se: number(fit.se),
  [fit.testUsed === 'wald' ? 'zval' : 'tval']: number(fit.statistic),
  df: fit.df,
  pval: number(fit.p),
  'ci.lb': number(fit.ciLow),
  'ci.ub': number(fit.ciHigh),
  tau2: number(fit.tau2),
  'se.tau2': number(fit.seTau2),
  tau: number(Math.sqrt(fit.tau2)),
  I2: number(fit.i2),
  H2: number(fit.h2),
  QE: number(fit.q),
  QEdf: fit.qDf,
  QEp: number(fit.qP),
});

const intervals = (fit: PooledFit, level: number) => {
  const spread = Math.sqrt(fit.se * fit.se + fit.tau2);
  const around = (critical: number) => [fit.beta - critical * spread, fit.beta + critical * spread] as const;
  return {
    plain: around(criticalValue(level, fit.df)),
    riley: around(criticalValue(level, Math.max(1, fit.k - 2))),
  };
};

const confintBlock = (model: ReturnType<typeof interceptModel>, level: number): Output =>
  outcome(qProfile(model, level), ({ tau2, i2, h2, empty }) => ({
    'tau2.ci.lb': number(tau2[0]),
    'tau2.ci.ub': number(tau2[1]),
    'tau.ci.lb': number(Math.sqrt(tau2[0])),
    'tau.ci.ub': number(Math.sqrt(tau2[1])),
    'I2.ci.lb': number(i2[0]),
    'I2.ci.ub': number(i2[1]),
    'H2.ci.lb': number(h2[0]),
    'H2.ci.ub': number(h2[1]),
    'null.set': empty,
    'ub.sign': empty ? '<' : '',
  }));

const transformedBlock = (
  one: MetaCase,
  used: readonly CaseEffect[],
  fit: PooledFit,
  wide: readonly [number, number] | null,
): OutputObject => {
  const back = backTransformation(
    one,
    used.map(({ study }) => study),
  );
  if (back === null) return {};
  return {
    transf: {
      beta: number(back(fit.beta)),
      'ci.lb': number(back(fit.ciLow)),
      'ci.ub': number(back(fit.ciHigh)),
      'pi.lb': number(wide === null ? null : back(wide[0])),
      'pi.ub': number(wide === null ? null : back(wide[1])),
    },
  };
};
