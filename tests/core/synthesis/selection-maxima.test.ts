import { expect, test } from 'vitest';
import { fitSelection } from '#core/synthesis/selection/selection-model';
import { betaFunction } from '#core/synthesis/selection/weight-functions';
import { differences, type Tolerance } from '../../reference/compare';
import { type Json, list, load, object } from '../../reference/load';

const cases = Object.entries(load('selection-beta.json')).filter(([name]) => name !== 'source');

/** As the reference cases: estimates to 1e-5, standard errors to 1e-4. */
const tolerance = (path: string): Tolerance => ({ relative: /se/.test(path) ? 1e-4 : 1e-5, absolute: 1e-7 });

test.each(cases)('beta weight, %s: the highest maximum and its standard errors', (_, one) => {
  const { yi, vi, ...expected } = object(one);
  const found = fitSelection(list(yi).map(Number), list(vi).map(Number), betaFunction, 95);
  if (!found.ok) throw new Error(found.error.text);
  const { logLik, beta, se, tau2, seTau2, delta, seDelta } = found.value;
  const actual: Json = {
    logLik,
    beta,
    se,
    tau2,
    'se.tau2': seTau2,
    delta: [...delta],
    'se.delta': [...seDelta],
  };
  expect(differences(actual, expected, tolerance)).toEqual([]);
});
