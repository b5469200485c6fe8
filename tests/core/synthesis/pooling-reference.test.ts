import { expect, test } from 'vitest';
import { mantelHaenszel } from '#core/synthesis/mantel-haenszel';
import { poolEffects } from '#core/synthesis/pool';
import { closedForm, differences, type Tolerance } from '../../reference/compare';
import { type JsonObject, list, loadAll, object } from '../../reference/load';

const cases = loadAll('oracle/meta');

/** Yi and vi of the studies that R could use. */
const effects = (one: JsonObject) => {
  const usable = list(one.effects)
    .map(object)
    .filter(({ vi }) => vi !== null);
  return { yi: usable.map(({ yi }) => Number(yi)), vi: usable.map(({ vi }) => Number(vi)) };
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const fits = cases.flatMap((one) =>
  Object.entries(object(one.results)).flatMap(([key, value]) => {
    const block = object(value);
    const [method, test = 'wald'] = key.split('-');
    return [{ id: String(one.id), key, method: method!, test, one, block }];
  }),
);

test.each(fits)('$id $key', ({ method, test: kind, one, block }) => {
  const { yi, vi } = effects(one);
  const options = { method, test: kind === 'knha' || kind === 'adhoc' ? kind : 'wald', level: 95 } as const;
  const fit = poolEffects(yi, vi, options);
  if ('error' in block) {
    expect(fit.ok).toBe(false);
    return;
  }
  if (!fit.ok) throw new Error(fit.error.text);
  const { value } = fit;
  const tolerance = (path: string): Tolerance => {
    if (!['REML', 'ML', 'PM', 'EB'].includes(method)) return closedForm;
    const slack = 1e-8 * (median(vi) + Number(block.tau2));
    return { relative: 1e-6, absolute: /tau|I2/.test(path) ? Math.max(Math.sqrt(slack), 1e-9) : 1e-9 };
  };
  const actual = {
    k: value.k,
    beta: value.beta,
    se: value.se,
    'ci.lb': value.ciLow,
    'ci.ub': value.ciHigh,
    df: value.df,
    pval: value.p,
    tau2: value.tau2,
    'se.tau2': value.seTau2,
    I2: value.i2,
    H2: value.h2,
    QE: value.q,
    QEdf: value.qDf,
    QEp: value.qP,
  };
  const expected = Object.fromEntries(Object.keys(actual).map((name) => [name, block[name] ?? null]));
  expect(differences(actual, expected, tolerance)).toEqual([]);
});

const stratified = cases.flatMap((one) =>
  Object.entries(object(one.mh ?? {})).flatMap(([measure, value]) =>
    measure === 'RR' || measure === 'OR' || measure === 'RD'
      ? [{ id: String(one.id), measure, one, block: object(value) } as const]
      : [],
  ),
);

test.each(stratified)('$id Mantel-Haenszel $measure', ({ measure, one, block }) => {
  const tables = list(one.studies)
    .map(object)
    .filter(({ events1, events2 }) => events1 !== null && events2 !== null)
    .map(({ events1, n1, events2, n2 }) => ({
      events1: Number(events1),
      n1: Number(n1),
      events2: Number(events2),
      n2: Number(n2),
    }));
  const result = mantelHaenszel(tables, measure);
  if (block.beta === null) {
    expect(result.ok).toBe(false);
    return;
  }
  if (!result.ok) throw new Error(result.error.text);
  const { beta, se, weights } = result.value;
  const expected = {
    beta: block.beta!,
    se: block.se!,
    weights: list(block.weights).filter((w) => w !== null),
  };
  expect(differences({ beta, se, weights }, expected, () => closedForm)).toEqual([]);
});
