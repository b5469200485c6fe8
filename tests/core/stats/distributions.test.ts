import { expect, test } from 'vitest';
import { chiSquareLower, chiSquareQuantile, chiSquareUpper } from '#core/stats/chi-square';
import { fLower, fQuantile, fUpper } from '#core/stats/f-ratio';
import { normalLower, normalQuantile, normalUpper, normalUpperQuantile } from '#core/stats/normal';
import { studentLower, studentQuantile, studentUpper, studentUpperQuantile } from '#core/stats/student-t';
import { list, load } from '../../reference/load';

const rows = list(load('distributions.json').rows).map((row) => {
  const [name, args, lower, upper] = list(row);
  return { name: String(name), args: list(args).map(Number), lower: Number(lower), upper: Number(upper) };
});

const both: Record<string, readonly [(...x: number[]) => number, (...x: number[]) => number]> = {
  normal: [(z) => normalLower(z!), (z) => normalUpper(z!)],
  t: [(t, df) => studentLower(t!, df!), (t, df) => studentUpper(t!, df!)],
  chi2: [(x, df) => chiSquareLower(x!, df!), (x, df) => chiSquareUpper(x!, df!)],
  f: [(x, a, b) => fLower(x!, a!, b!), (x, a, b) => fUpper(x!, a!, b!)],
};

const logRows = list(load('distributions-r.json').rows).map((row) => {
  const [name, args, lower, upper] = list(row);
  return { name: String(name), args: list(args).map(Number), lower: Number(lower), upper: Number(upper) };
});

const relative = (actual: number, expected: number) =>
  expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);

test.each(rows)('$name($args): both tails to 1e-11', ({ name, args, lower, upper }) => {
  const [low, up] = both[name]!;
  expect(relative(low(...args), lower)).toBeLessThan(1e-11);
  expect(relative(up(...args), upper)).toBeLessThan(1e-11);
});

test.each(logRows)('$name($args): both tails as R gives them on the log scale', ({
  name,
  args,
  lower,
  upper,
}) => {
  const [low, up] = both[name]!;
  // A relative error of 1e-11 in the tail; R's own logarithms are exact to about 1e-15 of their size.
  const close = (tail: number, log: number) =>
    Math.abs(Math.log(tail) - log) <= 1e-11 + 4e-15 * Math.abs(log);
  if (lower > -700) expect([low(...args), close(low(...args), lower)]).toEqual([low(...args), true]);
  if (upper > -700) expect([up(...args), close(up(...args), upper)]).toEqual([up(...args), true]);
});

const probabilities = [1e-300, 1e-100, 1e-12, 1e-5, 0.001, 0.025, 0.1, 0.3, 0.5, 0.75, 0.975, 0.999];

test.each(probabilities)('quantiles give their probability %f back', (p) => {
  expect(relative(normalLower(normalQuantile(p)), p)).toBeLessThan(1e-11);
  expect(relative(normalUpper(normalUpperQuantile(p)), p)).toBeLessThan(1e-11);
  for (const df of [1, 2, 3.3, 12, 200, 1e6]) {
    expect(relative(studentLower(studentQuantile(p, df), df), p)).toBeLessThan(1e-11);
    expect(relative(studentUpper(studentUpperQuantile(p, df), df), p)).toBeLessThan(1e-11);
    if (p >= 1e-12) expect(relative(chiSquareLower(chiSquareQuantile(p, df), df), p)).toBeLessThan(1e-11);
    if (p >= 1e-12) expect(relative(fLower(fQuantile(p, df, 7), df, 7), p)).toBeLessThan(1e-11);
  }
});

test.each([
  [3.3e-187, 43_348, 3.2155],
  [1e-295, 686_799.8, 1539.9],
  [6e-199, 5.2, 1482.17],
  [1e-70, 25_786.68, 23.477],
  [1e-12, 1e6, 1e6],
  [0.37, 7.5, 412_000],
])('a quantile of F far out gives its probability %d back (%d and %d degrees of freedom)', (p, df1, df2) => {
  expect(relative(fLower(fQuantile(p, df1, df2), df1, df2), p)).toBeLessThan(1e-11);
});

test('the usual 95 % quantiles', () => {
  expect(normalUpperQuantile(0.025)).toBeCloseTo(1.959963984540054, 15);
  expect(studentUpperQuantile(0.025, 12)).toBeCloseTo(2.178812829667228, 13);
  expect(chiSquareQuantile(0.95, 12)).toBeCloseTo(21.02606981748307, 12);
});

test('arguments that mean nothing give NaN, not a number', () => {
  expect(normalQuantile(1.2)).toBeNaN();
  expect(studentUpper(1, 0)).toBeNaN();
  expect(chiSquareUpper(Number.NaN, 3)).toBeNaN();
  expect(fQuantile(0.5, -1, 3)).toBeNaN();
});
