import { expect, test } from 'vitest';
import { readNumberText } from '../../../src-renderer/ui/number-text';

test('numbers as people type and papers print them', () => {
  expect(readNumberText('')).toBeNull();
  expect(readNumberText(' 0.5 ')).toBe(0.5);
  expect(readNumberText('0,5')).toBe(0.5);
  expect(readNumberText('−0.34')).toBe(-0.34);
  expect(readNumberText('0.')).toBe(0);
});

test('what is no number is told apart from nothing', () => {
  expect(readNumberText('-')).toBeUndefined();
  expect(readNumberText('12 weeks')).toBeUndefined();
  expect(readNumberText('Infinity')).toBeUndefined();
});
