import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureById, measures } from '#core/measures/index';
import { poolEffects, type Test } from '#core/synthesis/pool';
import type { RawData } from '#core/synthesis/report';
import { tau2Estimators } from '#core/synthesis/tau-squared/index';

const methods = ['EE', ...tau2Estimators.map(({ id }) => id)];
const tests: readonly Test[] = ['wald', 'knha', 'adhoc'];

const effect = fc.record({
  yi: fc.double({ min: -5, max: 5, noNaN: true }),
  vi: fc.double({ min: 1e-3, max: 10, noNaN: true }),
});
const effects = fc.array(effect, { minLength: 2, maxLength: 12 });

const pool = (rows: readonly { yi: number; vi: number }[], method: string, kind: Test = 'wald') => {
  const fit = poolEffects(
    rows.map(({ yi }) => yi),
    rows.map(({ vi }) => vi),
    { method, test: kind, level: 95 },
  );
  if (!fit.ok) throw new Error(fit.error.text);
  return fit.value;
};

const near = (actual: number, expected: number, relative = 1e-8) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));

test.each(methods)('%s: pooling does not depend on the order of the studies', (method) => {
  fc.assert(
    fc.property(effects, fc.constantFrom(...tests), (rows, kind) => {
      const one = pool(rows, method, kind);
      const other = pool([...rows].reverse(), method, kind);
      near(other.beta, one.beta);
      near(other.se, one.se);
      near(other.tau2, one.tau2, 1e-7);
      near(other.q, one.q);
    }),
  );
});

test('k copies of the studies shrink the variance by k (common effect, Wald)', () => {
  fc.assert(
    fc.property(effects, fc.integer({ min: 2, max: 6 }), (rows, copies) => {
      const one = pool(rows, 'EE');
      const many = pool(Array.from({ length: copies }, () => rows).flat(), 'EE');
      near(many.beta, one.beta);
      near(many.se ** 2 * copies, one.se ** 2);
    }),
  );
});

test.each(methods)('%s: tau-squared of zero makes random effects the common effect', (method) => {
  fc.assert(
    fc.property(effects, (rows) => {
      const fit = pool(rows, method);
      fc.pre(fit.tau2 === 0);
      const common = pool(rows, 'EE');
      near(fit.beta, common.beta);
      near(fit.se, common.se);
    }),
  );
});

test.each(
  methods,
)('%s: a shift of all effects shifts the mean and nothing else; a change of unit scales', (method) => {
  fc.assert(
    fc.property(
      effects,
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (rows, by, unit) => {
        const one = pool(rows, method);
        const moved = pool(
          rows.map(({ yi, vi }) => ({ yi: yi + by, vi })),
          method,
        );
        near(moved.beta, one.beta + by, 1e-7);
        near(moved.tau2, one.tau2, 1e-6);
        const scaled = pool(
          rows.map(({ yi, vi }) => ({ yi: yi * unit, vi: vi * unit * unit })),
          method,
        );
        near(scaled.beta, one.beta * unit, 1e-7);
        near(scaled.tau2, one.tau2 * unit * unit, 1e-6);
        near(scaled.i2, one.i2, 1e-6);
      },
    ),
  );
});

test.each(methods)('%s: numbers make sense', (method) => {
  fc.assert(
    fc.property(effects, (rows) => {
      const fit = pool(rows, method);
      expect(fit.tau2).toBeGreaterThanOrEqual(0);
      expect(fit.i2).toBeGreaterThanOrEqual(0);
      expect(fit.i2).toBeLessThanOrEqual(100);
      expect(fit.p).toBeGreaterThanOrEqual(0);
      expect(fit.p).toBeLessThanOrEqual(1);
      near(
        fit.weights.reduce((sum, weight) => sum + weight, 0),
        100,
      );
      const low = Math.min(...rows.map(({ yi }) => yi));
      const high = Math.max(...rows.map(({ yi }) => yi));
      expect(fit.beta).toBeGreaterThanOrEqual(low - 1e-9);
      expect(fit.beta).toBeLessThanOrEqual(high + 1e-9);
    }),
  );
});

const people = fc.integer({ min: 5, max: 400 });
const spread = fc.double({ min: 0.1, max: 20, noNaN: true });
const mean = fc.double({ min: 0.5, max: 50, noNaN: true });
const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });

const twoArms: Partial<Record<RawData['kind'], fc.Arbitrary<readonly [RawData, RawData]>>> = {
  '2x2': fc.tuple(people, share, people, share).map(([n1, p1, n2, p2]) => {
    const [events1, events2] = [Math.max(1, Math.floor(n1 * p1)), Math.max(1, Math.floor(n2 * p2))];
    return [
      { kind: '2x2', events1, n1, events2, n2 },
      { kind: '2x2', events1: events2, n1: n2, events2: events1, n2: n1 },
    ] as const;
  }),
  cont: fc.tuple(mean, spread, people, mean, spread, people).map(
    ([mean1, sd1, n1, mean2, sd2, n2]) =>
      [
        { kind: 'cont', mean1, sd1, n1, mean2, sd2, n2 },
        { kind: 'cont', mean1: mean2, sd1: sd2, n1: n2, mean2: mean1, sd2: sd1, n2: n1 },
      ] as const,
  ),
  paired: fc.tuple(mean, spread, mean, spread, people, fc.double({ min: -0.9, max: 0.9, noNaN: true })).map(
    ([mean1, sd1, mean2, sd2, n, r]) =>
      [
        { kind: 'paired', mean1, sd1, mean2, sd2, n, r },
        { kind: 'paired', mean1: mean2, sd1: sd2, mean2: mean1, sd2: sd1, n, r },
      ] as const,
  ),
  rate2: fc.tuple(people, mean, people, mean).map(
    ([events1, time1, events2, time2]) =>
      [
        { kind: 'rate2', events1, time1, events2, time2 },
        { kind: 'rate2', events1: events2, time1: time2, events2: events1, time2: time1 },
      ] as const,
  ),
};

const antisymmetric = measures
  .filter((measure) => measure.antisymmetric && measure.kind !== 'gen')
  .map(({ id }) => id);

test('every two-arm measure but SMCR says that swapping the arms negates it', () => {
  const two = measures.filter(({ kind }) => twoArms[kind] !== undefined).map(({ id }) => id);
  expect(two.filter((id) => !antisymmetric.includes(id))).toEqual(['SMCR']);
});

test.each(antisymmetric)('%s: swapping the arms negates the effect', (id) => {
  const measure = measureById(id);
  if (!measure.ok) throw new Error(measure.error.text);
  const arms = twoArms[measure.value.kind];
  if (arms === undefined) throw new Error('no data for this kind');
  fc.assert(
    fc.property(arms, ([data, swapped]) => {
      const one = measure.value.compute(data);
      const other = measure.value.compute(swapped);
      if (!one.ok || !other.ok) throw new Error('not estimable');
      near(other.value.yi, -one.value.yi);
      near(other.value.vi, one.value.vi);
    }),
  );
});

test('Q keeps its digits when variances span ten orders of magnitude', () => {
  // By 40-digit arithmetic; R 4.2.2 with metafor 3.8-1 gives 17.7269401 here.
  const fit = pool(
    [
      { yi: 0.2, vi: 1e-4 ** 2 },
      { yi: -1.5, vi: 0.5 ** 2 },
      { yi: 30, vi: 12 ** 2 },
    ],
    'EE',
  );
  near(fit.q, 17.726944009760647, 1e-12);
});
