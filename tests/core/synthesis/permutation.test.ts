import { expect, test } from 'vitest';
import { drawBelow, randomSequence } from '#core/stats/random-sequence';
import { metaCase } from '#core/synthesis/meta-case';
import { permuteRows, permuteSigns } from '#core/synthesis/permutation';
import { list, load, object } from '../../reference/load';

const bcg = load('oracle/advanced/bcg-k13.json');
const rows = list(bcg.studies).map(object);
const yi = rows.map((row) => Number(row.yi));
const vi = rows.map((row) => Number(row.vi));
const options = { method: 'DL', test: 'knha', level: 95 } as const;

const unwrap = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

test('a sample of the sign flips comes near the exact p, and is the same each time', () => {
  const few = yi.map((y) => y + 0.45);
  const exact = unwrap(permuteSigns(few, vi, options));
  const drawn = unwrap(permuteSigns(few, vi, options, { limit: 0, sampled: 4000, seed: 3 }));
  expect([exact.exact, exact.arrangements, drawn.exact, drawn.arrangements]).toEqual([
    true,
    8192,
    false,
    4000,
  ]);
  const [p, near] = [exact.coefficients[0]!.p, drawn.coefficients[0]!.p];
  expect(Math.abs(near - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 4000));
  expect(near).not.toBe(p);
  expect(permuteSigns(few, vi, options, { limit: 0, sampled: 4000, seed: 3 })).toEqual({
    ok: true,
    value: drawn,
  });
  const other = unwrap(permuteSigns(few, vi, options, { limit: 0, sampled: 4000, seed: 4 }));
  expect(other.coefficients[0]!.count).not.toBe(drawn.coefficients[0]!.count);
});

test('a sample of the orders of the rows comes near the exact p', () => {
  const [y, v] = [yi.slice(0, 7), vi.slice(0, 7)];
  const dose = [{ name: 'dose', values: [1, 2, 4, 3, 6, 5, 8] }];
  const exact = unwrap(permuteRows(y, v, dose, options));
  const drawn = unwrap(permuteRows(y, v, dose, options, { limit: 0, sampled: 3000 }));
  expect([exact.arrangements, drawn.arrangements]).toEqual([5040, 3000]);
  const p = exact.omnibus!.p;
  expect(Math.abs(drawn.omnibus!.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 3000));
});

test('the observed arrangement always counts: p is never 0, and nothing without a statistic has one', () => {
  const strong = Array.from({ length: 20 }, (_, i) => 3 + i / 100);
  const drawn = unwrap(
    permuteSigns(
      strong,
      strong.map(() => 0.01),
      options,
      { sampled: 500 },
    ),
  );
  expect(drawn.coefficients[0]).toMatchObject({ count: 1, p: 1 / 500 });
  const nothing = permuteSigns([0, 0, 0, 0], [0.1, 0.2, 0.1, 0.3], options);
  expect(nothing.ok ? 'a number' : nothing.error.code).toBe('not-estimable');
});

test('rows that are the same make fewer orders; many studies with one odd one are still exact', () => {
  const values = Array.from({ length: 200 }, (_, i) => (i === 0 ? 1 : 0));
  const many = Array.from({ length: 200 }, (_, i) => Math.sin(i));
  const found = unwrap(
    permuteRows(
      many,
      many.map(() => 0.04),
      [{ name: 'odd', values }],
      options,
    ),
  );
  expect([found.exact, found.arrangements]).toEqual([true, 200]);
});

test('draws are even and follow from the seed', () => {
  const next = randomSequence(1);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 60_000; i++) counts[drawBelow(next, 6)]! += 1;
  const chi = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // The 0.1 % point of chi-square with 5 degrees of freedom.
  expect(chi).toBeLessThan(20.5);
  const [a, b] = [randomSequence(7), randomSequence(7)];
  expect([a(), a(), a()]).toEqual([b(), b(), b()]);
  expect(randomSequence(7)()).not.toBe(randomSequence(8)());
});

test('a case says how many arrangements and which seed; a missing study name does not take other blocks along', () => {
  const studies = Array.from({ length: 18 }, (_, i) => ({
    label: `r${i}`,
    yi: Math.sin(i) + 0.4,
    vi: 0.05,
    study: i === 4 ? '' : `s${i >> 1}`,
    moderator: i === 2 ? 'three' : i,
  }));
  const done = metaCase({
    measure: 'GEN',
    studies,
    options: { permutations: 200, seed: 5, priors: ['uniform-2'] },
  });
  if (!done.ok) throw new Error(done.error.text);
  const value = object(JSON.parse(JSON.stringify(done.value)));
  expect(value.warnings).toEqual(['"moderator" is not a number in r2: left out of regressions.']);
  const results = object(value.results);
  expect(results.threeLevel).toEqual({ error: 'bad-request: "r4" does not say which study it belongs to.' });
  expect(results.twoLevel).toEqual(results.threeLevel);
  expect(object(results.permutation).intercept).toMatchObject({
    'REML-z': { nPerm: 200, exact: false, seed: 5 },
    'DL-knha': { nPerm: 200, exact: false, seed: 5 },
  });
  expect(Object.keys(results)).toEqual(expect.arrayContaining(['selection', 'bayes', 'prediction']));
});
