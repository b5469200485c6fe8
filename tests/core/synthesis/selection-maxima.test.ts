import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { fitSelection } from '#core/synthesis/selection/selection-model';
import { betaFunction } from '#core/synthesis/selection/weight-functions';
import { differences, type Tolerance } from '../../reference/compare';
import { type Json, type JsonObject, list, load, object } from '../../reference/load';

const cases = Object.entries(load('selection-beta.json')).filter(([name]) => name !== 'source');

/** As the reference cases: estimates to 1e-5, standard errors to 1e-4. */
const tolerance = (path: string): Tolerance => ({ relative: /se/.test(path) ? 1e-4 : 1e-5, absolute: 1e-7 });

test.each(cases)('beta weight, %s: the highest maximum and its standard errors', (_, one) => {
  const { yi, vi, ...expected } = object(one);
  const found = fitSelection(list(yi).map(Number), list(vi).map(Number), betaFunction.one, 95);
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

const bcg = load('oracle/meta/bcg-rr.json');

const selectionOf = (options: JsonObject): JsonObject => {
  const done = metaCase({ ...bcg, options: { ...object(bcg.options), ...options } });
  if (!done.ok) throw new Error(done.error.text);
  const { selection } = object(object(JSON.parse(JSON.stringify(done.value))).results);
  return selection === undefined ? {} : object(selection);
};

test('a case may ask for steps and a side of its own', () => {
  // R 4.2.2, metafor 3.8-1: selmodel(type = "stepfun", steps = c(.05, .3), alternative = "less").
  expect(selectionOf({ steps: [0.05, 0.3], alternative: 'less' }).steps).toMatchObject({
    alternative: 'less',
    steps: [0.05, 0.3],
    beta: expect.closeTo(-0.7731888, 5),
    se: expect.closeTo(0.2443271, 5),
    tau2: expect.closeTo(0.252816, 5),
    delta: [1, expect.closeTo(0.9987645, 4), expect.closeTo(1.550795, 4)],
    logLik: expect.closeTo(-12.569297841, 6),
  });
  // On the other side a weight runs away; R stops at its bound of 100 with a warning.
  expect(object(selectionOf({ steps: [0.05, 0.3], alternative: 'greater' }).steps!).error).toContain(
    'boundary',
  );
  expect(selectionOf({})).toEqual({});
  const wrong = metaCase({ ...bcg, options: { steps: [0.5, 0.1] } });
  expect(wrong.ok ? '' : wrong.error.text).toContain('options.steps');
});
