import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { measureById, measures } from '#core/measures/index';
import { tau2EstimatorById, tau2Estimators } from '#core/synthesis/tau-squared/index';
import { loadAll, object } from '../../reference/load';

const folder = (path: string) => fileURLToPath(new URL(`../../../src-core/${path}`, import.meta.url));

/** Files of a folder that hold a registry entry, told by what they export. */
const entryFiles = (path: string, sign: RegExp) =>
  readdirSync(folder(path)).filter((name) => sign.test(readFileSync(`${folder(path)}/${name}`, 'utf8')));

const references = [...loadAll('oracle/meta'), ...loadAll('r')];

test('every measure file is listed once, and every id is its own', () => {
  expect(entryFiles('measures', /= defineMeasure\(\{/)).toHaveLength(measures.length);
  expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length);
});

test('every estimator file is listed once, and every id is its own', () => {
  expect(entryFiles('synthesis/tau-squared', /as const satisfies Tau2Estimator/)).toHaveLength(
    tau2Estimators.length,
  );
  expect(new Set(tau2Estimators.map(({ id }) => id)).size).toBe(tau2Estimators.length);
});

test.each(measures.map(({ id }) => id))('%s has reference numbers', (id) => {
  expect(references.some(({ measure }) => measure === id)).toBe(true);
});

test.each(tau2Estimators.map(({ id }) => id))('%s has reference numbers', (id) => {
  expect(references.some(({ results }) => object(results)[id] !== undefined)).toBe(true);
});

test('an id that nobody listed is an error', () => {
  for (const lookUp of [measureById, tau2EstimatorById]) {
    const found = lookUp('nothing');
    expect(found.ok ? 'found' : found.error.code).toBe('unknown-id');
  }
});

test.each([
  ['RR', { kind: '2x2', events1: 0, n1: 10, events2: 3, n2: 10 }, 'zero-events'],
  ['OR', { kind: '2x2', events1: 10, n1: 10, events2: 3, n2: 10 }, 'zero-events'],
  ['RR', { kind: '2x2', events1: 11, n1: 10, events2: 3, n2: 10 }, 'impossible-data'],
  ['RD', { kind: '2x2', events1: 0, n1: 0, events2: 3, n2: 10 }, 'empty-arm'],
  ['MD', { kind: 'cont', mean1: 1, sd1: 0, n1: 10, mean2: 2, sd2: 0, n2: 10 }, 'no-spread'],
  ['SMD', { kind: 'cont', mean1: 1, sd1: 1, n1: 1, mean2: 2, sd2: 1, n2: 2 }, 'too-small'],
  ['ROM', { kind: 'cont', mean1: -1, sd1: 1, n1: 9, mean2: 2, sd2: 1, n2: 9 }, 'opposite-signs'],
  ['GEN', { kind: 'gen', yi: 1, sei: 0 }, 'no-spread'],
  ['GEN', { kind: 'gen', yi: Number.NaN, sei: 1 }, 'missing-data'],
  ['MC', { kind: 'paired', mean1: 1, sd1: 1, mean2: 2, sd2: 1, n: 9, r: 1.2 }, 'impossible-data'],
  ['MD', { kind: 'gen', yi: 1, sei: 1 }, 'wrong-data'],
] as const)('%s of %o gives the reason', (id, data, reason) => {
  const measure = measureById(id);
  if (!measure.ok) throw new Error(measure.error.text);
  const effect = measure.value.compute(data);
  expect(effect.ok ? 'computed' : effect.error.reason).toBe(reason);
});
