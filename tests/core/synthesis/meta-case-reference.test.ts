import { expect, test } from 'vitest';
import { metaCase } from '#core/synthesis/meta-case';
import { closedForm, differences, type Tolerance } from '../../reference/compare';
import { type Json, type JsonObject, isObject, list, loadAll, object } from '../../reference/load';

const cases = [...loadAll('oracle/meta'), ...loadAll('r'), ...loadAll('r-whole')].map((one) => ({
  id: String(one.id),
  one,
}));

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Regressions by what they are, so that the order and further ones make no difference. */
const keyed = (block: Json | undefined): JsonObject =>
  Object.fromEntries(
    list(block).map((row) => {
      const { mods, method, test: kind } = object(row);
      return [`${list(mods).join('+')} ${String(method)} ${String(kind)}`, row];
    }),
  );

const scaleOf = (one: JsonObject) => {
  const vi = list(one.effects)
    .map((row) => object(row).vi)
    .filter((v) => typeof v === 'number');
  return { vi: median(vi), one };
};

/** A block counts as iterative when an iterative estimate of tau2 stands behind it. */
const toleranceOf = (one: JsonObject, iterative: boolean): ((path: string) => Tolerance) => {
  if (!iterative) return () => closedForm;
  const { vi } = scaleOf(one);
  const results = object(one.results);
  const reml = results.REML === undefined ? undefined : object(results.REML).tau2;
  const slack = 1e-8 * (vi + (typeof reml === 'number' ? reml : 0));
  return (path) => {
    if (/tau2/.test(path)) return { relative: 1e-6, absolute: slack };
    // What an iterative tau2 of zero that came out as a tiny positive number does to the figures made from it.
    if (/(^|\.)(tau)(\.|$)/.test(path)) return { relative: 1e-6, absolute: Math.sqrt(slack) };
    if (/(I2|R2)/.test(path)) return { relative: 1e-6, absolute: 1e-6 };
    return { relative: 1e-6, absolute: 1e-9 };
  };
};

const isIterative = (method: string) => /^(ML|REML|PM|EB)/.test(method);

const ran = (one: JsonObject): JsonObject => {
  const result = metaCase(one);
  if (!result.ok) throw new Error(result.error.text);
  return object(JSON.parse(JSON.stringify(result.value)));
};

/** Where R refused, this engine must refuse too (in its own words); R's warnings are its own. */
const skip = (path: string) => /(^|\.)warnings$/.test(path);

const refused = (expected: Json): Json => {
  if (Array.isArray(expected)) return expected.map(refused);
  if (!isObject(expected)) return expected;
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, key === 'error' ? 'refused' : refused(value)]),
  );
};

const compare = (actual: Json | undefined, expected: Json, one: JsonObject, iterative: boolean) =>
  differences(refused(actual ?? null), refused(expected), toleranceOf(one, iterative), skip);

test.each(cases)('$id: effects', ({ one }) => {
  expect(compare(ran(one).effects, one.effects!, one, false)).toEqual([]);
});

test.each(cases)('$id: results', ({ one }) => {
  const actual = object(ran(one).results);
  for (const [key, block] of Object.entries(object(one.results))) {
    const { confint, ...rest } = object(block);
    expect([key, compare(actual[key], rest, one, isIterative(key))]).toEqual([key, []]);
    if (confint !== undefined)
      expect([key, compare(object(actual[key]).confint, confint, one, true)]).toEqual([key, []]);
  }
});

const having = (name: string) => cases.filter(({ one }) => one[name] !== undefined);

test.each(having('mh'))('$id: Mantel-Haenszel', ({ one }) => {
  // R gives an undefined pooled estimate without an error; here the reason stands beside the empty fields.
  expect(compare(ran(one).mh, one.mh!, one, false)).toEqual([]);
});

test.each(having('peto'))('$id: Peto', ({ one }) => {
  expect(compare(ran(one).peto, one.peto!, one, false)).toEqual([]);
});

test.each(having('subgroups'))('$id: subgroups', ({ one }) => {
  const actual = list(ran(one).subgroups);
  list(one.subgroups).forEach((block, i) => {
    const iterative = isIterative(String(object(block).method));
    expect(compare(actual[i], block, one, iterative)).toEqual([]);
  });
});

test.each(having('metareg'))('$id: meta-regression', ({ one }) => {
  const actual = keyed(ran(one).metareg);
  for (const [key, block] of Object.entries(keyed(one.metareg))) {
    const iterative = isIterative(String(object(block).method));
    expect([key, compare(actual[key], block, one, iterative)]).toEqual([key, []]);
  }
});

test.each(having('sensitivity'))('$id: sensitivity', ({ one }) => {
  const actual = object(ran(one).sensitivity);
  for (const [key, block] of Object.entries(object(one.sensitivity)))
    for (const [part, rows] of Object.entries(object(block)))
      expect([key, part, compare(object(actual[key])[part], rows, one, isIterative(key))]).toEqual([
        key,
        part,
        [],
      ]);
});

test.each(having('smallStudy'))('$id: small-study effects', ({ one }) => {
  const actual = object(ran(one).smallStudy);
  for (const [key, block] of Object.entries(object(one.smallStudy))) {
    const iterative = /REML|trimfill/.test(key);
    expect([key, compare(actual[key], block, one, iterative)]).toEqual([key, []]);
  }
});
