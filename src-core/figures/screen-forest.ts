import type { Specification } from '../synthesis/analyse-results';
import { formatOnScale } from '../synthesis/format';
import type { AnalysisReport } from '../synthesis/report';
import { type ForestRows, forestOptionsOf } from './analysis-forest';
import { type ForestFigure, forestFigure } from './forest';

/** How a chart library is to lay its own axis under the marks, so that a value stands where the figure drew it. */
export interface ChartFrame {
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly scale: 'log' | 'linear';
  readonly domain: readonly [number, number];
}

export const chartFrame = ({ axis, width }: Pick<ForestFigure, 'axis' | 'width'>): ChartFrame => ({
  margin: { top: 0, bottom: 0, left: axis.x0, right: width - axis.x1 },
  scale: axis.scale === 'log' ? 'log' : 'linear',
  domain: [axis.low, axis.high],
});

/**
 * The plot as the synthesis page shows it: the export's plot without title, statistics, notes and the list of what was left out, which
 * the page shows as text with links.
 */
export const screenForest = (
  rows: ForestRows,
  specification: Specification,
  report: AnalysisReport,
  width: number,
): ForestFigure => {
  const { title: _, ...options } = forestOptionsOf(rows, specification, report);
  return forestFigure({ ...report, leftOut: [], notes: [] }, { ...options, width, statistics: false });
};

export interface RulerLabel {
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
  /** Baseline of the text. */
  readonly y: number;
}

/** What a ruler at pixel `x` says: the value of the axis there; null beside the plot. */
export const rulerLabel = (figure: ForestFigure, x: number): RulerLabel | null => {
  const { axis, regions } = figure;
  const [first] = regions;
  const last = regions.at(-1);
  if (first === undefined || last === undefined || x < axis.x0 || x > axis.x1) return null;
  const share = (x - axis.x0) / (axis.x1 - axis.x0);
  const value =
    axis.scale === 'log'
      ? axis.low * (axis.high / axis.low) ** share
      : axis.low + (axis.high - axis.low) * share;
  return {
    text: formatOnScale(value, axis.scale),
    top: first.y,
    bottom: last.y + last.height + 5,
    y: first.y - 12,
  };
};
