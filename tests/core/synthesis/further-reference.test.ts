import { expect, test } from 'vitest';
import { applyCorrection } from '#core/measures/continuity-correction';
import { measureById } from '#core/measures/index';
import { galbraith, labbe } from '#core/synthesis/plots';
import type { RawData } from '#core/synthesis/report';
import { pCurve } from '#core/synthesis/small-study/p-curve';
import { closedForm, differences, iterative } from '../../reference/compare';
import { type Json, list, load, object } from '../../reference/load';

const reference = load('further-r.json');
const numbers = (value: Json | undefined): readonly number[] => list(value).map(Number);
const pair = (test: { readonly z: number; readonly p: number } | undefined): Json =>
  test === undefined ? null : [test.z, test.p];

test.each(Object.entries(object(reference.pcurve)))('p-curve: %s', (_, set) => {
  const { yi, vi, result } = object(set);
  const found = pCurve(numbers(yi), numbers(vi));
  if (!found.ok) throw new Error(found.error.text);
  const { full, half, binomial, power, shares } = found.value;
  const actual: Json = {
    k: full.k,
    kHalf: half?.k ?? 0,
    skew: pair(full.rightSkew),
    flat: pair(full.flat33),
    halfSkew: pair(half?.rightSkew),
    halfFlat: pair(half?.flat33),
    binomial: [binomial.rightSkew, binomial.flat33],
    power: [power.estimate, power.low, power.high],
    shares: [...shares],
  };
  // The power is found by iteration on both sides; everything else is closed.
  expect(differences(actual, result!, (path) => (/power/.test(path) ? iterative : closedForm))).toEqual([]);
});

test('p-curve: what it says, and nothing without a significant result', () => {
  const of = (name: string) => {
    const { yi, vi } = object(object(reference.pcurve)[name]);
    const found = pCurve(numbers(yi), numbers(vi));
    return found.ok ? [found.value.evidence, found.value.inadequate] : found.error.code;
  };
  expect(of('bcg')).toEqual([true, false]);
  expect(of('barely')).toEqual([false, true]);
  const none = pCurve([0.1, 0.2], [0.04, 0.04]);
  expect(none.ok ? '' : none.error.code).toBe('too-few-studies');
});

const columns = object(reference.tables);
const tables: readonly RawData[] = numbers(columns.events1).map((events1, i) => ({
  kind: '2x2',
  events1,
  n1: numbers(columns.n1)[i]!,
  events2: numbers(columns.events2)[i]!,
  n2: numbers(columns.n2)[i]!,
}));

const named = (id: string) => {
  const measure = measureById(id);
  if (!measure.ok) throw new Error(measure.error.text);
  return measure.value;
};

const effectsOf = (id: string, data: readonly RawData[]): Json => {
  const effects = data.map((one) => {
    const effect = named(id).compute(one);
    if (!effect.ok) throw new Error(effect.error.text);
    return effect.value;
  });
  return { yi: effects.map(({ yi }) => yi), vi: effects.map(({ vi }) => vi) };
};

test.each(Object.entries(object(reference.treatmentArm)))('treatment-arm correction: %s', (key, expected) => {
  const [id = '', add, to] = key.split('-');
  const correction = {
    add: Number(add),
    to: to === 'all' ? 'all' : 'only0',
    drop00: false,
    arms: 'treatment-arm',
  } as const;
  const corrected = applyCorrection(tables, named(id), correction).map(({ data }) => data);
  expect(differences(effectsOf(id, corrected), expected, () => closedForm)).toEqual([]);
});

test('treatment-arm correction of rates goes by person-time; equal arms get what they always got', () => {
  const { events1, time1, events2, time2, yi, vi } = object(reference.treatmentArmRates);
  const rates = numbers(events1).map((x1, i): RawData => {
    const [t1, x2, t2] = [numbers(time1)[i]!, numbers(events2)[i]!, numbers(time2)[i]!];
    return { kind: 'rate2', events1: x1, time1: t1, events2: x2, time2: t2 };
  });
  const options = { add: 0.5, to: 'only0', drop00: false } as const;
  const byArm = { ...options, arms: 'treatment-arm' } as const;
  const corrected = applyCorrection(rates, named('IRR'), byArm).map(({ data }) => data);
  expect(differences(effectsOf('IRR', corrected), { yi: yi!, vi: vi! }, () => closedForm)).toEqual([]);
  const even: readonly RawData[] = [{ kind: '2x2', events1: 0, n1: 20, events2: 3, n2: 20 }];
  expect(applyCorrection(even, named('OR'), byArm)).toEqual(applyCorrection(even, named('OR'), options));
});

test.each(Object.entries(object(reference.radial)))('radial plot: %s', (method, expected) => {
  const { yi, vi } = object(object(reference.pcurve).bcg);
  const found = galbraith(numbers(yi), numbers(vi), { method, test: 'wald', level: 95 });
  if (!found.ok) throw new Error(found.error.text);
  const { points, slope, band } = found.value;
  const actual = { x: points.map(({ x }) => x), y: points.map(({ y }) => y), slope };
  expect(differences(actual, expected, () => iterative)).toEqual([]);
  expect(band).toBeCloseTo(1.959963984540054, 12);
});

test.each(Object.entries(object(reference.labbe)))("L'Abbe plot: %s", (id, expected) => {
  const correction = { add: 0.5, to: 'only0', drop00: false } as const;
  const found = labbe(tables, named(id), correction);
  const points = (found?.points ?? []).map((point) => point ?? { x: Number.NaN, y: Number.NaN });
  const actual = { x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
  expect(differences(actual, expected, () => closedForm)).toEqual([]);
  for (const point of found?.points ?? [])
    if (point !== null && point.comparator > 0 && point.comparator < 1 && id !== 'RD')
      expect(found?.back(point.x)).toBeCloseTo(point.comparator, 12);
});

test("L'Abbe plot: studies without events in both arms leave with the others, and means have none", () => {
  const correction = { add: 0.5, to: 'only0', drop00: true } as const;
  expect(labbe(tables, named('RR'), correction)?.points[2]).toBeNull();
  expect(labbe(tables, named('SMD'), correction)).toBeNull();
});
