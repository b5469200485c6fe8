import { expect, test } from 'vitest';
import {
  formatEffect,
  formatGiven,
  formatInterval,
  formatNumber,
  formatOnScale,
} from '#core/synthesis/format';

test('a number as it was given keeps its digits, a derived one is cut', () => {
  expect([5, 0, -1.5, 12.25, 0.125, 1e-9].map(formatGiven)).toEqual([
    '5',
    '0',
    '−1.5',
    '12.25',
    '0.125',
    '1.0e−9',
  ]);
  expect([1 / 3, -100 / 3, 0.01234567].map(formatGiven)).toEqual(['0.333', '−33.33', '0.0123']);
  expect(formatGiven(Number.NaN)).toBe('–');
});

test('numbers too long to read are printed with an exponent', () => {
  expect(formatNumber(8.275e33)).toBe('8.3e33');
  expect(formatNumber(-2e12)).toBe('−2.0e12');
  expect(formatNumber(191064, 0)).toBe('191064');
});

test('a ratio is never printed as zero, a difference may be', () => {
  const effect = { estimate: 0.012, low: 0.0004, high: 0.34 };
  expect(formatEffect(effect, 'log')).toBe('0.01 [<0.01, 0.34]');
  expect(formatEffect(effect, 'natural')).toBe('0.01 [0.00, 0.34]');
  expect(formatInterval({ low: 0, high: Number.POSITIVE_INFINITY }, 'log')).toBe('[<0.01, ∞]');
  expect([0.0049, 0.005, 0.0051].map((value) => formatOnScale(value, 'log'))).toEqual([
    '<0.01',
    '0.01',
    '0.01',
  ]);
  expect(formatOnScale(0.0004, 'log', 3)).toBe('<0.001');
  expect(formatOnScale(null, 'log')).toBe('–');
});
