import type { AnalysisReport } from '../synthesis/report';
import { effectPieces, forestColumns, fractionWidth, type NumberColumn } from './forest-columns';
import { defaultArmLabels, type ForestOptions } from './forest-options';
import { textWidth, wrapText } from './text-metrics';

export const fontSize = 12;
export const smallSize = 11;
export const lineHeight = 15;
export const margin = 12;
const gap = 13;
const lightStep = 16;
/** Right of the plot, for half of the last tick's label. */
const tickRoom = 8;
export const lightRadius = 6.25;

export interface PlacedColumn extends NumberColumn {
  readonly left: number;
  readonly right: number;
  /** Room right of the decimal point, so that points stand under each other. */
  readonly fraction: number;
  /** The text of each row by its id, as it was measured. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ForestHead {
  readonly lines: readonly string[];
  readonly left: number;
  readonly right: number;
}

export interface ForestLayout {
  readonly width: number;
  readonly label: { readonly x: number; readonly width: number };
  readonly columns: readonly PlacedColumn[];
  /** Heads that span the columns of one arm. */
  readonly groups: readonly ForestHead[];
  /** Right ends of estimate, lower and upper limit. */
  readonly effect: {
    readonly left: number;
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
    readonly head: readonly string[];
  };
  readonly plot: { readonly x0: number; readonly x1: number };
  /** Centres of the lights; empty without risk of bias. */
  readonly lights: readonly number[];
}

/** The label of a row with its marks: a dagger for unverified numbers, a double dagger for corrected counts. */
export const rowLabel = (row: {
  readonly label: string;
  readonly verified: boolean;
  readonly corrected: boolean;
}): string => `${row.label}${row.verified ? '' : '\u00a0†'}${row.corrected ? '\u00a0‡' : ''}`;

export const predictionLabel = (report: AnalysisReport): string =>
  `${report.settings.level}% prediction interval`;

interface Sized extends NumberColumn, Pick<PlacedColumn, 'fraction' | 'texts'> {
  readonly width: number;
}

const sized = (report: AnalysisReport, column: NumberColumn): Sized => {
  const texts = new Map<string, string>();
  let [fraction, before] = [0, 0];
  const take = (text: string, weight: 400 | 600): void => {
    const right = fractionWidth(text, fontSize, weight);
    fraction = Math.max(fraction, right);
    before = Math.max(before, textWidth(text, fontSize, weight) - right);
  };
  for (const row of report.rows) {
    const text = column.cell(row);
    texts.set(row.id, text);
    take(text, 400);
  }
  take(column.total, 600);
  const width = Math.max(before + fraction, textWidth(column.head, fontSize, 600));
  return { ...column, fraction, texts, width };
};

const effectWidths = (
  report: AnalysisReport,
  { subgroups }: ForestOptions,
): readonly [number, number, number] => {
  const widths: [number, number, number] = [0, 0, 0];
  const take = (pieces: readonly [string, string, string], weight: 400 | 600): void => {
    pieces.forEach((piece, i) => {
      widths[i] = Math.max(widths[i] ?? 0, textWidth(piece, fontSize, weight));
    });
  };
  for (const row of report.rows) take(effectPieces(row, report.scale), 400);
  for (const { pooled } of subgroups ?? []) if (pooled) take(effectPieces(pooled, report.scale), 600);
  if (report.pooled && report.rows.length > 1) {
    take(effectPieces(report.pooled, report.scale), 600);
    if (report.pooled.prediction)
      take(effectPieces({ estimate: null, ...report.pooled.prediction }, report.scale), 400);
  }
  return widths;
};

/** Where every column stands. The label column gives way first (long labels wrap), then the figure grows. */
export function forestLayout(report: AnalysisReport, options: ForestOptions): ForestLayout {
  const wanted = options.width ?? 900;
  const lightCount = options.riskOfBias ? options.riskOfBias.domains.length + 1 : 0;
  const lightsWidth = lightCount * lightStep;
  const columns = forestColumns(report).map((column) => sized(report, column));
  const piece = effectWidths(report, options);
  const headText = `${report.measureLabel} [${report.settings.level}%\u00a0CI]`;
  const effectWidth = Math.max(piece[0] + piece[1] + piece[2] + 11, 84);
  const fixed =
    2 * margin +
    columns.reduce((sum, column) => sum + column.width + gap, 0) +
    effectWidth +
    gap +
    (lightCount > 0 ? lightsWidth + gap : tickRoom);
  const minimumPlot = 160;
  const labels = report.rows.map(rowLabel);
  if (report.rows.length > 1 && report.pooled?.prediction) labels.push(predictionLabel(report));
  const longest = Math.max(...labels.map((label) => textWidth(label, fontSize) + 2), 130);
  const spare = wanted - fixed - gap - minimumPlot;
  const labelWidth = Math.min(longest, 300, Math.max(spare, 110));
  const plotWidth = Math.max(minimumPlot, wanted - fixed - gap - labelWidth);
  let x = margin + labelWidth;
  const placed: PlacedColumn[] = columns.map((column) => {
    const left = x + gap;
    x = left + column.width;
    return { ...column, left, right: x };
  });
  const effectLeft = x + gap;
  const effectRight = effectLeft + effectWidth;
  const x0 = effectRight + gap;
  const x1 = x0 + plotWidth;
  const lightsLeft = x1 + gap;
  const armLabels = options.armLabels ?? defaultArmLabels;
  const groups = (['arm1', 'arm2'] as const).flatMap((arm) => {
    const own = placed.filter((column) => column.group === arm);
    const [first, last] = [own[0], own[own.length - 1]];
    if (!first || !last) return [];
    const lines = wrapText(armLabels[arm], last.right - first.left, fontSize, 600);
    return [{ lines, left: first.left, right: last.right }];
  });
  return {
    width: Math.ceil(
      Math.max(wanted, (lightCount > 0 ? lightsLeft + lightsWidth : x1 + tickRoom) + margin) - 1e-6,
    ),
    label: { x: margin, width: labelWidth },
    columns: placed,
    groups,
    effect: {
      left: effectLeft,
      high: effectRight,
      low: effectRight - piece[2] - 5,
      estimate: effectRight - piece[2] - piece[1] - 11,
      head: wrapText(headText, effectWidth, fontSize, 600),
    },
    plot: { x0, x1 },
    lights: Array.from({ length: lightCount }, (_, i) => lightsLeft + (i + 0.5) * lightStep),
  };
}
