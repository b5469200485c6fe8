import { formatDifference, formatHeterogeneity, formatTest } from '../synthesis/format';
import type { AnalysisReport, Pooled } from '../synthesis/report';
import { type Axis, axisEnds, axisX, makeAxis } from './axis';
import { axisMarks } from './forest-axis';
import { bodyMarks } from './forest-body';
import { footMarks } from './forest-foot';
import { headMarks } from './forest-head';
import { type ForestLayout, forestLayout, margin, smallSize } from './forest-layout';
import { remarkMarks } from './forest-lines';
import type { ForestOptions } from './forest-options';
import { forestDescription } from './forest-text';
import { type Figure, type Mark, plainPen } from './marks';
import { textWidth, wrapText } from './text-metrics';

/** A forest plot as marks, with the axis and the columns it was drawn on. */
export interface ForestFigure extends Figure {
  readonly kind: 'forest';
  readonly axis: Axis;
  readonly layout: ForestLayout;
}

function forestAxis(report: AnalysisReport, options: ForestOptions, layout: ForestLayout): Axis {
  const total = report.rows.length > 1 && report.pooled ? [report.pooled] : [];
  const subtotals = (options.subgroups ?? []).flatMap((group) => (group.pooled ? [group.pooled] : []));
  const pooled: readonly Pooled[] = [...total, ...subtotals];
  const predictions = pooled.flatMap(({ prediction }) => (prediction ? [prediction] : []));
  const ends =
    options.axis ??
    axisEnds({
      scale: report.scale,
      core: [...report.rows.map((row) => row.estimate), ...pooled.flatMap(({ low, high }) => [low, high])],
      limits: [...report.rows, ...predictions].flatMap(({ low, high }) => [low, high]),
      nullValue: report.nullValue,
    });
  return makeAxis(report.scale, ends, layout.plot.x0, layout.plot.x1, (text) => textWidth(text, smallSize));
}

const titleMarks = (title: string | undefined, width: number): { marks: Mark[]; bottom: number } => {
  if (!title) return { marks: [], bottom: margin };
  const lines = wrapText(title, width - 2 * margin, 14, 600);
  const marks = lines.map((text, i) =>
    plainPen.text({ x: margin, y: margin + 13 + i * 18, text, size: 14, weight: 600 }),
  );
  return { marks, bottom: margin + lines.length * 18 + 8 };
};

/** Method, heterogeneity and test, left of the axis. */
function statisticsMarks(
  report: AnalysisReport,
  layout: ForestLayout,
  top: number,
): { marks: Mark[]; bottom: number } {
  if (!report.pooled || report.rows.length < 2) return { marks: [], bottom: top };
  const { method } = report.pooled;
  const heterogeneity = formatHeterogeneity(report);
  const difference = formatDifference(report);
  const texts = [
    `${method.charAt(0).toUpperCase()}${method.slice(1)}`,
    ...(heterogeneity === null ? [] : [`Heterogeneity: ${heterogeneity}`]),
    formatTest(report.pooled),
    ...(difference === null ? [] : [difference]),
  ];
  const marks: Mark[] = [];
  let y = top;
  for (const text of texts) {
    const remark = remarkMarks(layout, text, y);
    marks.push(...remark.marks);
    y = remark.bottom;
  }
  return { marks, bottom: y - 3 };
}

/** The forest plot of a report. Nothing is computed here but places: every number is the report's. */
export function forestFigure(report: AnalysisReport, options: ForestOptions = {}): ForestFigure {
  const layout = forestLayout(report, options);
  const axis = forestAxis(report, options, layout);
  const title = titleMarks(options.title, layout.width);
  const head = headMarks(layout, title.bottom);
  const body = bodyMarks(report, options, layout, axis, head.bottom + 4);
  const axisY = body.bottom + 5;
  const empty = report.rows.length === 0;
  const { nullValue } = report;
  const reference: Mark[] = [];
  if (!empty && nullValue !== null && nullValue >= axis.low && nullValue <= axis.high) {
    const x = axisX(axis, nullValue);
    reference.push(plainPen.line({ x1: x, y1: head.bottom, x2: x, y2: axisY, width: 1, role: 'reference' }));
  }
  const below = empty ? { marks: [], bottom: body.bottom } : axisMarks(report, options, axis, axisY);
  const statistics =
    options.statistics === false ? { marks: [], bottom: axisY } : statisticsMarks(report, layout, axisY);
  const middle = Math.max(below.bottom, statistics.bottom);
  const foot = footMarks(report, layout, options.riskOfBias, middle + 22);
  return {
    kind: 'forest',
    width: layout.width,
    height: Math.ceil(foot.marks.length > 0 ? foot.bottom : middle + margin),
    title: options.title ?? `Forest plot: ${report.measureLabel}`,
    description: forestDescription(report, options),
    marks: [
      ...title.marks,
      ...head.marks,
      ...reference,
      ...body.marks,
      ...below.marks,
      ...statistics.marks,
      ...foot.marks,
    ],
    regions: body.regions,
    axis,
    layout,
  };
}
