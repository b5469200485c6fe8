import { expect, test } from 'vitest';
import { permuteRows } from '#core/synthesis/permutation';
import { poolEffects } from '#core/synthesis/pool';
import { exactFit, fitRegression } from '#core/synthesis/regression';
import { baujat, influence } from '#core/synthesis/sensitivity/influence';
import { eggerLinear, eggerRegression } from '#core/synthesis/small-study/egger';
import { rankTest } from '#core/synthesis/small-study/rank-test';
import { trimAndFill } from '#core/synthesis/small-study/trim-and-fill';

const vi = [0.01, 0.0196, 0.0484, 0.0961, 0.2025];
const knha = { method: 'REML', test: 'knha', level: 95 } as const;
const wald = { method: 'REML', test: 'wald', level: 95 } as const;
const sei = vi.map(Math.sqrt);

/** The same number five times, and as logarithms of ratios that are the same but for rounding. */
const alike: readonly (readonly number[])[] = [
  [0.3, 0.3, 0.3, 0.3, 0.3],
  [Math.log(0.2 / 0.1), Math.log(2), Math.log(6 / 3), Math.log(0.6 / 0.3), Math.log(1.4 / 0.7)],
  [1e6 + 0.1, 1e6 + 0.1, 1e6 + 0.1, 1e6 + 0.1, 1e6 + 0.1],
];

test.each(alike)('effects that are one number have no P made of rounding (%d ...)', (...yi) => {
  for (const found of [eggerLinear(yi, vi, 95), eggerRegression(yi, vi, knha), rankTest(yi, vi)])
    expect(found.ok ? 'a number' : found.error.code).toBe('not-estimable');
  const filled = trimAndFill(yi, vi, wald, 'R0');
  expect(filled.ok ? 'a number' : filled.error.code).toBe('not-estimable');
  const moderated = fitRegression(yi, vi, [{ name: 'x', values: [1, 2, 3, 1, 7] }], {
    ...knha,
    intercept: true,
  });
  expect(moderated.ok ? null : moderated.error).toBe(exactFit);
  // With standard errors from the variances the slope is nothing, and says so.
  const plain = eggerRegression(yi, vi, wald);
  expect(plain.ok && plain.value.bias.p).toBeCloseTo(1, 9);
  for (const found of [influence(yi, vi, knha), baujat(yi, vi, knha)])
    expect(found.ok ? 'a number' : found.error.code).toBe('not-estimable');
  expect(influence(yi, vi, wald).ok).toBe(true);
  const pooled = poolEffects(yi, vi, knha);
  expect(pooled.ok && [pooled.value.se, pooled.value.p]).toEqual([0, 0]);
});

test('effects on a line have no residual to test with, whatever its slope and place', () => {
  for (const [base, slope] of [
    [0.1, 0.7],
    [1e5, -3e-3],
    [-1 / 3, 1e4],
  ] as const) {
    const found = eggerLinear(
      sei.map((s) => base + slope * s),
      vi,
      95,
    );
    expect(found.ok ? [base, slope] : found.error).toBe(exactFit);
  }
});

test('effects that differ in their last digits but one are still tested', () => {
  const yi = [0.2, 0.2 + 4e-13, 0.2 - 3e-13, 0.2 + 1e-13, 0.2 - 6e-13];
  for (const found of [eggerLinear(yi, vi, 95), eggerRegression(yi, vi, knha), rankTest(yi, vi)])
    expect(found.ok).toBe(true);
});

test('an order of the rows that fits exactly counts as extreme in the permutation test', () => {
  const found = permuteRows([1, 2, 3, 5], [0.1, 0.1, 0.1, 0.1], [{ name: 'x', values: [1, 2, 5, 3] }], {
    method: 'DL',
    test: 'knha',
    level: 95,
  });
  if (!found.ok) throw new Error(found.error.text);
  // Of the 24 orders one fits exactly; 11 correlate with the effects at least as strongly as the observed one (0.543).
  expect(found.value.arrangements).toBe(24);
  expect(found.value.coefficients[1]!.count).toBe(11);
  expect(found.value.omnibus?.p).toBe(11 / 24);
});

test('what stands in the way of a regression is named', () => {
  const options = { ...wald, intercept: true };
  const words = (yi: readonly number[], moderators: Parameters<typeof fitRegression>[2], method = 'REML') => {
    const found = fitRegression(
      yi,
      yi.map(() => 0.1),
      moderators,
      { ...options, method },
    );
    return found.ok ? 'fitted' : found.error.text;
  };
  const dose = { name: 'dose', values: [4, 4, 4, 4] };
  const weeks = { name: 'weeks', values: [1, 2, 3, 5] };
  expect(words([1, 2, 3, 5], [weeks, dose])).toBe(
    'The moderator "dose" is the same in every study, so nothing can depend on it.',
  );
  expect(words([1, 2, 3, 5], [weeks, { name: 'days', values: [7, 14, 21, 35] }])).toBe(
    'A moderator repeats the others: their effects cannot be told apart.',
  );
  const two = [{ name: 'weeks', values: [1, 2] }];
  expect(words([1, 2], two)).toBe('2 studies cannot support 2 coefficients and a between-study variance.');
  expect(words([1, 2], two, 'EE')).toBe('fitted');
  expect(words([1], [{ name: 'weeks', values: [1] }], 'EE')).toBe('1 study cannot support 2 coefficients.');
});
