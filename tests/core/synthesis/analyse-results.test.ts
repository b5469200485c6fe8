import { expect, test } from 'vitest';
import { analyseResults } from '#core/synthesis/analyse-results';
import { defaultSettings } from '#core/synthesis/default-settings';
import { formatEffect } from '#core/synthesis/format';
import { load, object } from '../../reference/load';
import { starter } from '../starters/load';

const ldn = starter('ldn');
const bcg = starter('bcg');

const saved = (name: 'ldn' | 'bcg', id: string) => {
  const rows = name === 'ldn' ? ldn : bcg;
  const analysis = rows.analyses.find((a) => a.id === id);
  if (analysis === undefined) throw new Error(`no analysis ${id}`);
  return analyseResults(rows, analysis);
};

test.each([
  ['crohns-disease~ldn-placebo~clinical-response', '2.22 [1.14, 4.32]'],
  ['crohns-disease~ldn-placebo~clinical-remission', '1.48 [0.42, 5.24]'],
  ['crohns-disease~ldn-placebo~endoscopic-response', '2.89 [1.18, 7.08]'],
])('%s is Smith 2011 alone, unverified, beside what was left out', (id, text) => {
  const report = saved('ldn', id);
  expect(report.pooled === null ? null : formatEffect(report.pooled, report.scale)).toBe(text);
  expect(report.rows.map((row) => [row.label, row.verified])).toEqual([['Smith 2011', false]]);
  expect(report.notes.join(' ')).toContain('Only one study');
  expect(report.notes.join(' ')).toContain('not yet verified');
});

test("the paper's own percentages are left out beside the counts", () => {
  const report = saved('ldn', 'crohns-disease~ldn-placebo~clinical-response');
  expect(report.leftOut.map((l) => [l.label, l.reason])).toEqual([
    ['Smith 2011', 'percent-only'],
    ['Smith 2013 (children)', 'single-arm'],
  ]);
});

test('fibromyalgia pain is the FINAL trial as printed; crossovers without a paired spread say so', () => {
  const report = saved('ldn', 'fibromyalgia~ldn-placebo~pain-intensity');
  expect(report.pooled === null ? null : formatEffect(report.pooled, report.scale)).toBe(
    '−0.34 [−0.95, 0.27]',
  );
  expect(report.measureLabel).toBe('Mean difference');
  expect(report.leftOut.map((l) => [l.label, l.reason])).toEqual([
    ['Younger 2013', 'paired-no-se'],
    ['Bested 2023', 'paired-no-se'],
    ['de Paula 2023', 'within-arm'],
  ]);
});

test('a crossover with a printed interval is used as it is printed, by intention to treat', () => {
  const report = saved('ldn', 'diabetic-neuropathy~ldn-active~pain-intensity');
  expect(report.rows.map((row) => [row.label, row.estimate])).toEqual([['Srinivasan 2021 (paired)', 1.5]]);
  expect(report.leftOut.map(({ reason }) => reason)).toEqual(['another-result']);
});

test('every saved analysis of the bundled reviews gives an estimate', () => {
  for (const { id } of ldn.analyses) expect(saved('ldn', id).pooled, id).not.toBeNull();
  for (const { id } of bcg.analyses) expect(saved('bcg', id).pooled, id).not.toBeNull();
});

test('the BCG example gives the reference numbers', () => {
  const results = object(load('oracle/meta/bcg-rr.json').results);
  const expected = object(results['REML-knha']);
  const report = saved('bcg', 'tuberculosis~bcg-none~tuberculosis-infection');
  expect(report.pooled?.k).toBe(13);
  expect(report.pooled?.yi).toBeCloseTo(Number(expected.beta), 6);
  expect(report.pooled?.ciLow).toBeCloseTo(Number(expected['ci.lb']), 6);
  expect(report.pooled?.ciHigh).toBeCloseTo(Number(expected['ci.ub']), 6);
  expect(report.heterogeneity?.tau2).toBeCloseTo(Number(expected.tau2), 6);
});

test('randomised trials only, unless designs are named', () => {
  const [analysis] = bcg.analyses;
  if (analysis === undefined) throw new Error('no analysis');
  const report = analyseResults(bcg, { ...analysis, designs: undefined });
  expect(report.pooled?.k).toBe(7);
  expect(report.leftOut.map(({ reason }) => reason)).toEqual(Array(6).fill('design'));
});

test('default settings follow the data', () => {
  const scope = {
    conditionId: 'tuberculosis',
    comparisonId: 'bcg-none',
    outcomeId: 'tuberculosis-infection',
  };
  const counted = defaultSettings(bcg, scope);
  expect(counted.settings).toMatchObject({ measure: 'RR', model: 'random', tau2: 'REML', test: 'knha' });
  expect(counted.why).toContain('Hartung-Knapp');
  const pain = { conditionId: 'fibromyalgia', comparisonId: 'ldn-placebo', outcomeId: 'pain-intensity' };
  expect(defaultSettings(ldn, pain)).toMatchObject({ settings: { measure: 'MD', test: 'wald' } });
  expect(defaultSettings(ldn, { ...pain, outcomeId: 'medicine-use' }).settings.measure).toBe('GEN');
});

test('scores on different instruments start as a standardised difference', () => {
  const [first, second] = bcg.results;
  if (first === undefined || second === undefined) throw new Error('no results');
  const scored = [first, second].map((row, i) => ({
    ...row,
    measureText: `Scale ${i}`,
    arms: row.arms.map((arm) => ({ ...arm, mean: 5, sd: 1 })),
  }));
  const outcomes = bcg.outcomes.map((outcome) => ({ ...outcome, type: 'continuous' as const }));
  const scope = { conditionId: 'tuberculosis', comparisonId: null, outcomeId: 'tuberculosis-infection' };
  expect(defaultSettings({ ...bcg, outcomes, results: scored }, scope).settings.measure).toBe('SMD');
  const same = scored.map((row) => ({ ...row, measureText: 'Scale' }));
  expect(defaultSettings({ ...bcg, outcomes, results: same }, scope).settings.measure).toBe('MD');
});
