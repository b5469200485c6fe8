import { expect, test } from 'vitest';
import { standardErrorFromInterval } from '#core/extraction/converters/interval-to-se';
import { formatEffect, formatHeterogeneity, formatNumber, formatP, formatTest } from '#core/synthesis/format';
import type { AnalysisSettings, RawData, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { closedForm, differences, iterative } from '../../reference/compare';
import { type Json, type JsonObject, list, load, object } from '../../reference/load';

const settings: AnalysisSettings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

const study = (id: string, data: RawData): StudyInput => ({
  id,
  studyId: id,
  label: id,
  data,
  verified: true,
});

const table = (events1: number, n1: number, events2: number, n2: number): RawData => ({
  kind: '2x2',
  events1,
  n1,
  events2,
  n2,
});

const bcg = load('oracle/meta/bcg-rr.json');
const trials = list(bcg.studies).map((row) => {
  const { label, events1, n1, events2, n2 } = object(row);
  return study(String(label), table(Number(events1), Number(n1), Number(events2), Number(n2)));
});

const block = (report: ReturnType<typeof runAnalysis>): Json => {
  const { pooled, heterogeneity } = report;
  return {
    k: pooled?.k ?? null,
    beta: pooled?.yi ?? null,
    se: pooled?.sei ?? null,
    [pooled?.statistic === 't' ? 'tval' : 'zval']: pooled?.statisticValue ?? null,
    df: pooled?.df ?? null,
    pval: pooled?.p ?? null,
    'ci.lb': pooled?.ciLow ?? null,
    'ci.ub': pooled?.ciHigh ?? null,
    tau2: heterogeneity?.tau2 ?? 0,
    I2: heterogeneity?.i2 ?? null,
    H2: heterogeneity?.h2 ?? null,
    QE: heterogeneity?.q ?? null,
    QEdf: heterogeneity?.df ?? null,
    QEp: heterogeneity?.p ?? null,
    'pi.lb': pooled?.prediction?.yiLow ?? null,
    'pi.ub': pooled?.prediction?.yiHigh ?? null,
    weights: report.rows.map(({ weight }) => weight),
    transf: { beta: pooled?.estimate ?? null, 'ci.lb': pooled?.low ?? null, 'ci.ub': pooled?.high ?? null },
  };
};

const shown = (reference: JsonObject, actual: Json): JsonObject => {
  const keys = Object.keys(object(actual));
  return Object.fromEntries(
    Object.entries(reference).flatMap(([key, value]) => {
      if (key === 'transf') {
        const { beta, 'ci.lb': low, 'ci.ub': high } = object(value);
        return [[key, { beta: beta!, 'ci.lb': low!, 'ci.ub': high! }]];
      }
      return keys.includes(key) ? [[key, value]] : [];
    }),
  );
};

const expectBlock = (changes: Partial<AnalysisSettings>, key: string, where: JsonObject) => {
  const actual = block(runAnalysis({ ...settings, ...changes }, trials, []));
  const expected = shown(object(where[key]), actual);
  expect(Object.keys(expected).length).toBeGreaterThan(12);
  const tolerance = key.startsWith('REML') ? iterative : closedForm;
  expect(differences(actual, expected, () => tolerance)).toEqual([]);
};

test('BCG trials: every model of the application equals R', () => {
  const results = object(bcg.results);
  expectBlock({ tau2: 'DL' }, 'DL', results);
  expectBlock({ tau2: 'DL', test: 'knha' }, 'DL-knha', results);
  expectBlock({}, 'REML', results);
  expectBlock({ test: 'knha' }, 'REML-knha', results);
  expectBlock({ model: 'common', commonMethod: 'iv' }, 'EE', results);
  expectBlock({ model: 'common' }, 'RR', object(bcg.mh));
  expectBlock({ model: 'common', measure: 'OR' }, 'OR', object(bcg.mh));
  expectBlock({ model: 'common', measure: 'RD' }, 'RD', object(bcg.mh));
});

test('study rows carry their effect, interval and weight', () => {
  const { rows, totals, measureLabel, scale, nullValue } = runAnalysis(settings, trials, []);
  const actual = rows.map((row) => ({
    yi: row.yi,
    sei: row.sei,
    'ci.lb': row.ciLow,
    'ci.ub': row.ciHigh,
    'transf.yi': row.estimate,
    'transf.ci.lb': row.low,
    'transf.ci.ub': row.high,
  }));
  expect(
    differences(
      actual,
      bcg.effects!,
      () => closedForm,
      (path) => path.endsWith('.vi'),
    ),
  ).toEqual([]);
  expect(rows.reduce((sum, row) => sum + row.weight, 0)).toBeCloseTo(100, 10);
  expect({ totals, measureLabel, scale, nullValue }).toMatchObject({
    totals: { participants: 357347, n1: 191064, n2: 166283, events1: 1065, events2: 1510 },
    measureLabel: 'Risk ratio',
    scale: 'log',
    nullValue: 1,
  });
});

test('numbers as journals print them', () => {
  const report = runAnalysis({ ...settings, tau2: 'DL' }, trials, []);
  expect(formatEffect(report.pooled!, report.scale)).toBe('0.49 [0.34, 0.70]');
  expect(formatHeterogeneity(report)).toBe('Tau² = 0.31; Chi² = 152.23, df = 12 (P < 0.001); I² = 92%');
  expect(formatTest(report.pooled!)).toBe('Test for overall effect: Z = 4.00 (P < 0.001)');
  expect(formatNumber(-0.344)).toBe('\u22120.34');
  expect(formatNumber(-0.001)).toBe('0.00');
  expect(formatNumber(null)).toBe('–');
  expect([0.9999, 0.02, 0.0123, 0.00996, 0.004, 0.0009].map(formatP)).toEqual([
    'P = 1.00',
    'P = 0.02',
    'P = 0.01',
    'P = 0.01',
    'P = 0.004',
    'P < 0.001',
  ]);
});

test.each([
  [table(15, 18, 6, 16), '2.22 [1.14, 4.32]'],
  [table(5, 18, 3, 16), '1.48 [0.42, 5.24]'],
  [table(13, 18, 4, 16), '2.89 [1.18, 7.08]'],
])('one trial is its own result: %o prints %s', (data, printed) => {
  for (const model of ['random', 'common'] as const) {
    const report = runAnalysis({ ...settings, model }, [study('Smith 2011', data)], []);
    expect(formatEffect(report.rows[0]!, report.scale)).toBe(printed);
    expect(formatEffect(report.pooled!, report.scale)).toBe(printed);
    expect(report.pooled).toMatchObject({ k: 1, statistic: 'z', df: null, prediction: null });
    expect(report.heterogeneity).toBeNull();
    expect(report.rows[0]!.weight).toBe(100);
    expect(report.notes[0]).toMatch(/only one study/i);
  }
});

test('a generic effect prints the interval it came from', () => {
  const sei = standardErrorFromInterval(-0.95, 0.27, 95);
  if (!sei.ok) throw new Error(sei.error.text);
  const report = runAnalysis(
    { ...settings, measure: 'GEN', genericScale: 'natural', genericLabel: 'Mean difference' },
    [study('Bruun 2024', { kind: 'gen', yi: -0.34, sei: sei.value })],
    [],
  );
  expect(formatEffect(report.rows[0]!, report.scale)).toBe('\u22120.34 [\u22120.95, 0.27]');
  expect(report.rows[0]!.low).toBeCloseTo(-0.95, 12);
  expect(report.rows[0]!.high).toBeCloseTo(0.27, 12);
  expect(report).toMatchObject({ measureLabel: 'Mean difference', scale: 'natural', nullValue: 0 });
});

test('the same input gives the same bytes, in whatever order it comes', () => {
  const one = runAnalysis(settings, trials, []);
  const turned = runAnalysis(settings, [...trials].reverse(), []);
  expect(JSON.stringify(runAnalysis(settings, trials, []))).toBe(JSON.stringify(one));
  expect(turned.pooled).toEqual(one.pooled);
  expect(turned.heterogeneity).toEqual(one.heterogeneity);
  expect(turned.inputHash).toBe(one.inputHash);
  expect(turned.rows.map(({ id }) => id)).toEqual(one.rows.map(({ id }) => id).reverse());
  expect(runAnalysis({ ...settings, level: 90 }, trials, []).inputHash).not.toBe(one.inputHash);
  expect(runAnalysis(settings, trials.slice(1), []).inputHash).not.toBe(one.inputHash);
});

test('a study that cannot be used is left out with its reason', () => {
  const before = { id: 'x', studyId: 'x', label: 'X', reason: 'single-arm', text: 'No comparator.' };
  const inputs = [
    study('fine', table(3, 20, 5, 21)),
    study('wrong', { kind: 'mn', mean: 2, sd: 1, n: 10 }),
    study('impossible', table(30, 20, 5, 21)),
    study('none', table(0, 20, 0, 21)),
  ];
  const report = runAnalysis({ ...settings, correction: { add: 0.5, to: 'only0', drop00: true } }, inputs, [
    before,
  ]);
  expect(report.leftOut.map(({ id, reason }) => [id, reason])).toEqual([
    ['x', 'single-arm'],
    ['wrong', 'wrong-data'],
    ['impossible', 'impossible-data'],
    ['none', 'double-zero'],
  ]);
  expect(report.rows.map(({ id }) => id)).toEqual(['fine']);
});

test('no usable study: no pooled estimate and no error', () => {
  const report = runAnalysis(settings, [study('none', table(0, 0, 0, 21))], []);
  expect(report).toMatchObject({ pooled: null, heterogeneity: null, error: null, rows: [] });
  expect(report.leftOut).toHaveLength(1);
});

test('unknown ids and missing settings are errors, not defaults', () => {
  expect(runAnalysis({ ...settings, measure: 'XX' }, trials, []).error?.code).toBe('unknown-id');
  expect(runAnalysis({ ...settings, tau2: 'XX' }, trials, []).error?.code).toBe('unknown-id');
  expect(runAnalysis({ ...settings, level: 100 }, trials, []).error?.code).toBe('bad-request');
  expect(runAnalysis({ ...settings, measure: 'GEN' }, trials, []).error?.code).toBe('bad-request');
});

test('Mantel-Haenszel without events in an arm keeps the rows and says why', () => {
  const inputs = [study('a', table(0, 20, 2, 21)), study('b', table(0, 30, 3, 33))];
  const report = runAnalysis({ ...settings, model: 'common' }, inputs, []);
  expect(report.rows).toHaveLength(2);
  expect(report.pooled).toBeNull();
  expect(report.error?.code).toBe('not-estimable');
});

test('no prediction interval below three studies', () => {
  expect(runAnalysis(settings, trials.slice(0, 2), []).pooled?.prediction).toBeNull();
  expect(runAnalysis(settings, trials.slice(0, 3), []).pooled?.prediction).not.toBeNull();
});

test('counts that are not whole are noted in the report', () => {
  const report = runAnalysis(settings, [study('Ames 2001', table(3.5, 10, 2, 10)), ...trials], []);
  expect(report.rows).toHaveLength(trials.length + 1);
  expect(report.notes).toContain(
    'Counts of people or events that are not whole numbers are used as they stand: Ames 2001.',
  );
  expect(runAnalysis(settings, trials, []).notes.join(' ')).not.toContain('whole');
});
