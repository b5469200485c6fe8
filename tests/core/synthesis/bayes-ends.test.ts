import { expect, test } from 'vitest';
import { posterior } from '#core/synthesis/bayes/posterior';
import { tauPrior } from '#core/synthesis/bayes/priors';
import { heterogeneity, meanEffect, shortestInterval } from '#core/synthesis/bayes/summaries';
import { differences, type Tolerance } from '../../reference/compare';
import { type Json, list, load, object } from '../../reference/load';

const cases = Object.entries(load('bayes-uniform.json')).filter(([name]) => name !== 'source');
// R's root finding and integrals keep about ten digits.
const near: Tolerance = { relative: 1e-8, absolute: 1e-10 };

const unwrap = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('no value');
  return result.value;
};

test.each(cases)('posterior: %s', (_, one) => {
  const { yi, vi, prior, mu, tau, short } = object(one);
  const found = unwrap(
    posterior(list(yi).map(Number), list(vi).map(Number), unwrap(tauPrior(String(prior)))),
  );
  const [mean, spread] = [meanEffect(found), heterogeneity(found)];
  const quantile = (p: number) => unwrap(spread.quantile(p));
  const actual: Json = {
    mu: { mean: mean.mean, sd: mean.sd },
    tau: {
      mean: spread.mean,
      sd: spread.sd,
      median: quantile(0.5),
      'ci.lb': quantile(0.025),
      'ci.ub': quantile(0.975),
    },
  };
  expect(differences(actual, { mu: mu!, tau: tau! }, () => near)).toEqual([]);
  expect(spread.below(found.upper)).toBe(1);
  if (short === undefined) return;
  const shortest = unwrap(shortestInterval(spread, 0.95, { floor: 0, ceiling: found.upper }));
  expect(differences([...shortest], short, () => near)).toEqual([]);
});

test('beyond the end of the prior there is nothing', () => {
  const found = unwrap(posterior([0.1, 2], [0.04, 0.04], unwrap(tauPrior('uniform-0.5'))));
  expect(found.tauDensity(0.500001)).toBe(0);
  expect(found.tauDensity(0.5)).toBeGreaterThan(0);
  expect(found.tauBelow(0.7)).toBe(1);
});

test('effects beyond all numbers are refused', () => {
  const far = posterior([1e200, -1e200], [1, 1], unwrap(tauPrior('halfnormal-1')));
  expect(far.ok ? 'a number' : far.error.code).toBe('not-estimable');
});
