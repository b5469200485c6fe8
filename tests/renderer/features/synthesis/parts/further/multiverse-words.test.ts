import { expect, test } from 'vitest';
import type { AnalysisSettings, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import {
  boundOfP,
  cellsAsGiven,
  tableHolds,
  variedWays,
} from '../../../../../../src-renderer/features/synthesis/parts/further/multiverse-words';

const settings: AnalysisSettings = {
  measure: 'MC',
  model: 'random',
  commonMethod: 'iv',
  tau2: 'REML',
  test: 'wald',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
  further: ['multiverse'],
};

const paired: readonly StudyInput[] = [3, 5, 8, 4].map((difference, i) => ({
  id: `r${i}`,
  studyId: `s${i}`,
  label: `Study ${i}`,
  data: { kind: 'paired', mean1: difference, sd1: 2, mean2: 1, sd2: 2.5, n: 20 + 10 * i, r: 0.9 },
  verified: true,
}));

const reportOf = (given: AnalysisSettings, inputs: readonly StudyInput[]) => {
  const report = runAnalysis(given, inputs, []);
  const found = report.further?.multiverse;
  if (found?.ok !== true) throw new Error('no multiverse');
  return { report, found: found.value };
};

test('correlations of paired results are varied, said to be, and as given in the table', () => {
  const { report, found } = reportOf(settings, paired);
  expect(found.correlations).toEqual([null, 0.3, 0.5, 0.7]);
  expect(variedWays(found)).toContain('correlation of paired results (as given, 0.3, 0.5, 0.7)');
  expect(tableHolds(found)).toBe('All studies, correlations as given');
  const cells = cellsAsGiven(found);
  // One for each estimator and test, whichever came first among cells sorted by estimate.
  expect(new Set(cells.map(({ method, test: kind }) => `${method} ${kind}`)).size).toBe(cells.length);
  expect(cells).toHaveLength(27);
  const own = cells.find(({ method, test: kind }) => method === 'REML' && kind === 'wald');
  expect(own?.yi).toBeCloseTo(report.pooled!.yi, 10);
  expect(own?.ciLow).toBeCloseTo(report.pooled!.ciLow, 10);
  const others = found.cells.filter(
    ({ method, test: kind, inclusion, correlation }) =>
      method === 'REML' && kind === 'wald' && inclusion === 'all' && correlation !== null,
  );
  expect(others).toHaveLength(3);
  for (const { yi } of others) expect(yi).not.toBeCloseTo(report.pooled!.yi, 6);
});

test('nothing is said to vary that does not', () => {
  const counts = paired.map(
    (input, i): StudyInput => ({
      ...input,
      data: { kind: '2x2', events1: 4 + i, n1: 40, events2: 9 + i, n2: 41 },
    }),
  );
  const { found } = reportOf({ ...settings, measure: 'RR' }, counts);
  expect(found.correlations).toEqual([null]);
  expect(variedWays(found)).toEqual([
    'estimator of the variance between studies',
    'test',
    'which studies are in (5 ways)',
  ]);
  expect(tableHolds(found)).toBe('All studies');
});

test.each([
  [95, '0.05'],
  [90, '0.10'],
  [99, '0.01'],
  [99.9, '0.001'],
  [99.5, '0.005'],
  [97.25, '0.0275'],
  [50, '0.50'],
])('the P that a level of %s allows is %s', (level, bound) => {
  expect(boundOfP(level)).toBe(bound);
});
