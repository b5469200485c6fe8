import type { AppError } from '../../errors';
import type { Result } from '../../result';
import { type PermutationTest, permuteRows, permuteSigns, usualSeed } from '../permutation';
import type { Test } from '../pool';
import type { CaseEffect } from './case-effects';
import { number, type Output, outcome } from './output';
import type { MetaCase } from './parse-case';
import { testKeys } from './results-block';

const fits: readonly (readonly [string, Test])[] = [
  ['REML', 'wald'],
  ['REML', 'knha'],
  ['DL', 'wald'],
  ['DL', 'knha'],
];

/** Permutation tests of the pooled effect and of the regressions: exact where few arrangements allow it, else of a sample that a seed fixes. */
export const permutationBlock = (
  { regressions, level, arrangements }: MetaCase,
  effects: readonly CaseEffect[],
): Output => {
  const blocks: { [key: string]: Output } = {};
  for (const mods of [[], ...regressions]) {
    const complete = effects.filter(({ study }) => mods.every((name) => study.fields.has(name)));
    const yi = complete.map((effect) => effect.yi);
    const vi = complete.map((effect) => effect.vi);
    const moderators = mods.map((name) => ({
      name,
      values: complete.map(({ study }) => study.fields.get(name) ?? Number.NaN),
    }));
    blocks[mods.length === 0 ? 'intercept' : mods.join('+')] = Object.fromEntries(
      fits.map(([method, test]) => {
        const options = { method, test, level };
        const result =
          mods.length === 0
            ? permuteSigns(yi, vi, options, arrangements)
            : permuteRows(yi, vi, moderators, options, arrangements);
        return [
          `${method}-${testKeys[test]}`,
          testBlock(result, method, test, mods, arrangements.seed ?? usualSeed),
        ];
      }),
    );
  }
  return blocks;
};

const testBlock = (
  result: Result<PermutationTest, AppError>,
  method: string,
  test: Test,
  mods: readonly string[],
  seed: number,
): Output =>
  outcome(result, ({ arrangements, exact, coefficients, omnibus }) => ({
    method,
    test: testKeys[test],
    mods: [...mods],
    nPerm: arrangements,
    exact,
    ...(exact ? {} : { seed }),
    coefs: coefficients.map(({ name, beta, statistic, count, p }) => ({
      name,
      beta: number(beta),
      stat: number(statistic),
      pval: number(p),
      count,
    })),
    ...(omnibus === null ? {} : { QM: number(omnibus.qm), QMp: number(omnibus.p) }),
  }));
