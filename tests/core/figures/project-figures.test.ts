import { expect, test } from 'vitest';
import { conditionSummary } from '#core/exporters/condition-summary';
import { summaryCsv } from '#core/exporters/summary-csv';
import { analysisForest } from '#core/figures/analysis-forest';
import { appraisalTable } from '#core/figures/appraisal-table';
import { figureToSvg } from '#core/figures/svg';
import type { Appraisal } from '#core/model/study';
import { defaultSettings } from '#core/synthesis/default-settings';
import { formatEffect } from '#core/synthesis/format';
import type { OverviewRows } from '#core/synthesis/overview';
import { starter } from '../starters/load';

const rowsOf = (name: 'ldn' | 'bcg', appraisals: readonly Appraisal[] = []): OverviewRows => {
  const rows = starter(name);
  const [review] = rows.review;
  if (review === undefined) throw new Error('no review');
  const open = { state: 'open' } as const;
  const reports = rows.reports.map(({ id }) => ({ id, studyIds: [], ta: open, ft: open }));
  return { ...rows, review, appraisals, reports, excludedStudies: new Set() };
};
const ldn = rowsOf('ldn');
const response = (rows: OverviewRows) => {
  const scope = {
    conditionId: 'crohns-disease',
    comparisonId: null,
    outcomeId: 'clinical-response',
  };
  return { ...scope, settings: defaultSettings(rows, scope).settings };
};
const shown = analysisForest(ldn, response(ldn));
const row = shown.report.rows[0]!;
const key = ldn.results.find(({ id }) => id === row.id)!.key;

const lowAnswers = Object.fromEntries([
  ...['1.1', '1.2', '2.6', '3.1', '5.1'].map((id) => [id, { answer: 'Y' as const, support: '' }]),
  ...['1.3', '2.1', '2.2', '4.1', '4.2', '4.3', '5.2', '5.3'].map((id) => [
    id,
    { answer: 'N' as const, support: '' },
  ]),
]);
const appraisal = (more: Partial<Appraisal> = {}): Appraisal => ({
  id: 'a',
  resultKey: key,
  studyId: row.studyId,
  tool: 'rob-2',
  toolVersion: '2019-08-22',
  aim: 'assignment',
  by: 'ann',
  answers: lowAnswers,
  overrides: {},
  severalConcerns: null,
  severalConcernsReason: '',
  complete: true,
  ...more,
});

test('the plot of the bundled review is named and labelled by its comparison and outcome', () => {
  expect(row.label).toBe('Smith 2011');
  expect(formatEffect(row, 'log')).toBe('2.22 [1.14, 4.32]');
  expect(shown.figure.title).toBe("Crohn's disease: Clinical response");
  const texts = shown.figure.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  expect(texts).toContain('Favours placebo');
  expect(texts).toContain('Smith 2011\u00a0†');
  expect(texts).not.toContain('Risk of bias');
  expect(figureToSvg(analysisForest(ldn, response(ldn)).figure)).toBe(figureToSvg(shown.figure));
});

test('lights appear beside the rows once a judgement stands', () => {
  const lights = (...appraisals: Appraisal[]): number =>
    analysisForest(rowsOf('ldn', appraisals), response(ldn)).figure.marks.filter(
      (mark) => mark.role === 'light-low',
    ).length;
  expect(lights(appraisal())).toBe(7); // five domains, overall, and the key
  expect(lights(appraisal({ complete: false }))).toBe(0);
  expect(
    lights(
      appraisal(),
      appraisal({ id: 'b', by: 'bob', overrides: { D1: { judgement: 'high', reason: 'r' } } }),
    ),
  ).toBe(0);
});

test('the caller may override the parts of the plot', () => {
  const { figure } = analysisForest(ldn, response(ldn), { title: 'Mine', width: 700, better: null });
  expect(figure.title).toBe('Mine');
  expect(figure.width).toBe(700);
  expect(figureToSvg(figure)).not.toContain('Favours');
});

test('the appraisal table has every result of parallel trials, with judgements or the reason for none', () => {
  const table = appraisalTable(rowsOf('ldn', [appraisal()]), 'crohns-disease');
  expect(table.title).toBe("Risk of bias: Crohn's disease");
  expect(new Set(table.rows.map(({ label }) => label))).toEqual(
    new Set(['Smith 2011', 'Smith 2013 (children)']),
  );
  expect(table.rows.find(({ id }) => id === key)).toMatchObject({
    judgements: { overall: 'low' },
    reason: '',
  });
  expect(
    table.rows.filter(({ judgements }) => judgements === null).every(({ reason }) => reason !== ''),
  ).toBe(true);
  expect(new Set(table.rows.map(({ label, detail }) => `${label} ${detail}`)).size).toBe(table.rows.length);
  const all = appraisalTable(ldn, null);
  expect(all.title).toBe('Risk of bias');
  expect(all.rows.length).toBeGreaterThan(table.rows.length);
  // Crossover trials are not offered the tool.
  const crossover = new Set(
    ldn.studies.filter(({ design }) => design === 'rct-crossover').map(({ label }) => label),
  );
  expect(all.rows.some(({ label }) => crossover.has(label))).toBe(false);
});

test('the summary of a condition holds the numbers of its plots', () => {
  const input = conditionSummary(rowsOf('ldn', [appraisal()]), 'crohns-disease');
  expect(input.condition).toBe("Crohn's disease");
  const effects = input.analyses.flatMap(({ outcome, report }) =>
    report.rows.map((r) => [outcome, formatEffect(r, report.scale)]),
  );
  expect(effects).toEqual([
    ['Clinical response', '2.22 [1.14, 4.32]'],
    ['Clinical remission', '1.48 [0.42, 5.24]'],
    ['Endoscopic response', '2.89 [1.18, 7.08]'],
  ]);
  expect(input.results[row.id]).toMatchObject({
    riskOfBias: 'Low risk',
    verified: false,
    timePoint: '12 weeks',
  });
  expect(input.studies[row.studyId]).toMatchObject({ dose: '4.5 mg/day', nRandomised: 40 });
  const text = summaryCsv(input);
  expect(text).toContain(`"2.22 [1.14, 4.32]"`);
  expect(text).toContain('Low risk,unverified');
  const leftOut = input.analyses.flatMap(({ report }) => report.leftOut);
  expect(leftOut.length).toBeGreaterThan(0);
  for (const entry of leftOut) expect(text).toContain(entry.text.slice(0, 30));
});

test('the summary of given analyses follows them and not the saved ones', () => {
  const specification = {
    ...response(ldn),
    settings: { ...response(ldn).settings, measure: 'OR', level: 90 },
  };
  const input = conditionSummary(ldn, 'crohns-disease', [specification]);
  expect(input.analyses).toHaveLength(1);
  expect(input.analyses[0]?.report).toMatchObject({ measureLabel: 'Odds ratio', settings: { level: 90 } });
  expect(input.analyses[0]?.comparison).toBe('any comparison');
});
