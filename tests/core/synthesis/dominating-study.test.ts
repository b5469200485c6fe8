import { expect, test } from 'vitest';
import { residualSquareTrace, residualTrace, sandwichTraces } from '#core/synthesis/sandwich-traces';
import { dersimonianLaird } from '#core/synthesis/tau-squared/dersimonian-laird';
import { type EffectModel, interceptModel, slopeTerms } from '#core/synthesis/weighted-fit';
import { orthonormalise } from '#core/stats/orthonormal';

/** Exact fractions: every double is one. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => {
  let [left, right] = [a < 0n ? -a : a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
};
const fraction = (over: bigint, under: bigint): Fraction => {
  const common = divisor(over, under);
  const sign = under < 0n ? -1n : 1n;
  const by = (common < 0n ? -common : common) * sign;
  return { over: over / by, under: under / by };
};
const exact = (value: number): Fraction => {
  let [scaled, under] = [value, 1n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    under *= 2n;
  }
  return fraction(BigInt(scaled), under);
};
const plus = (a: Fraction, b: Fraction) => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
const minus = (a: Fraction, b: Fraction) => plus(a, { over: -b.over, under: b.under });
const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under);
const over = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over);
const zero = exact(0);
const sum = (all: readonly Fraction[]) => all.reduce(plus, zero);
const near = (value: Fraction): number => {
  const size = value.over < 0n ? -value.over : value.over;
  const shift = BigInt(value.under.toString(2).length - size.toString(2).length + 80);
  const whole = shift >= 0n ? (size << shift) / value.under : size / (value.under << -shift);
  return (value.over < 0n ? -1 : 1) * Number(whole) * 2 ** -Number(shift);
};

/** P for the columns of X, each swept out in turn: P - Pxx'P/x'Px, exactly. */
const exactP = (columns: readonly (readonly Fraction[])[], w: readonly Fraction[]): Fraction[][] => {
  let p = w.map((weight, i) => w.map((_, j) => (i === j ? weight : zero)));
  for (const column of columns) {
    const px = p.map((row) => sum(row.map((value, j) => times(value, column[j]!))));
    const size = sum(px.map((value, i) => times(value, column[i]!)));
    p = p.map((row, i) => row.map((value, j) => minus(value, over(times(px[i]!, px[j]!), size))));
  }
  return p;
};

const exactTraces = (
  columns: readonly (readonly number[])[],
  w: readonly number[],
  vi: readonly number[],
) => {
  const p = exactP(
    columns.map((column) => column.map(exact)),
    w.map(exact),
  );
  const v = vi.map(exact);
  const ones = v.map(() => exact(1));
  const linear = (a: readonly Fraction[]) => near(sum(a.map((value, i) => times(value, p[i]![i]!))));
  const squared = (a: readonly Fraction[], b: readonly Fraction[]) =>
    near(
      sum(
        a.flatMap((left, i) => b.map((right, j) => times(times(left, right), times(p[i]![j]!, p[i]![j]!)))),
      ),
    );
  return {
    p: linear(ones),
    pv: linear(v),
    pvp: squared(v, ones),
    pvpv: squared(v, v),
    pp: squared(ones, ones),
    matrix: p,
  };
};

const yi = [-0.2, 0.5, 1, -3, 0.8, 0.1];
const spread = [0.09, 0.2025, 0.3025, 0.2025, 0.49];
const moderator = [1, 2, 3, 4, 5, 7];
const second = [0, 1, 0, 0, 1, 1];
const ones = yi.map(() => 1);
const designs = [[ones], [ones, moderator], [ones, moderator, second]];

const modelOf = (columns: readonly (readonly number[])[], vi: readonly number[]): EffectModel => {
  if (columns.length === 1) return interceptModel(yi, vi);
  const space = orthonormalise(columns);
  if (space === null) throw new Error('The columns repeat each other.');
  return { yi, vi, basis: space.basis, p: columns.length };
};

const close = (value: number, expected: number, tolerance = 1e-11) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);

const cases = [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12].flatMap((first) => [
  { name: `one study with variance ${first}`, vi: [first, ...spread] },
  { name: `two studies with variance ${first}`, vi: [first, 0.09, 0.2025, first * 1.5, 0.2025, 0.49] },
  { name: `variances from ${first}`, vi: [0.3, first, 0.09, first * 1000, 0.2025, 0.49] },
]);

for (const { name, vi } of cases)
  test(`${name}: every trace, against exact fractions`, () => {
    for (const columns of designs) {
      const model = modelOf(columns, vi);
      for (const w of [vi.map((v) => 1 / v), vi.map((v) => 1 / (v + 0.3)), vi.map(() => 1)]) {
        const expected = exactTraces(columns, w, vi);
        const found = sandwichTraces(model, w);
        if (found === null) throw new Error('Singular.');
        for (const key of ['p', 'pv', 'pvp', 'pvpv', 'pp'] as const) close(found[key], expected[key]);
        close(residualTrace(model, w), expected.p);
        close(residualSquareTrace(model, w), expected.pp);
      }
    }
  });

for (const { name, vi } of cases)
  test(`${name}: the slope of a likelihood at tau2 = 0, against exact fractions`, () => {
    for (const columns of designs) {
      const w = vi.map((v) => 1 / v);
      const { p, matrix } = exactTraces(columns, w, vi);
      const y = yi.map(exact);
      const py = matrix.map((row) => sum(row.map((value, j) => times(value, y[j]!))));
      const terms = slopeTerms(modelOf(columns, vi), 0);
      if (terms === null) throw new Error('Singular.');
      close(terms.traceP, p);
      close(terms.q2, near(sum(py.map((value) => times(value, value)))), 1e-9);
    }
  });

for (const { name, vi } of cases)
  test(`${name}: DerSimonian-Laird and its standard error, against exact fractions`, () => {
    for (const columns of designs) {
      const w = vi.map((v) => 1 / v);
      const { p, pp, matrix } = exactTraces(columns, w, vi);
      const y = yi.map(exact);
      const q = near(
        sum(matrix.map((row, i) => times(y[i]!, sum(row.map((value, j) => times(value, y[j]!)))))),
      );
      const df = yi.length - columns.length;
      const tau2 = Math.max(0, (q - df) / p);
      const found = dersimonianLaird.estimate(modelOf(columns, vi));
      if (!found.ok) throw new Error(found.error.text);
      expect(Math.abs(found.value.tau2 - tau2)).toBeLessThan(1e-9 * (1 + tau2));
      close(found.value.se, Math.sqrt(2 * df + 4 * tau2 * p + 2 * tau2 * tau2 * pp) / p, 1e-9);
    }
  });
