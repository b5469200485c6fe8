import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { rScript } from '#core/exporters/r-script';
import type { AnalysisSettings, RawData, StudyInput } from '#core/synthesis/report';
import type { FurtherBlock } from '#core/synthesis/further/further-report';
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

/** The first study is a group of its own. */
const alone = (studies: readonly StudyInput[]): readonly StudyInput[] =>
  studies.map((one, i) => ({ ...one, subgroup: i === 0 ? '3 mg' : i % 2 === 0 ? '10 mg' : '4.5 mg' }));

const withoutEvents: readonly StudyInput[] = ['x', 'y'].map((id) => ({
  id,
  studyId: id,
  label: id,
  data: { kind: '2x2', events1: 0, n1: 20, events2: 0, n2: 19 },
  verified: true,
  subgroup: 'nothing',
}));

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
    'groups of Mantel-Haenszel',
    { ...settings, measure: 'OR', model: 'common', subgroups: { by: 'design', tau2: 'separate' } },
    grouped(tables('bcg-rr')),
  ],
  [
    'groups of Peto, one of a single study',
    { ...settings, measure: 'PETO', model: 'common', subgroups: { by: 'design', tau2: 'separate' } },
    alone(tables('zero-peto')),
  ],
  [
    'groups of Mantel-Haenszel with zero cells, treatment-arm correction',
    {
      ...settings,
      measure: 'RR',
      model: 'common',
      correction: { ...settings.correction, arms: 'treatment-arm' },
      subgroups: { by: 'design', tau2: 'separate' },
    },
    alone(tables('zero-rr-all')),
  ],
  [
    'a group without events, Mantel-Haenszel',
    { ...settings, model: 'common', subgroups: { by: 'design', tau2: 'separate' } },
    [...grouped(tables('bcg-rr')), ...withoutEvents],
  ],
  [
    'groups with one variance',
    { ...settings, subgroups: { by: 'design', tau2: 'common' } },
    grouped(tables('bcg-rr')),
  ],
];

const further: readonly FurtherBlock[] = ['sensitivity', 'small-study', 'selection'];
const asking: typeof analyses = [
  ['BCG, everything further', { ...settings, test: 'wald', further }, tables('bcg-rr')],
  ['BCG, Mantel-Haenszel, everything further', { ...settings, model: 'common', further }, tables('bcg-rr')],
  ['two studies, everything further', { ...settings, further }, tables('bcg-rr').slice(0, 2)],
];
const scriptOf = ([title, given, studies]: (typeof analyses)[number]) =>
  rScript(runAnalysis(given, studies, []), title, given.further) ?? '';

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

/** What R prints for each script; one process for all of them, because loading the package takes longest. */
const runAll = (scripts: readonly string[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'r-script-'));
  scripts.forEach((script, i) => {
    writeFileSync(join(folder, `analysis-${i}.R`), script);
  });
  const all = scripts.map((_, i) => `cat("\n=====\n"); source("analysis-${i}.R", local = new.env())`);
  const run = spawnSync('Rscript', ['-e', all.join('\n')], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.split('\n=====\n').slice(1);
};

let printed: readonly string[] = [];
if (withR) {
  beforeAll(() => {
    printed = runAll([...analyses, ...asking].map(scriptOf));
  }, 120_000);
  test.each(analyses.map((one, i) => [...one, i] as const))('%s: R gives the same numbers', (...row) => {
    const [, given, studies, place] = row;
    const report = runAnalysis(given, studies, []);
    const stdout = printed[place] ?? '';
    const near = (found: number | undefined, value: number) =>
      expect(Math.abs((found ?? Number.NaN) - value)).toBeLessThanOrEqual(
        1e-6 * Math.max(1e-3, Math.abs(value)),
      );
    const numbers = stdout.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    const { yi, sei, ciLow, ciHigh, prediction } = report.pooled!;
    [yi, sei, ciLow, ciHigh].forEach((value, i) => {
      near(numbers[i], value);
    });
    const limits = /prediction interval (\S+) (\S+)/.exec(stdout);
    expect(limits === null).toBe(prediction === null);
    if (prediction !== null) near(Number(limits?.[1]), prediction.yiLow);
    if (prediction !== null) near(Number(limits?.[2]), prediction.yiHigh);
    const line = (name: string) =>
      new RegExp(`^${name} (.*)$`, 'm').exec(stdout)?.[1]?.trim().split(' ').map(Number) ?? [];
    const groups = (report.subgroups?.groups ?? []).flatMap(({ pooled }) =>
      pooled === null ? [] : [pooled],
    );
    const estimates = line('groups');
    expect(estimates).toHaveLength(2 * groups.length);
    groups.forEach((group, i) => {
      near(estimates[2 * i], group.yi);
      near(estimates[2 * i + 1], group.sei);
    });
    const difference = report.subgroups?.difference ?? null;
    expect(line('differences')).toHaveLength(difference === null ? 0 : 2);
    if (difference !== null) near(line('differences')[0], difference.value);
    if (difference !== null) near(line('differences')[1], difference.p);
  });
  test.each(asking.map((one, i) => [...one, i] as const))('%s: R gives the same numbers', (...row) => {
    const [, given, studies, place] = row;
    const { sensitivity, smallStudy, selection } = runAnalysis(given, studies, []).further!;
    const stdout = printed[analyses.length + place] ?? '';
    const said = (name: string, values: readonly number[] | null) => {
      const line = new RegExp(`^${name} (.*)$`, 'm').exec(stdout)?.[1]?.trim().split(' ').map(Number) ?? null;
      expect([name, line?.length]).toEqual([name, values?.length]);
      values?.forEach((value, i) => {
        // R stops the selection model's search at about five digits.
        const close = (name === 'selection' ? 1e-3 : 1e-6) * Math.max(1e-3, Math.abs(value));
        expect(Math.abs((line?.[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(close);
      });
    };
    const without = sensitivity!.leaveOneOut;
    said('leave1out', without.ok ? without.value.flatMap(({ yi, sei }) => [yi, sei]) : null);
    const { egger, eggerLinear, rank, trimFill, failSafe } = smallStudy!;
    said('fsn_Rosenthal', failSafe.ok ? [failSafe.value.rosenthal] : null);
    said('fsn_Rosenberg', failSafe.ok ? [failSafe.value.rosenberg] : null);
    // R computes some of the others for two studies, which say nothing; the script must get through them.
    if (studies.length < 3) return;
    said('egger', egger.ok ? [egger.value.slope.statistic, egger.value.slope.p] : null);
    said('egger_lm', eggerLinear.ok ? [eggerLinear.value.slope.statistic, eggerLinear.value.slope.p] : null);
    said('begg', rank.ok ? [rank.value.tau, rank.value.p] : null);
    for (const estimator of ['L0', 'R0'] as const) {
      const found = trimFill[estimator];
      const values = found.ok ? [found.value.missing, found.value.pooled.yi, found.value.pooled.sei] : null;
      said(`trimfill_${estimator}`, values);
    }
    const model = selection![0]!.fit;
    said('selection', model.ok ? [model.value.pooled.yi, model.value.tau2] : null);
  });
}

test('a group, a quantile and a shared correction stand in the script as R has them', () => {
  const of = (title: string) => {
    const [, given, studies] = analyses.find(([name]) => name === title)!;
    return rScript(runAnalysis(given, studies, []), title) ?? '';
  };
  expect(of('zero cells, treatment-arm correction')).toContain('ifelse(used, 1 * n1 / (n1 + n2), 0)');
  expect(of('groups of their own')).toContain('qt(0.975, 11)');
  expect(of('groups of their own')).toContain('groups <- lapply(split(seq_len(nrow(es)), es$group), pool)');
  expect(of('groups of Mantel-Haenszel')).toContain('rma.mh(measure = "OR", ai = events1');
  expect(of('groups of Mantel-Haenszel')).toContain('data = data[rows, ]');
  expect(of('groups of Mantel-Haenszel')).toMatch(/# This report: odd -0\.\d+ 0\.\d+/);
  expect(of('groups of Peto, one of a single study')).toContain('levels = c("3 mg", "4.5 mg", "10 mg")');
  expect(of('a group without events, Mantel-Haenszel')).toContain('# This report: nothing not pooled: ');
  expect(of('groups with one variance')).toContain('mods = ~ 0 + group');
  expect(of('groups of their own')).toContain('"even \\"a\\""');
});

test('further blocks that are asked for are in the script, and nothing of them otherwise', () => {
  const [all, counts] = asking.map(scriptOf);
  for (const call of ['leave1out(res)', 'influence(res)', 'regtest(', 'ranktest(', 'trimfill(', 'selmodel('])
    expect(all).toContain(call);
  expect(counts).toContain('effects <- rma(yi, vi, data = es, method = "EE"');
  expect(counts).not.toContain('influence(res)');
  const [title, given, studies] = asking[0]!;
  expect(rScript(runAnalysis(given, studies, []), title)).not.toContain('regtest');
});

test('nothing pooled, no script', () => {
  expect(rScript(runAnalysis(settings, [], []), 'Empty')).toBeNull();
});
