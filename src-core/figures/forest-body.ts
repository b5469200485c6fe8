import { levelOf } from '../appraisal/completeness';
import type { AnalysisReport, Pooled, StudyRow } from '../synthesis/report';
import type { Axis } from './axis';
import { effectPieces } from './forest-columns';
import { forestItems } from './forest-items';
import {
  type ForestLayout,
  lightRadius,
  lineHeight,
  margin,
  predictionLabel,
  rowLabel,
} from './forest-layout';
import { labelLines, type LineText, lineMarks, remarkMarks } from './forest-lines';
import { diamondMarks, predictionMarks, squareSide, studyMarks } from './forest-marks';
import type { ForestOptions } from './forest-options';
import { pooledSentence, predictionSentence, rowSentence } from './forest-text';
import { lightMarks } from './lights';
import { type Mark, type Pen, penFor, plainPen, type Region } from './marks';

interface Line {
  readonly id: string;
  readonly resultId: string | null;
  readonly ariaText: string | null;
  readonly text: LineText;
  readonly draw: (pen: Pen, middle: number) => Mark[];
}

const noCells: readonly string[] = [];

/** All lines between head and axis: studies by subgroup, subtotals, total, prediction interval. `top` is where they may begin. */
export function bodyMarks(
  report: AnalysisReport,
  options: ForestOptions,
  layout: ForestLayout,
  axis: Axis,
  top: number,
): { readonly marks: Mark[]; readonly regions: Region[]; readonly bottom: number } {
  const marks: Mark[] = [];
  const regions: Region[] = [];
  let y = top;
  const pooled = report.pooled !== null && report.rows.length > 1;
  const largest = pooled ? report.rows.reduce((most, { weight }) => Math.max(most, weight), 0) : 0;
  const place = ({ id, resultId, ariaText, text, draw }: Line): void => {
    const pen = penFor(resultId, ariaText);
    const labels = labelLines(layout, text);
    const height = labels.length * lineHeight + 6;
    for (const mark of lineMarks(pen, layout, text, labels, y + 14)) marks.push(mark);
    for (const mark of draw(pen, y + 10)) marks.push(mark);
    if (ariaText !== null) regions.push({ id, resultId, ariaText, x: 0, y, width: layout.width, height });
    y += height;
  };
  for (const item of forestItems(report, options.subgroups ?? [])) {
    if (item.kind === 'study') place(studyLine(report, options, layout, axis, item.row, largest));
    else if (item.kind === 'heading') place(headingLine(item.id, item.label));
    else {
      place(pooledLine(report, axis, item, noCells));
      if (item.heterogeneity) {
        const remark = remarkMarks(layout, item.heterogeneity, y);
        marks.push(...remark.marks);
        y = remark.bottom;
      }
      y += 6;
    }
  }
  if (report.rows.length === 0) {
    marks.push(plainPen.text({ x: margin, y: y + 14, text: 'No study can be shown.', role: 'muted' }));
    y += lineHeight + 6;
  }
  if (report.pooled && report.rows.length > 1) {
    y += 3;
    marks.push(plainPen.line({ x1: margin, y1: y, x2: layout.effect.high, y2: y, width: 1, role: 'grid' }));
    y += 3;
    const verified = report.rows.every((row) => row.verified);
    const totals = layout.columns.map((column) => column.total);
    place(pooledLine(report, axis, { id: 'total', label: 'Total', pooled: report.pooled, verified }, totals));
    const { prediction } = report.pooled;
    if (prediction) place(predictionLine(report, axis, prediction));
  }
  return { marks, regions, bottom: y };
}

const headingLine = (id: string, label: string): Line => ({
  id,
  resultId: null,
  ariaText: null,
  text: { label, cells: noCells, effect: null, weight: 600 },
  draw: () => [],
});

function studyLine(
  report: AnalysisReport,
  options: ForestOptions,
  layout: ForestLayout,
  axis: Axis,
  row: StudyRow,
  largest: number,
): Line {
  return {
    id: `row-${row.id}`,
    resultId: row.id,
    ariaText: rowSentence(report, row, options.riskOfBias),
    text: {
      label: rowLabel(row),
      cells: layout.columns.map(({ texts }) => texts.get(row.id) ?? ''),
      effect: effectPieces(row, report.scale),
      weight: 400,
    },
    draw: (pen, middle) => [
      ...studyMarks(pen, axis, row, middle, squareSide(row.weight, largest)),
      ...rowLights(pen, options, layout, row, middle),
    ],
  };
}

function rowLights(
  pen: Pen,
  { riskOfBias }: ForestOptions,
  layout: ForestLayout,
  row: StudyRow,
  middle: number,
): Mark[] {
  if (!riskOfBias) return [];
  const own = riskOfBias.byResult[row.id];
  const judgements = [...riskOfBias.domains.map(({ id }) => own?.domains[id]), own?.overall];
  return layout.lights.flatMap((x, i) =>
    lightMarks(pen, x, middle, lightRadius, levelOf(riskOfBias, judgements[i])),
  );
}

const pooledLine = (
  report: AnalysisReport,
  axis: Axis,
  item: { readonly id: string; readonly label: string; readonly pooled: Pooled; readonly verified: boolean },
  cells: readonly string[],
): Line => ({
  id: item.id,
  resultId: null,
  ariaText: pooledSentence(report, item.pooled, item.label, item.verified),
  text: {
    label: `${item.label} (${report.settings.level}% CI)${item.verified ? '' : '\u00a0†'}`,
    cells,
    effect: effectPieces(item.pooled, report.scale),
    weight: 600,
  },
  draw: (pen, middle) => diamondMarks(pen, axis, item.pooled, middle),
});

const predictionLine = (
  report: AnalysisReport,
  axis: Axis,
  prediction: { readonly low: number; readonly high: number },
): Line => ({
  id: 'prediction',
  resultId: null,
  ariaText: predictionSentence(report, prediction),
  text: {
    label: predictionLabel(report),
    cells: noCells,
    effect: effectPieces({ estimate: null, ...prediction }, report.scale),
    weight: 400,
  },
  draw: (pen, middle) => predictionMarks(pen, axis, prediction, middle),
});
