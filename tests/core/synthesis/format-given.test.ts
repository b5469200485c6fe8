import { expect, test } from 'vitest';
import { formatGiven, formatNumber } from '#core/synthesis/format';

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
