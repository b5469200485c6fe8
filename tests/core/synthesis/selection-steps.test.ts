import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { fitSelection } from '#core/synthesis/selection/selection-model';
import { betaFunction, type Sides, stepFunction } from '#core/synthesis/selection/weight-functions';
import { differences, type Tolerance } from '../../reference/compare';
import { type Json, type JsonObject, list, load, object } from '../../reference/load';

const all = load('selection-steps.json');
const cases = Object.entries(all).filter(([name]) => name !== 'source');

/** As the reference cases: estimates to 1e-5, standard errors to 1e-4. */
const tolerance = (path: string): Tolerance => ({ relative: /se/.test(path) ? 1e-4 : 1e-5, absolute: 1e-7 });

const numbers = (values: Json | undefined): number[] => list(values ?? []).map(Number);

const fitted = ({ yi, vi, type, steps, alternative }: JsonObject): Json => {
  const sides: Sides = alternative === 'two.sided' ? 'two' : 'one';
  const steppy = type === 'stepfun';
  const side = alternative === 'greater' || alternative === 'less' ? alternative : null;
  const weight = steppy ? stepFunction(numbers(steps), sides) : betaFunction[sides];
  const found = fitSelection(numbers(yi), numbers(vi), weight, 95, side);
  if (!found.ok) throw new Error(found.error.text);
  const { seTau2, delta, seDelta, lrt, lrtDf, lrtP, logLik, beta, se, tau2 } = found.value;
  return {
    ...{ alternative: found.value.alternative, logLik, beta, se, tau2, 'se.tau2': seTau2 },
    delta: [...(steppy ? [1] : []), ...delta],
    'se.delta': [...(steppy ? [null] : []), ...seDelta],
    ...{ LRT: lrt, LRTdf: lrtDf, LRTp: lrtP },
  };
};

test.each(cases)('selection model: %s', (_, one) => {
  const { yi: _y, vi: _v, type: _t, steps: _s, ...expected } = object(one);
  expect(differences(fitted(object(one)), expected, tolerance)).toEqual([]);
});

test('a case asks for two-sided selection', () => {
  const { yi, vi, steps, beta, delta } = object(all['bcg, two-sided 0.001 and 0.1']!);
  const variances = numbers(vi);
  const studies = numbers(yi).map((y, i) => ({ yi: y, vi: variances[i]! }));
  const done = metaCase({ measure: 'GEN', studies, options: { alternative: 'two.sided', steps } });
  if (!done.ok) throw new Error(done.error.text);
  const { selection } = object(object(JSON.parse(JSON.stringify(done.value))).results);
  const { step1, step2, beta: continuous, steps: asked } = object(selection!);
  expect(differences(asked!, { beta: beta!, delta: delta! }, tolerance)).toEqual([]);
  for (const block of [step1, step2, continuous])
    expect(object(block!)).toMatchObject({ alternative: 'two.sided', beta: expect.any(Number) });
  expect([object(step1!).steps, object(step2!).steps]).toEqual([[0.05], [0.01, 0.05]]);
});
