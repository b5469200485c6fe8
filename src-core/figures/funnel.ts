import { counted } from '../counted';
import { formatNumber, formatOnScale } from '../synthesis/format';
import { criticalValue } from '../synthesis/pool';
import type { AnalysisReport, Pooled, StudyRow } from '../synthesis/report';
import { type Axis, axisEnds, axisX, makeAxis } from './axis';
import { type Figure, type Mark, penFor, plainPen, type Region } from './marks';
import { textWidth, wrapText } from './text-metrics';

export interface FunnelOptions {
  readonly width?: number;
  readonly title?: string;
}

/** A funnel plot as marks; `axis` is the effect, `errors` the standard error (0 at the top). */
export interface FunnelFigure extends Figure {
  readonly kind: 'funnel';
  readonly axis: Axis;
  readonly errors: Axis;
}

const margin = 12;
const plotHeight = 320;
const small = 11;
const lineHeight = 15;
const muted = { size: small, role: 'muted' } as const;

const pooledOf = (report: AnalysisReport): Pooled | null => (report.rows.length > 1 ? report.pooled : null);

/** On a log axis the printed effect; otherwise the effect on the scale on which its standard error is. */
const effectOf = (report: AnalysisReport, yi: number): number => (report.scale === 'log' ? Math.exp(yi) : yi);

const sentence = (report: AnalysisReport, row: StudyRow): string => {
  const name = report.measureLabel.toLowerCase();
  const se = `standard error ${formatNumber(row.sei)}${report.scale === 'log' ? ' (log scale)' : ''}`;
  return `${row.label}: ${name} ${formatOnScale(row.estimate, report.scale)}, ${se}${row.verified ? '' : ', unverified'}`;
};

const notesOf = (report: AnalysisReport): string[] => {
  const { level } = report.settings;
  const notes: string[] = [];
  if (report.rows.length === 0) notes.push('No study can be shown.');
  if (pooledOf(report))
    notes.push(
      `Dashed: the pooled estimate and, for each standard error, the range that would hold ${level}% of studies without heterogeneity.`,
    );
  if (report.rows.length > 0 && report.rows.length < 10)
    notes.push(
      'Fewer than ten studies: asymmetry can hardly be told from chance (Cochrane Handbook, section 13.3.5.4).',
    );
  if (report.rows.some((row) => !row.verified))
    notes.push('Open circles: unverified, not yet checked against the source.');
  return notes;
};

/** Both axes, and where the standard error ends that the pseudo limits are drawn to. */
function funnelAxes(
  report: AnalysisReport,
  top: number,
  width: number,
): { axis: Axis; errors: Axis; largest: number } {
  const largest = Math.max(0, ...report.rows.map((row) => row.sei));
  const measure = (text: string): number => textWidth(text, small);
  const core = [0, largest > 0 ? largest * 1.05 : 1];
  const { high } = axisEnds({ scale: 'natural', core, limits: [], nullValue: null });
  // The standard error grows downwards: its axis runs from the pixel at the top to the one at the bottom.
  const errors = makeAxis('natural', { low: 0, high }, top, top + plotHeight, () => 12);
  const left = margin + 12 + Math.max(...errors.ticks.map((tick) => measure(tick.label)), 20);
  const pooled = pooledOf(report);
  const reach = criticalValue(report.settings.level, null) * largest;
  const limits = pooled ? [pooled.yi - reach, pooled.yi + reach] : [];
  const effects = [...report.rows.map((row) => row.yi), ...limits].map((yi) => effectOf(report, yi));
  const ends = axisEnds({ scale: report.scale, core: effects, limits: [], nullValue: null });
  return { axis: makeAxis(report.scale, ends, left, width - margin - 10, measure), errors, largest };
}

function axesMarks(report: AnalysisReport, axis: Axis, errors: Axis): Mark[] {
  const [left, top, bottom] = [axis.x0, errors.x0, errors.x1];
  const onLog = report.scale === 'log' ? ' (log scale)' : '';
  const rule = { width: 1, role: 'rule' } as const;
  return [
    plainPen.text({ x: margin, y: top - 12, text: `Standard error${onLog}`, ...muted }),
    plainPen.line({ x1: left, y1: top, x2: left, y2: bottom, ...rule }),
    ...errors.ticks.flatMap(({ x, label }) => [
      plainPen.line({ x1: left - 4, y1: x, x2: left, y2: x, ...rule }),
      plainPen.text({ x: left - 7, y: x + 4, text: label, size: small, anchor: 'end' }),
    ]),
    plainPen.line({ x1: left, y1: bottom, x2: axis.x1, y2: bottom, ...rule }),
    ...axis.ticks.flatMap(({ x, label }) => [
      plainPen.line({ x1: x, y1: bottom, x2: x, y2: bottom + 4, ...rule }),
      plainPen.text({ x, y: bottom + 16, text: label, size: small, anchor: 'middle' }),
    ]),
    plainPen.text({
      x: (left + axis.x1) / 2,
      y: bottom + 33,
      text: `${report.measureLabel}${onLog}`,
      anchor: 'middle',
      ...muted,
    }),
  ];
}

/** The pooled estimate and its pseudo confidence limits, from a standard error of 0 to the largest. */
function limitMarks(report: AnalysisReport, axis: Axis, errors: Axis, largest: number): Mark[] {
  const pooled = pooledOf(report);
  if (!pooled) return [];
  const reach = criticalValue(report.settings.level, null) * largest;
  const x = (yi: number): number => axisX(axis, effectOf(report, yi));
  return [pooled.yi, pooled.yi - reach, pooled.yi + reach].map((end) =>
    plainPen.line({
      x1: x(pooled.yi),
      y1: errors.x0,
      x2: x(end),
      y2: axisX(errors, largest),
      width: 1,
      role: 'reference',
      dash: [4, 3],
    }),
  );
}

/** The funnel plot of a report: effect against standard error, with pseudo confidence limits around the pooled estimate. */
export function funnelFigure(report: AnalysisReport, options: FunnelOptions = {}): FunnelFigure {
  const width = options.width ?? 620;
  const titleLines = options.title ? wrapText(options.title, width - 2 * margin, 14, 600) : [];
  const marks: Mark[] = titleLines.map((text, i) =>
    plainPen.text({ x: margin, y: margin + 13 + i * 18, text, size: 14, weight: 600 }),
  );
  const top = margin + titleLines.length * 18 + (titleLines.length > 0 ? 10 : 0) + 24;
  const { axis, errors, largest } = funnelAxes(report, top, width);
  marks.push(...axesMarks(report, axis, errors), ...limitMarks(report, axis, errors, largest));
  const regions: Region[] = [];
  for (const row of report.rows) {
    const ariaText = sentence(report, row);
    const cx = axisX(axis, effectOf(report, row.yi));
    const cy = axisX(errors, row.sei);
    marks.push(penFor(row.id, ariaText).circle({ cx, cy, r: 4.5, role: 'square', hollow: !row.verified }));
    regions.push({
      id: `row-${row.id}`,
      resultId: row.id,
      ariaText,
      x: cx - 8,
      y: cy - 8,
      width: 16,
      height: 16,
    });
  }
  let y = errors.x1 + 56;
  for (const note of notesOf(report)) {
    // Room for fonts that are wider than the table of widths.
    const lines = wrapText(note, (width - 2 * margin) * 0.94, small);
    marks.push(
      ...lines.map((text, i) => plainPen.text({ x: margin, y: y + i * lineHeight, text, ...muted })),
    );
    y += lines.length * lineHeight;
  }
  const k = report.rows.length;
  return {
    kind: 'funnel',
    width,
    height: Math.ceil(y - lineHeight + margin),
    title: options.title ?? `Funnel plot: ${report.measureLabel}`,
    description: `Funnel plot of ${counted(k, 'study', 'studies')}: effect against standard error.`,
    marks,
    regions,
    axis,
    errors,
  };
}
