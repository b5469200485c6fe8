import type { Test } from '../pool';
import { fitRegression, predictAt, type RegressionFit } from '../regression';
import type { CaseEffect } from './case-effects';
import { number, numbers, type Output, outcome } from './output';
import type { MetaCase } from './parse-case';
import { testKeys } from './results-block';
import { modelFields } from './subgroups-block';

const methods = ['EE', 'DL', 'ML', 'REML', 'PM'] as const;
const tests: readonly Test[] = ['wald', 'knha', 'adhoc'];

/** Meta-regressions on complete cases; null when nothing is asked for. */
export const regressionsBlock = (one: MetaCase, effects: readonly CaseEffect[]): Output =>
  one.regressions.length === 0
    ? null
    : one.regressions.flatMap((mods) =>
        methods.flatMap((method) => tests.map((test) => regressionBlock(one, effects, mods, method, test))),
      );

const regressionBlock = (
  { level }: MetaCase,
  effects: readonly CaseEffect[],
  mods: readonly string[],
  method: string,
  test: Test,
): Output => {
  const absent = mods.find((name) => !effects.some(({ study }) => study.fields.has(name)));
  if (absent !== undefined)
    return {
      mods: [...mods],
      method,
      test: testKeys[test],
      k: 0,
      error: `bad-request: No study has a number under "${absent}".`,
    };
  const complete = effects.filter(({ study }) => mods.every((name) => study.fields.has(name)));
  const moderators = mods.map((name) => ({
    name,
    values: complete.map(({ study }) => study.fields.get(name) ?? Number.NaN),
  }));
  const fit = fitRegression(
    complete.map(({ yi }) => yi),
    complete.map(({ vi }) => vi),
    moderators,
    { method, test, level, intercept: true },
  );
  const head = { mods: [...mods], method, test: testKeys[test], k: complete.length };
  if (!fit.ok) return { ...head, error: `${fit.error.code}: ${fit.error.text}` };
  return outcome(fit, (value) => ({
    ...head,
    coefs: coefficientsBlock(value),
    df: value.df,
    ...modelFields(value),
    vcov: value.vcov.map(numbers),
    predict: [0.25, 0.75].map((share) =>
      predictionBlock(
        value,
        moderators.map(({ values }) => quantile(values, share)),
      ),
    ),
  }));
};

const coefficientsBlock = ({ coefficients, df }: RegressionFit): Output =>
  coefficients.map(({ name, beta, se, statistic, p, ciLow, ciHigh }) => ({
    name,
    beta: number(beta),
    se: number(se),
    [df === null ? 'zval' : 'tval']: number(statistic),
    pval: number(p),
    'ci.lb': number(ciLow),
    'ci.ub': number(ciHigh),
  }));

const predictionBlock = (fit: RegressionFit, values: readonly number[]): Output => {
  const { value, se, ciLow, ciHigh, piLow, piHigh } = predictAt(fit, values);
  return {
    newmods: numbers(values),
    pred: number(value),
    se: number(se),
    'ci.lb': number(ciLow),
    'ci.ub': number(ciHigh),
    'pi.lb': number(piLow),
    'pi.ub': number(piHigh),
  };
};

/** Sample quantile with linear interpolation between order statistics (R's type 7). */
const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below]!;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
};
