import { expect, test } from 'vitest';
import { formatDifference, formatHeterogeneityLimits } from '#core/synthesis/format';
import type { AnalysisSettings, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { differences, iterative } from '../../reference/compare';
import { type Json, list, load, object } from '../../reference/load';
import { starterRows } from '../project-rows';
import { analyseResults } from '#core/synthesis/analyse-results';

const settings: AnalysisSettings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

const bcg = load('oracle/meta/bcg-rr.json');
const trials: readonly StudyInput[] = list(bcg.studies).map((row, i) => {
  const { label, subgroup, events1, n1, events2, n2 } = object(row);
  return {
    id: `t${i}`,
    studyId: `t${i}`,
    label: String(label),
    verified: true,
    subgroup: String(subgroup),
    data: {
      kind: '2x2',
      events1: Number(events1),
      n1: Number(n1),
      events2: Number(events2),
      n2: Number(n2),
    },
  };
});

const run = (more: Partial<AnalysisSettings>) => runAnalysis({ ...settings, ...more }, trials, []);
const reference = (method: string, kind: string) =>
  object(list(bcg.subgroups).find((row) => object(row).method === method && object(row).test === kind));

const cases = [
  ['REML', 'z', { tau2: 'REML' }],
  ['DL', 'z', { tau2: 'DL' }],
  ['EE', 'z', { model: 'common', commonMethod: 'iv' }],
  ['REML', 'knha', { tau2: 'REML', test: 'knha' }],
] as const;

const groupFields = (report: ReturnType<typeof runAnalysis>): Json =>
  report.subgroups?.groups.map(({ label, pooled }) => ({
    level: label,
    beta: pooled?.yi ?? null,
    se: pooled?.sei ?? null,
    pval: pooled?.p ?? null,
    'ci.lb': pooled?.ciLow ?? null,
    'ci.ub': pooled?.ciHigh ?? null,
  })) ?? null;

const only = (rows: Json | undefined, keys: readonly string[]): Json =>
  list(rows).map((row) => Object.fromEntries(keys.map((key) => [key, object(row)[key] ?? null])));
const keys = ['level', 'beta', 'se', 'pval', 'ci.lb', 'ci.ub'];

test.each(cases)('%s %s: groups with their own tau2, as in R', (method, kind, more) => {
  const report = run({ ...more, subgroups: { by: 'design', tau2: 'separate' } });
  const expected = object(reference(method, kind).separate);
  expect(differences(groupFields(report), only(expected.groups, keys), () => iterative)).toEqual([]);
  if (expected.QB === undefined) return;
  const { value, df, p } = report.subgroups!.difference!;
  const { QB, QBdf, QBp } = expected;
  expect(
    differences({ QB: value, QBdf: df, QBp: p }, { QB: QB!, QBdf: QBdf!, QBp: QBp! }, () => iterative),
  ).toEqual([]);
});

test.each(
  cases.filter(([method]) => method !== 'EE'),
)('%s %s: groups with one tau2, as in R', (method, kind, more) => {
  const report = run({ ...more, subgroups: { by: 'design', tau2: 'common' } });
  const expected = object(reference(method, kind).common);
  expect(differences(groupFields(report), only(expected.groups, keys), () => iterative)).toEqual([]);
  const { value, df, df2, p, statistic } = report.subgroups!.difference!;
  expect(statistic).toBe(kind === 'knha' ? 'f' : 'chi2');
  const { QM, QMdf, QMp } = expected;
  const actual = { QM: value, QMdf: [df, df2], QMp: p };
  expect(differences(actual, { QM: QM!, QMdf: QMdf!, QMp: QMp! }, () => iterative)).toEqual([]);
});

test('the limits of the heterogeneity and the standard error of tau2 are those of R', () => {
  const { heterogeneity } = run({});
  const { confint, 'se.tau2': se } = object(object(bcg.results).REML);
  const limits = object(confint);
  expect(heterogeneity?.tau2Se).toBeCloseTo(Number(se), 8);
  const { tau2, i2, h2 } = heterogeneity!.intervals!;
  const actual = {
    'tau2.ci.lb': tau2[0],
    'tau2.ci.ub': tau2[1],
    'I2.ci.lb': i2[0],
    'I2.ci.ub': i2[1],
    'H2.ci.lb': h2[0],
    'H2.ci.ub': h2[1],
  };
  const expected = Object.fromEntries(Object.keys(actual).map((name) => [name, limits[name] ?? null]));
  expect(differences(actual, expected, () => iterative)).toEqual([]);
  expect(formatHeterogeneityLimits(run({}))).toBe(
    'Tau² SE 0.17, 95% interval [0.12, 1.11]; I² 95% interval [82%, 98%]',
  );
  expect(formatHeterogeneityLimits(run({ model: 'common' }))).toBeNull();
});

test('the prediction interval with each quantile', () => {
  const df = (more: Partial<AnalysisSettings>) => run(more).pooled?.prediction?.df;
  expect([df({}), df({ test: 'knha' })]).toEqual([null, 12]);
  expect([
    df({ prediction: 't-k1' }),
    df({ prediction: 't-k2' }),
    df({ test: 'knha', prediction: 'normal' }),
  ]).toEqual([12, 11, null]);
  const { 'pi.riley.lb': low, 'pi.riley.ub': high } = object(object(bcg.results).REML);
  const { yiLow, yiHigh } = run({ prediction: 't-k2' }).pooled!.prediction!;
  expect(differences({ yiLow, yiHigh }, { yiLow: low!, yiHigh: high! }, () => iterative)).toEqual([]);
});

test('few studies: the three tests together, and whether they agree', () => {
  const gen = (yi: number, sei: number, i: number): StudyInput => ({
    id: `g${i}`,
    studyId: `g${i}`,
    label: `${i}`,
    verified: true,
    data: { kind: 'gen', yi, sei },
  });
  const of = (effects: readonly (readonly [number, number])[]) =>
    runAnalysis(
      { ...settings, measure: 'GEN', genericScale: 'natural' },
      effects.map(([yi, sei], i) => gen(yi, sei, i)),
      [],
    ).fewStudies;
  const apart = of([
    [0.3, 0.15],
    [0.9, 0.2],
    [0.5, 0.25],
  ]);
  expect(apart?.tests.map(({ test: kind, df }) => [kind, df])).toEqual([
    ['wald', null],
    ['knha', 2],
    ['adhoc', 2],
  ]);
  expect(apart?.dependsOnTest).toBe(true);
  const far = of([
    [3, 0.1],
    [3.1, 0.1],
    [3.05, 0.1],
  ]);
  expect(far?.dependsOnTest).toBe(false);
  expect(of([[1, 1]])).toBeNull();
  expect(run({}).fewStudies).toBeNull();
  expect(run({ model: 'common' }).fewStudies).toBeNull();
});

test('groups of a review: by design and by dose, in the order of the doses, in plot and table', () => {
  const rows = starterRows('ldn');
  const scope = { conditionId: 'crohns-disease', comparisonId: null, outcomeId: 'clinical-response' };
  const report = analyseResults(rows, {
    ...scope,
    settings: { ...settings, subgroups: { by: 'dose', tau2: 'separate' } },
  });
  expect(report.subgroups?.groups.map(({ label, k }) => [label, k])).toEqual([['4.5 mg a day', 1]]);
  expect(formatDifference(report)).toBeNull();
  const grouped = run({ subgroups: { by: 'design', tau2: 'separate' } });
  expect(grouped.subgroups?.groups.map(({ label }) => label)).toEqual(['alternate', 'random', 'systematic']);
  expect(formatDifference(grouped)).toMatch(/^Test for subgroup differences: Chi² = \d/);
  expect(formatDifference(run({ test: 'knha', subgroups: { by: 'design', tau2: 'common' } }))).toMatch(
    /F = .* df = 2 and 10/,
  );
});
