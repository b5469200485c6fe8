import { expect, test } from 'vitest';
import { VerdictsUnderWay } from '../../../../src-renderer/features/records/verdicts-under-way';

test('until the list shows a verdict that led on, its report takes no other one', () => {
  const underWay = new VerdictsUnderWay();
  expect(underWay.takes(['a'], 'exclude')).toBe(true);
  const end = underWay.begin(['a'], 'exclude', true);
  expect(['exclude', 'include', 'maybe'].map((given) => underWay.takes(['a'], given))).toEqual([
    false,
    false,
    false,
  ]);
  expect(underWay.takes(['b'], 'include')).toBe(true);
  expect(underWay.takes(['a', 'b'], 'include')).toBe(true);
  end();
  expect(underWay.takes(['a'], 'include')).toBe(true);
});

test('a verdict that stays where it is can be changed at once, but is not given twice', () => {
  const underWay = new VerdictsUnderWay();
  const first = underWay.begin(['a', 'b'], 'include', false);
  expect(underWay.takes(['a', 'b'], 'include')).toBe(false);
  expect(underWay.takes(['a', 'b'], 'exclude')).toBe(true);
  const second = underWay.begin(['a', 'b'], 'exclude', false);
  first();
  expect(underWay.takes(['b'], 'exclude')).toBe(false);
  second();
  expect(underWay.takes(['b'], 'exclude')).toBe(true);
});
