import { expect, test } from 'vitest';
import { convert, converters } from '#core/extraction/converters/index';
import { closedForm, differences } from '../../reference/compare';
import { type JsonObject, list, load, object } from '../../reference/load';

const rows = list(load('oracle/converters.json').rows).map(object);
const kinds = new Set(rows.map(({ kind }) => String(kind)));

test.each(rows.map((row) => ({ id: String(row.id), row })))('$id', ({ row }) => {
  const result = convert(String(row.kind), row.input);
  if (!result.ok) throw new Error(result.error.text);
  const actual: JsonObject = result.value;
  expect(differences(actual, row.expected!, () => closedForm)).toEqual([]);
});

test('the reference covers every converter but the one that inverts another', () => {
  expect(converters.map(({ id }) => id).filter((id) => !kinds.has(id))).toEqual(['crossover-r-from-se']);
  const r = 0.35;
  const forth = convert('paired-md-se-from-r', { sd1: 2.2, sd2: 1.9, r, n: 64 });
  const se = forth.ok ? forth.value.se! : Number.NaN;
  const back = convert('crossover-r-from-se', { sd1: 2.2, sd2: 1.9, se, n: 64 });
  expect(back.ok && back.value.r).toBeCloseTo(r, 12);
});

test.each([
  ['no-such-kind', {}, 'unknown-id'],
  ['se-to-sd', { se: 1 }, 'bad-request'],
  ['se-to-sd', { se: 1, n: 'ten' }, 'bad-request'],
  ['se-to-sd', { se: 1, n: 0 }, 'bad-request'],
  ['se-to-sd', { se: 0, n: 10 }, 'bad-request'],
  ['wan-min-med-max', { min: 1, median: 2, max: 3, n: 1e308 }, 'bad-request'],
  ['wan-five-number', { min: 1, q1: 1, median: 2, q3: 3, max: 3, n: 1e308 }, 'bad-request'],
  ['ci-to-sd-t', { lb: 1, ub: 2, n: 1 }, 'bad-request'],
  ['p-to-se-z', { estimate: 1, p: 0 }, 'bad-request'],
  ['wan-q1-med-q3', { q1: 3, median: 2, q3: 4, n: 20 }, 'bad-request'],
  ['rr-to-or', { rr: 4, p0: 0.5 }, 'bad-request'],
  ['crossover-r-from-se', { sd1: 1, sd2: 1.2, se: 5, n: 10 }, 'bad-request'],
  ['crossover-r-from-se', { sd1: 1, sd2: 3, se: 0.1, n: 10 }, 'bad-request'],
  ['crossover-t-to-se', { md: 1, t: 0 }, 'not-estimable'],
  ['crossover-t-to-se', { md: 0, t: -2.1 }, 'not-estimable'],
  ['crossover-p-to-se', { md: 0, p: 0.008, n: 12 }, 'not-estimable'],
  ['p-to-se-t', { md: 0, p: 0.008, n1: 12, n2: 11 }, 'not-estimable'],
  ['p-to-se-z', { estimate: 0, p: 0.008 }, 'not-estimable'],
  ['ci-to-sd-z', { lb: 40, ub: 34.2, n: 100 }, 'bad-request'],
  ['ci-to-sd-t', { lb: 40, ub: 40, n: 100 }, 'bad-request'],
])('%s refuses %o', (kind, input, code) => {
  const result = convert(kind, input);
  expect(result.ok ? 'answered' : result.error.code).toBe(code);
});

test('crossed limits are called limits', () => {
  for (const kind of ['ci-to-sd-z', 'ci-to-sd-t', 'ratio-ci-to-log-se']) {
    const crossed = convert(kind, { lb: 4, ub: 3.2, n: 100 });
    expect(crossed.ok ? '' : crossed.error.text).toBe('The upper limit must be above the lower one.');
  }
});

test('the level is 95 % unless said', () => {
  expect(convert('ratio-ci-to-log-se', { lb: 1.14, ub: 4.32 })).toEqual(
    convert('ratio-ci-to-log-se', { lb: 1.14, ub: 4.32, level: 0.95 }),
  );
});

/** Each converter with a row of the reference, and the inputs that a pattern names. */
const inputsLike = (pattern: RegExp) =>
  converters.flatMap(({ id, needs }) => {
    const row = rows.find(({ kind }) => kind === id);
    return row === undefined
      ? []
      : needs.filter((need) => pattern.test(need)).map((need) => ({ id, need, input: object(row.input!) }));
  });

test.each(inputsLike(/^n\d?$/))('$id takes whole numbers of people only ($need)', ({ id, need, input }) => {
  const half = convert(id, { ...input, [need]: Number(input[need]) + 0.5 });
  expect(half.ok ? 'answered' : half.error.code).toBe('bad-request');
  expect(half.ok ? '' : half.error.text).toContain('whole number');
});

test.each(inputsLike(/^sd/))('$id refuses a negative SD ($need)', ({ id, need, input }) => {
  const negative = convert(id, { ...input, [need]: -Number(input[need]) });
  expect(negative.ok ? 'answered' : negative.error.code).toBe('bad-request');
});
