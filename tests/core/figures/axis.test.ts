import { expect, test } from 'vitest';
import { axisEnds, axisX, makeAxis } from '#core/figures/axis';

const width = (text: string): number => text.length * 6;
const labels = (scale: 'log' | 'natural', low: number, high: number, pixels = 300): string[] =>
  makeAxis(scale, { low, high }, 0, pixels, width).ticks.map((tick) => tick.label);

test('log ticks are 1, 2, 5 and powers of ten, as many as fit', () => {
  expect(labels('log', 0.1, 10)).toEqual(['0.1', '0.2', '0.5', '1', '2', '5', '10']);
  expect(labels('log', 0.01, 100, 420)).toEqual(['0.01', '0.1', '0.2', '0.5', '1', '2', '5', '10', '100']);
  expect(labels('log', 0.01, 100, 150)).toEqual(['0.01', '0.1', '1', '10', '100']);
  expect(labels('log', 1e-8, 1e8, 150).length).toBeLessThan(8);
});

test('natural ticks are round, with a true minus sign and the same decimals', () => {
  expect(labels('natural', -1, 1)).toEqual(['−1.0', '−0.5', '0.0', '0.5', '1.0']);
  expect(labels('natural', -100, 60)).toEqual(['−100', '−80', '−60', '−40', '−20', '0', '20', '40', '60']);
  expect(labels('natural', 0, 0.004)).toContain('0.002');
});

test('a value goes to its pixel on either scale', () => {
  const log = makeAxis('log', { low: 0.1, high: 10 }, 100, 300, width);
  expect(axisX(log, 1)).toBeCloseTo(200, 9);
  expect(axisX(log, 0.1)).toBeCloseTo(100, 9);
  const natural = makeAxis('natural', { low: -1, high: 3 }, 0, 400, width);
  expect(axisX(natural, 0)).toBeCloseTo(100, 9);
});

test('ends hold every effect and leave room on both sides of no effect', () => {
  const ends = axisEnds({ scale: 'log', core: [0.2, 1.5], limits: [0.07, 6.5], nullValue: 1 });
  expect(ends.low).toBe(0.05);
  expect(ends.high).toBe(10);
  const harmless = axisEnds({ scale: 'natural', core: [5, 6], limits: [4, 7], nullValue: 0 });
  expect(harmless.low).toBeLessThan(0);
  expect(harmless.high).toBeGreaterThanOrEqual(7);
});

test('one far-out limit does not squash the rest', () => {
  const ends = axisEnds({
    scale: 'natural',
    core: [0.1, 0.3],
    limits: [-0.3, 0.5, 0.1, 0.5, -80, 80],
    nullValue: 0,
  });
  expect(ends.high).toBeLessThan(5);
  expect(ends.low).toBeGreaterThan(-5);
});

test('nothing, one point and infinities still give an axis', () => {
  for (const scale of ['log', 'natural'] as const) {
    for (const core of [[], [3], [Number.NaN, Number.POSITIVE_INFINITY], [1e300, 1e-300]]) {
      for (const nullValue of [null, scale === 'log' ? 1 : 0]) {
        const ends = axisEnds({ scale, core, limits: core, nullValue });
        expect(ends.high).toBeGreaterThan(ends.low);
        expect(Number.isFinite(ends.high - ends.low)).toBe(true);
      }
    }
  }
});
