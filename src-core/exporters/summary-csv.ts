import { counted } from '../counted';
import { formatEffect, formatGiven, formatHeterogeneity, formatInterval } from '../synthesis/format';
import type { AnalysisReport, LeftOut, Pooled, RawData, StudyRow } from '../synthesis/report';
import { type CsvCell, type CsvOptions, toCsv } from './csv';

/** What the table says about a study beside its numbers. */
export interface SummaryStudy {
  readonly design: string;
  /** As printed, e.g. "4.5 mg/day". */
  readonly dose: string;
  readonly durationWeeks: number | null;
  readonly nRandomised: number | null;
}

/** What the table says about a result beside its numbers. */
export interface SummaryResult {
  readonly timePoint: string;
  readonly basis: string;
  /** Page or table, and the quote. */
  readonly source: string;
  /** Both sides and the effect as the source prints them; empty where it does not. */
  readonly reported: { readonly intervention: string; readonly comparator: string; readonly effect: string };
  readonly verified: boolean;
  /** The overall judgement that stands, as a word; empty for none. */
  readonly riskOfBias: string;
}

export interface SummaryAnalysis {
  readonly comparison: string;
  readonly outcome: string;
  readonly report: AnalysisReport;
}

/** One condition: its analyses, and the facts behind their studies and results by id. */
export interface SummaryInput {
  readonly condition: string;
  readonly analyses: readonly SummaryAnalysis[];
  readonly studies: Readonly<Record<string, SummaryStudy | undefined>>;
  readonly results: Readonly<Record<string, SummaryResult | undefined>>;
}

type RowKind = 'study' | 'pooled' | 'prediction interval' | 'left out' | 'note' | 'nothing to show';

interface SummaryRow {
  readonly kind: RowKind;
  readonly study?: string;
  readonly facts?: SummaryStudy | undefined;
  readonly result?: SummaryResult | undefined;
  readonly arms?: readonly [string, string];
  readonly effect?: string;
  readonly numbers?: readonly [number | null, number, number];
  readonly weight?: number | null;
  readonly p?: number;
  readonly heterogeneity?: string | null;
  readonly verified?: boolean;
  readonly note?: string;
}

const spread = (mean: number, sd: number, n: number): string =>
  `${formatGiven(mean)} (SD ${formatGiven(sd)}), n ${n}`;

/** The numbers of both arms as text; the second is empty for a single group. */
export function armTexts(data: RawData): readonly [string, string] {
  switch (data.kind) {
    case '2x2':
      return [`${data.events1}/${data.n1}`, `${data.events2}/${data.n2}`];
    case 'cont':
      return [spread(data.mean1, data.sd1, data.n1), spread(data.mean2, data.sd2, data.n2)];
    case 'paired':
      return [spread(data.mean1, data.sd1, data.n), spread(data.mean2, data.sd2, data.n)];
    case 'prop':
      return [`${data.events}/${data.n}`, ''];
    case 'mn':
      return [spread(data.mean, data.sd, data.n), ''];
    case 'rate2':
      return [`${data.events1} in ${data.time1}`, `${data.events2} in ${data.time2}`];
    case 'rate1':
      return [`${data.events} in ${data.time}`, ''];
    case 'gen':
      return ['', ''];
  }
}

/** Ten significant digits: enough to compute with, and the same bytes everywhere. Empty where there is no number. */
const cell = (value: number | null | undefined): CsvCell =>
  value === null || value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(10));

export const summaryFields = [
  'Condition',
  'Comparison',
  'Outcome',
  'Row',
  'Study',
  'Design',
  'Dose',
  'Duration (weeks)',
  'Randomised',
  'Time point',
  'Analysed as',
  'Intervention',
  'Comparator',
  'As reported',
  'Measure',
  'Confidence level (%)',
  'Effect [interval]',
  'Effect',
  'Lower limit',
  'Upper limit',
  'Weight (%)',
  'P',
  'Heterogeneity',
  'Risk of bias',
  'Verified',
  'Source',
  'Note',
  'Input hash',
] as const;

const cells = (
  input: SummaryInput,
  { comparison, outcome, report }: SummaryAnalysis,
  row: SummaryRow,
): CsvCell[] => {
  const verified = row.verified === undefined ? null : row.verified ? 'yes' : 'unverified';
  const hasEffect = row.effect !== undefined;
  return [
    input.condition,
    comparison,
    outcome,
    row.kind,
    row.study ?? null,
    row.facts?.design ?? null,
    row.facts?.dose ?? null,
    cell(row.facts?.durationWeeks),
    cell(row.facts?.nRandomised),
    row.result?.timePoint ?? null,
    row.result?.basis ?? null,
    row.arms?.[0] ?? null,
    row.arms?.[1] ?? null,
    row.result?.reported.effect ?? null,
    hasEffect ? report.measureLabel : null,
    hasEffect ? report.settings.level : null,
    row.effect ?? null,
    cell(row.numbers?.[0]),
    cell(row.numbers?.[1]),
    cell(row.numbers?.[2]),
    cell(row.weight),
    cell(row.p),
    row.heterogeneity ?? null,
    row.kind === 'study' ? row.result?.riskOfBias || 'not appraised' : null,
    verified,
    row.result?.source ?? null,
    row.note ?? null,
    report.inputHash,
  ];
};

const studyRow = (input: SummaryInput, report: AnalysisReport, row: StudyRow): SummaryRow => ({
  kind: 'study',
  study: row.label,
  facts: input.studies[row.studyId],
  result: input.results[row.id],
  arms: armTexts(row.data),
  effect: formatEffect(row, report.scale),
  numbers: [row.estimate, row.low, row.high],
  weight: report.rows.length > 1 && report.pooled !== null ? row.weight : null,
  verified: row.verified,
  note: row.corrected ? 'Effect after continuity correction.' : '',
});

const leftOutRow = (input: SummaryInput, entry: LeftOut): SummaryRow => {
  const result = input.results[entry.id];
  return {
    kind: 'left out',
    study: entry.label,
    facts: input.studies[entry.studyId],
    result,
    arms: [result?.reported.intervention ?? '', result?.reported.comparator ?? ''],
    ...(result && { verified: result.verified }),
    note: entry.text,
  };
};

const pooledRows = (report: AnalysisReport, pooled: Pooled): SummaryRow[] => {
  const verified = report.rows.every((row) => row.verified);
  const heterogeneity = formatHeterogeneity(report);
  const { events1, events2, n1, n2 } = report.totals;
  const side = (events: number | null, n: number | null): string =>
    n === null ? '' : events === null ? `n ${n}` : `${events}/${n}`;
  const rows: SummaryRow[] = [
    {
      kind: 'pooled',
      study: counted(pooled.k, 'study', 'studies'),
      arms: [side(events1, n1), side(events2, n2)],
      effect: formatEffect(pooled, report.scale),
      numbers: [pooled.estimate, pooled.low, pooled.high],
      weight: 100,
      p: pooled.p,
      heterogeneity,
      verified,
      note: pooled.method,
    },
  ];
  const { prediction } = pooled;
  if (prediction) {
    const numbers = [null, prediction.low, prediction.high] as const;
    rows.push({
      kind: 'prediction interval',
      effect: formatInterval(prediction, report.scale),
      numbers,
      verified,
    });
  }
  return rows;
};

function analysisRows(input: SummaryInput, { report }: SummaryAnalysis): SummaryRow[] {
  const rows = report.rows.map((row) => studyRow(input, report, row));
  if (report.pooled && report.rows.length > 1) rows.push(...pooledRows(report, report.pooled));
  if (report.error) rows.push({ kind: 'note', note: `Not pooled: ${report.error.text}` });
  if (report.rows.length === 0) rows.push({ kind: 'nothing to show', note: 'No result can be used.' });
  for (const note of report.notes) rows.push({ kind: 'note', note });
  return [...rows, ...report.leftOut.map((entry) => leftOutRow(input, entry))];
}

/**
 * The summary table of one condition: for each analysis its studies, the pooled estimate, notes, and what was left out with the
 * reason. Effects stand twice: as printed on screen, and as numbers.
 */
export function summaryCsv(input: SummaryInput, options: CsvOptions = {}): string {
  const rows = input.analyses.flatMap((analysis) =>
    analysisRows(input, analysis).map((row) => cells(input, analysis, row)),
  );
  return toCsv(summaryFields, rows, options);
}
