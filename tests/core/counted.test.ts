import { expect, test } from 'vitest';
import { counted } from '#core/counted';

test('one is told in the singular, and large counts are grouped', () => {
  expect(counted(1, 'report', 'reports')).toBe('1 report');
  expect(counted(0, 'report', 'reports')).toBe('0 reports');
  expect(counted(100_000, 'report', 'reports')).toBe('100,000 reports');
});
