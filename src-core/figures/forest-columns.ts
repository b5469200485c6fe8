import { type EffectScale, formatGiven, formatOnScale, formatWeight } from '../synthesis/format';
import type { AnalysisReport, RawData, StudyRow } from '../synthesis/report';
import { textWidth } from './text-metrics';

/** A column of numbers, aligned on the decimal point. */
export interface NumberColumn {
  readonly id: string;
  readonly head: string;
  /** Which arm's head it stands under. */
  readonly group: 'arm1' | 'arm2' | null;
  readonly cell: (row: StudyRow) => string;
  readonly total: string;
}

type Kind = RawData['kind'];
interface Field {
  readonly key: string;
  readonly head: string;
  readonly group: NumberColumn['group'];
}

const field = (key: string, head: string, group: NumberColumn['group'] = null): Field => ({
  key,
  head,
  group,
});

/** What is shown of each kind of data, left to right. */
const fields: Readonly<Record<Kind, readonly Field[]>> = {
  '2x2': [
    field('events1', 'Events', 'arm1'),
    field('n1', 'Total', 'arm1'),
    field('events2', 'Events', 'arm2'),
    field('n2', 'Total', 'arm2'),
  ],
  cont: [
    field('mean1', 'Mean', 'arm1'),
    field('sd1', 'SD', 'arm1'),
    field('n1', 'Total', 'arm1'),
    field('mean2', 'Mean', 'arm2'),
    field('sd2', 'SD', 'arm2'),
    field('n2', 'Total', 'arm2'),
  ],
  paired: [
    field('mean1', 'Mean', 'arm1'),
    field('sd1', 'SD', 'arm1'),
    field('mean2', 'Mean', 'arm2'),
    field('sd2', 'SD', 'arm2'),
    field('n', 'Pairs'),
  ],
  prop: [field('events', 'Events'), field('n', 'Total')],
  mn: [field('mean', 'Mean'), field('sd', 'SD'), field('n', 'Total')],
  rate2: [
    field('events1', 'Events', 'arm1'),
    field('time1', 'Time', 'arm1'),
    field('events2', 'Events', 'arm2'),
    field('time2', 'Time', 'arm2'),
  ],
  rate1: [field('events', 'Events'), field('time', 'Time')],
  gen: [],
};

const totalOf = (report: AnalysisReport, kind: Kind, key: string): string => {
  const { participants, n1, n2, events1, events2 } = report.totals;
  const single = kind === 'prop' || kind === 'mn' || kind === 'paired' ? participants : null;
  const totals: Readonly<Record<string, number | null>> = {
    n1,
    n2,
    events1,
    events2,
    n: single,
    events: events1,
  };
  const value = totals[key] ?? null;
  return value === null ? '' : formatGiven(value);
};

/** The columns of data and weight for a report; one study has no weight to show. */
export function forestColumns(report: AnalysisReport): NumberColumn[] {
  const kind = report.rows[0]?.data.kind ?? 'gen';
  const columns: NumberColumn[] = fields[kind].map(({ key, head, group }) => ({
    id: key,
    head,
    group,
    cell: (row) => {
      const value: unknown = row.data.kind === kind ? Reflect.get(row.data, key) : null;
      return typeof value === 'number' ? formatGiven(value) : '–';
    },
    total: totalOf(report, kind, key),
  }));
  if (report.rows.length > 1 && report.pooled !== null) {
    columns.push({
      id: 'weight',
      head: 'Weight',
      group: null,
      cell: (row) => formatWeight(row.weight),
      total: formatWeight(100),
    });
  }
  return columns;
}

/** Estimate, lower and upper limit as printed, in three pieces that are aligned each in its own column. */
export const effectPieces = (
  value: { readonly estimate: number | null; readonly low: number; readonly high: number },
  scale: EffectScale,
): readonly [string, string, string] => [
  value.estimate === null ? '' : formatOnScale(value.estimate, scale),
  `[${formatOnScale(value.low, scale)},`,
  `${formatOnScale(value.high, scale)}]`,
];

/** Width of what stands right of the decimal point (the point included). */
export function fractionWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : textWidth(text.slice(point), size, weight);
}
