import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rScript } from '#core/exporters/r-script';
import type { AnalysisSettings, RawData, StudyInput } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { list, load, object } from '../../reference/load';

const settings: AnalysisSettings = {
  measure: 'RR',
  model: 'random',
  commonMethod: 'mh',
  tau2: 'REML',
  test: 'knha',
  level: 95,
  correction: { add: 0.5, to: 'only0', drop00: false },
};

const inputs = (file: string, read: (row: ReturnType<typeof object>) => RawData): readonly StudyInput[] =>
  list(load(`oracle/meta/${file}.json`).studies).map((row, i) => ({
    id: `r${i}`,
    studyId: `s${i}`,
    label: `${String(object(row).label)} "Müller" \\ 😀`,
    data: read(object(row)),
    verified: true,
  }));

const tables = (file: string) =>
  inputs(file, ({ events1, n1, events2, n2 }) => ({
    kind: '2x2',
    events1: Number(events1),
    n1: Number(n1),
    events2: Number(events2),
    n2: Number(n2),
  }));

const means = inputs('normand-smd', ({ mean1, sd1, n1, mean2, sd2, n2 }) => ({
  kind: 'cont',
  mean1: Number(mean1),
  sd1: Number(sd1),
  n1: Number(n1),
  mean2: Number(mean2),
  sd2: Number(sd2),
  n2: Number(n2),
}));

const generic = inputs('hackshaw-gen', ({ yi, sei }) => ({ kind: 'gen', yi: Number(yi), sei: Number(sei) }));

/** Two groups by turns; the last study is in none. */
const grouped = (studies: readonly StudyInput[]): readonly StudyInput[] =>
  studies.map((one, i) =>
    i === studies.length - 1 ? one : { ...one, subgroup: i % 2 === 0 ? 'even "a"' : 'odd' },
  );

const analyses: readonly (readonly [string, AnalysisSettings, readonly StudyInput[]])[] = [
  ['BCG, REML, Hartung-Knapp', settings, tables('bcg-rr')],
  ['BCG, Mantel-Haenszel', { ...settings, model: 'common', measure: 'OR' }, tables('bcg-rr')],
  ['zero cells, DL', { ...settings, tau2: 'DL', test: 'wald' }, tables('zero-rr-all')],
  ['zero cells, Peto', { ...settings, model: 'common', measure: 'PETO' }, tables('zero-peto')],
  ['one trial', settings, tables('ldn-remission')],
  ['standardised means, PM', { ...settings, measure: 'SMD', tau2: 'PM', level: 90 }, means],
  [
    'generic ratios, ML',
    { ...settings, measure: 'GEN', genericScale: 'log', tau2: 'ML', test: 'adhoc' },
    generic,
  ],
  [
    'zero cells, treatment-arm correction',
    { ...settings, measure: 'OR', correction: { ...settings.correction, arms: 'treatment-arm' } },
    tables('zero-rr-all'),
  ],
  [
    'groups of their own',
    { ...settings, test: 'wald', subgroups: { by: 'design', tau2: 'separate' }, prediction: 't-k2' },
    grouped(tables('bcg-rr')),
  ],
  [
    'groups with one variance',
    { ...settings, subgroups: { by: 'design', tau2: 'common' } },
    grouped(tables('bcg-rr')),
  ],
];

test.each(analyses)('%s: the script holds every number and only plain ASCII', (title, given, studies) => {
  const report = runAnalysis(given, studies, []);
  const script = rScript(report, `${title}\nsecond line`) ?? '';
  expect(script).toContain(report.inputHash);
  expect(script).toContain(`${report.rows.length} studies`);
  expect([...script].every((character) => character === '\n' || (character >= ' ' && character <= '~'))).toBe(
    true,
  );
  expect(script.split('\n')[0]).toBe(`# ${title} second line`);
});

const withR = spawnSync('Rscript', ['-e', 'library(metafor)']).status === 0;

// On a machine without R there is nothing to run the scripts with, which is said; their text is checked above in any case.
if (!withR) console.log('R with metafor is not here: the scripts are checked as text, and not run.');
if (withR)
  test.each(analyses)('%s: R gives the same numbers', { timeout: 60_000 }, (title, given, studies) => {
    const report = runAnalysis(given, studies, []);
    const folder = mkdtempSync(join(tmpdir(), 'r-script-'));
    const file = join(folder, 'analysis.R');
    writeFileSync(file, rScript(report, title) ?? '');
    const run = spawnSync('Rscript', [file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect([run.status, run.status === 0 ? '' : run.stderr]).toEqual([0, '']);
    const near = (found: number | undefined, value: number) =>
      expect(Math.abs((found ?? Number.NaN) - value)).toBeLessThanOrEqual(
        1e-6 * Math.max(1e-3, Math.abs(value)),
      );
    const numbers = run.stdout.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    const { yi, sei, ciLow, ciHigh, prediction } = report.pooled!;
    [yi, sei, ciLow, ciHigh].forEach((value, i) => {
      near(numbers[i], value);
    });
    const limits = /prediction interval (\S+) (\S+)/.exec(run.stdout);
    expect(limits === null).toBe(prediction === null);
    if (prediction !== null) near(Number(limits?.[1]), prediction.yiLow);
    if (prediction !== null) near(Number(limits?.[2]), prediction.yiHigh);
    // R prints four decimals of what it was asked to print: each group's estimate is among them.
    if (given.subgroups !== undefined)
      for (const { pooled } of report.subgroups?.groups ?? [])
        expect(run.stdout).toContain(Math.abs(pooled!.yi).toFixed(4));
  });

test('a group, a quantile and a shared correction stand in the script as R has them', () => {
  const of = (title: string) => {
    const [, given, studies] = analyses.find(([name]) => name === title)!;
    return rScript(runAnalysis(given, studies, []), title) ?? '';
  };
  expect(of('zero cells, treatment-arm correction')).toContain('ifelse(used, 1 * n1 / (n1 + n2), 0)');
  expect(of('groups of their own')).toContain('qt(0.975, 11)');
  expect(of('groups of their own')).toContain('groups <- lapply(split(es, es$subgroup), pool)');
  expect(of('groups with one variance')).toContain('mods = ~ 0 + group');
  expect(of('groups of their own')).toContain('"even \\"a\\""');
});

test('nothing pooled, no script', () => {
  expect(rScript(runAnalysis(settings, [], []), 'Empty')).toBeNull();
});
