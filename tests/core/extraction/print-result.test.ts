import { expect, test } from 'vitest';
import { printArm, printEffect, printResult } from '#core/extraction/print-result';
import { arm, effect, result } from './rows';

test('an arm is printed with the digits that were entered', () => {
  expect(printArm(arm({ n: 18, events: 15 }))).toBe('15/18');
  expect(printArm(arm({ n: 18, events: 15, percent: 83.3 }))).toBe('15/18 (83.3 %)');
  expect(printArm(arm({ percent: 88 }))).toBe('88 %');
  expect(printArm(arm({ n: 49, mean: -1.3 }))).toBe('−1.3 (n 49)');
  expect(printArm(arm({ n: 49, mean: -1.3, sd: 2 }))).toBe('−1.3 (SD 2), n 49');
  expect(printArm(arm({ n: 17, mean: 356, spreadReported: 27 }))).toBe('356 ± 27 (n 17)');
  expect(printArm(arm())).toBe('');
});

test('an effect is printed as far as it is known', () => {
  expect(printEffect(effect({ estimate: -0.34, ciLow: -0.95, ciHigh: 0.27, p: 0.27 }))).toBe(
    'MD −0.34 [−0.95, 0.27], P = 0.27',
  );
  expect(printEffect(effect({ measure: 'other', label: 'difference', p: 0.045 }))).toBe(
    'difference not given, P = 0.045',
  );
  expect(printEffect(effect({ estimate: 2, se: 0.5, pText: 'P < 0.001' }))).toBe('MD 2 (SE 0.5), P < 0.001');
  expect(printEffect(effect())).toBe('');
});

test('both sides of a result', () => {
  expect(
    printResult(
      result({ arms: [arm({ n: 18, events: 15 }), arm({ role: 'comparator', n: 16, events: 6 })] }),
    ),
  ).toEqual({ intervention: '15/18', comparator: '6/16', effect: '' });
});
