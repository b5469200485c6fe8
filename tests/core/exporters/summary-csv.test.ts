import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { formulaText, toCsv } from '#core/exporters/csv';
import { armTexts, type SummaryInput, summaryCsv, summaryFields } from '#core/exporters/summary-csv';
import type { RawData } from '#core/synthesis/report';
import { runAnalysis } from '#core/synthesis/run-analysis';
import { bcgReport, genericReport, settings, smithReport } from '../figures/reports';

const input: SummaryInput = {
  condition: 'Crohn’s disease',
  analyses: [
    { comparison: 'LDN against placebo', outcome: 'Clinical response', report: smithReport },
    { comparison: 'BCG against none', outcome: 'Tuberculosis', report: bcgReport },
    { comparison: 'LDN against placebo', outcome: 'Pain', report: runAnalysis(settings, [], []) },
  ],
  studies: {
    'smith-2011': {
      design: 'Randomised, parallel groups',
      dose: '4.5 mg/day',
      durationWeeks: 12,
      nRandomised: 40,
    },
  },
  results: {
    'smith-2011-response': {
      timePoint: '12 weeks',
      basis: 'intention to treat',
      source: 'Table 2: "88 % of those, who took it"',
      riskOfBias: 'Some concerns',
      reported: { intervention: '15/18', comparator: '6/16', effect: 'P = 0.009' },
      verified: false,
    },
    y09: {
      timePoint: '10 weeks',
      basis: 'paired',
      source: 'abstract',
      riskOfBias: '',
      reported: { intervention: '-28.8 %', comparator: '-18.0 %', effect: 'P = 0.003' },
      verified: false,
    },
  },
};
const parsed = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), { header: true, skipEmptyLines: true }).data;

test('begins with a byte order mark and has one head', () => {
  const text = summaryCsv(input);
  expect(text.startsWith('\ufeffCondition,Comparison,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(Papa.parse(text.replace('\ufeff', ''), { skipEmptyLines: true }).errors).toEqual([]);
  expect(Object.keys(parsed(text)[0]!)).toEqual([...summaryFields]);
});

test('a study has its printed effect, its numbers, its facts and its mark', () => {
  expect(parsed(summaryCsv(input))[0]).toMatchObject({
    Row: 'study',
    Study: 'Smith 2011',
    Dose: '4.5 mg/day',
    'Duration (weeks)': '12',
    Randomised: '40',
    Intervention: '15/18',
    Comparator: '6/16',
    'Effect [interval]': '2.22 [1.14, 4.32]',
    Effect: '2.222222222',
    'Weight (%)': '',
    'Risk of bias': 'Some concerns',
    Verified: 'unverified',
    Source: 'Table 2: "88 % of those, who took it"',
    'Input hash': smithReport.inputHash,
  });
});

test('one study is not pooled; several are, with heterogeneity and prediction', () => {
  const rows = parsed(summaryCsv(input));
  const of = (outcome: string, kind: string) =>
    rows.filter((row) => row.Outcome === outcome && row.Row === kind);
  expect(of('Clinical response', 'pooled')).toEqual([]);
  expect(
    of('Clinical response', 'note')
      .map((row) => row.Note)
      .join(),
  ).toContain('not a pooled estimate');
  expect(of('Tuberculosis', 'study')).toHaveLength(13);
  expect(of('Tuberculosis', 'pooled')[0]).toMatchObject({
    Study: '13 studies',
    Intervention: '1065/191064',
    'Effect [interval]': '0.49 [0.34, 0.70]',
    Verified: 'unverified',
  });
  expect(of('Tuberculosis', 'pooled')[0]?.Heterogeneity).toContain('I² = 92%');
  expect(of('Tuberculosis', 'prediction interval')[0]?.['Effect [interval]']).toBe('[0.15, 1.55]');
  expect(of('Tuberculosis', 'study')[0]?.['Risk of bias']).toBe('not appraised');
});

test('what was left out is listed with its reason, and an empty analysis says so', () => {
  const rows = parsed(summaryCsv(input));
  const left = rows.filter((row) => row.Row === 'left out');
  expect(left[0]).toMatchObject({
    Intervention: '-28.8 %',
    'As reported': 'P = 0.003',
    Verified: 'unverified',
    Effect: '',
    'Risk of bias': '',
  });
  expect(left.map((row) => [row.Study, row.Note])).toEqual([['Younger 2009', bcgReport.leftOut[0]!.text]]);
  expect(rows.filter((row) => row.Row === 'nothing to show').map((row) => row.Outcome)).toEqual(['Pain']);
});

test('negative numbers stay numbers; formulas become text', () => {
  const report = genericReport('natural', [
    { label: '=HYPERLINK("http://x","y")', yi: -0.34, sei: 0.31 },
    { label: "-2+3+cmd|' /C calc'!A0", yi: -1.5, sei: 0.2 },
  ]);
  const text = summaryCsv({ ...input, analyses: [{ comparison: '@a', outcome: '+b', report }] });
  const rows = parsed(text);
  expect(rows[0]).toMatchObject({
    Study: '\'=HYPERLINK("http://x","y")',
    Effect: '-0.34',
    Comparison: "'@a",
    Outcome: "'+b",
  });
  expect(rows[1]?.Study).toBe("'-2+3+cmd|' /C calc'!A0");
  expect(rows[1]?.Effect).toBe('-1.5');
  const open = parsed(
    summaryCsv(
      { ...input, analyses: [{ comparison: '@a', outcome: '+b', report }] },
      { guardFormulas: false },
    ),
  );
  expect(open[0]?.Comparison).toBe('@a');
});

test('the guard knows a number from a formula', () => {
  const harmless = [
    '-0.35 (95% CI)',
    '-0.34 [-0.95, 0.27]',
    '-1.5',
    '+2',
    '-.5',
    '-1.5e-3',
    '−0.34 [−0.95, 0.27]',
    'a=b',
    '',
    '5 mg',
  ];
  expect(harmless.filter((text) => formulaText.test(text))).toEqual([]);
  const harmful = [
    '=1+1',
    '@SUM(A1)',
    '-cmd',
    '+A1',
    '-2+3',
    '-2-HYPERLINK("x")',
    '-1 SUM(A1)',
    '＝1',
    '－1',
    '\t=1',
    ' =1',
    '\r=1',
    '-',
    '+1*A1',
  ];
  expect(harmful.filter((text) => !formulaText.test(text))).toEqual([]);
});

test('cells with quotes, commas, line breaks and nothing come back as they were', () => {
  const text = toCsv(['a', 'b', 'c'], [['x "y", z', 'line\nbreak', null]]);
  expect(parsed(text)).toEqual([{ a: 'x "y", z', b: 'line\nbreak', c: '' }]);
});

test('every kind of data has its text', () => {
  const kinds: RawData[] = [
    { kind: 'cont', mean1: -1.5, sd1: 2, n1: 10, mean2: 0, sd2: 1, n2: 11 },
    { kind: 'paired', mean1: 1, sd1: 2, mean2: 3, sd2: 4, n: 5, r: 0.5 },
    { kind: 'prop', events: 1, n: 2 },
    { kind: 'mn', mean: 1, sd: 2, n: 3 },
    { kind: 'rate2', events1: 1, time1: 2, events2: 3, time2: 4 },
    { kind: 'rate1', events: 1, time: 2 },
    { kind: 'gen', yi: 1, sei: 1 },
  ];
  expect(kinds.map(armTexts)).toEqual([
    ['−1.5 (SD 2), n 10', '0 (SD 1), n 11'],
    ['1 (SD 2), n 5', '3 (SD 4), n 5'],
    ['1/2', ''],
    ['1 (SD 2), n 3', ''],
    ['1 in 2', '3 in 4'],
    ['1 in 2', ''],
    ['', ''],
  ]);
});

test('a ratio next to nothing is printed as on the screen, and its numbers are kept whole', () => {
  const data = { kind: '2x2', events1: 0, n1: 400, events2: 300, n2: 400 } as const;
  const report = runAnalysis(settings, [{ id: 'a', studyId: 'a', label: 'a', verified: true, data }], []);
  const analyses = [{ comparison: 'c', outcome: 'o', report }];
  const row = parsed(summaryCsv({ ...input, analyses }))[0];
  expect(Object.values(row ?? {})).toContain('<0.01 [<0.01, 0.03]');
  // Ten significant digits, as every number of the table.
  expect(Object.values(row ?? {})).toContain(String(Number(report.rows[0]!.low.toPrecision(10))));
});
