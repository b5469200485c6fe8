import { isStratified } from '../synthesis/combine';
import type { MultiverseReport } from '../synthesis/further/further-report';
import { formatEffect, formatOnScale } from '../synthesis/format';
import type { MultiverseCell } from '../synthesis/multiverse';
import type { AnalysisReport } from '../synthesis/report';
import { type Axis, axisEnds, axisX, makeAxis } from './axis';
import { type Figure, type Mark, plainPen } from './marks';
import { textWidth } from './text-metrics';

/** A specification curve as marks; `axis` is the effect, from the bottom to the top. */
export interface SpecificationCurve extends Figure {
  readonly kind: 'specification-curve';
  readonly axis: Axis;
  /** Ways that are drawn; more than there are pixels cannot be. */
  readonly drawn: number;
}

const margin = 12;
const plotHeight = 200;
const small = 11;

/** Which cells are drawn: all of them, or every so many where they would lie on one another. */
const thinned = (cells: readonly MultiverseCell[], width: number): readonly MultiverseCell[] => {
  const every = Math.ceil(cells.length / Math.max(1, Math.floor(width)));
  return cells.filter((_, i) => i % every === 0);
};

/** The cell that is the analysis itself, where it is one of them. */
const asSet = (found: MultiverseReport, { settings }: AnalysisReport): number =>
  found.cells.findIndex(
    // Pooled counts are none of the ways: all of them pool effects by their variances.
    ({ method, test, inclusion, correction, correlation }) =>
      !isStratified(settings) &&
      method === (settings.model === 'random' ? settings.tau2 : 'EE') &&
      test === (settings.model === 'random' ? settings.test : 'wald') &&
      inclusion === 'all' &&
      correction === 0 &&
      correlation === null,
  );

/** Every way of analysing as one line from limit to limit, sorted by estimate: Simonsohn, Simmons & Nelson (2020), Nat Hum Behav 4:1208-1214, figure 2. */
export function specificationCurve(
  found: MultiverseReport,
  report: AnalysisReport,
  width: number,
): SpecificationCurve {
  const { scale, nullValue, measureLabel } = report;
  const [top, bottom] = [margin + 20, margin + 20 + plotHeight];
  const ends = axisEnds({
    scale,
    nullValue,
    core: found.cells.map(({ estimate }) => estimate),
    limits: found.cells.flatMap(({ low, high }) => [low, high]),
  });
  // Ticks are laid out on a falling axis and turned over: larger effects stand higher.
  const falling = makeAxis(scale, ends, top, bottom, () => 6);
  const turned = (y: number): number => top + bottom - y;
  const axis: Axis = {
    ...falling,
    x0: bottom,
    x1: top,
    ticks: falling.ticks.map((tick) => ({ ...tick, x: turned(tick.x) })),
  };
  const left = margin + 8 + Math.max(20, ...axis.ticks.map(({ label }) => textWidth(label, small)));
  const right = width - margin;
  const shown = thinned(found.cells, right - left);
  const y = (value: number): number => axisX(axis, Math.min(Math.max(value, ends.low), ends.high));
  const step = (right - left) / shown.length;
  const marks: Mark[] = [
    plainPen.text({ x: margin, y: margin + 4, text: measureLabel, size: small, role: 'muted' }),
    ...axisMarks(axis, left),
    ...shown.flatMap((cell, i) => cellMarks(cell, left + (i + 0.5) * step, step, y)),
    ...(nullValue === null
      ? []
      : [
          plainPen.line({
            x1: left,
            x2: right,
            y1: y(nullValue),
            y2: y(nullValue),
            width: 1,
            role: 'reference',
            dash: [4, 3],
          }),
        ]),
    ...setMarks(found, report, left, right, bottom),
  ];
  const { summary, cells } = found;
  const range = `${formatOnScale(summary.lowest, scale)} to ${formatOnScale(summary.highest, scale)}`;
  return {
    kind: 'specification-curve',
    width,
    height: bottom + 34,
    title: `Specification curve: ${measureLabel}`,
    description: `${cells.length} ways of analysing, sorted by estimate, from ${range}.`,
    marks,
    regions: [],
    axis,
    drawn: shown.length,
  };
}

const axisMarks = ({ x0, x1, ticks }: Axis, left: number): readonly Mark[] => [
  plainPen.line({ x1: left, x2: left, y1: x1, y2: x0, width: 1, role: 'rule' }),
  ...ticks.flatMap(({ x, label }) => [
    plainPen.line({ x1: left - 4, x2: left, y1: x, y2: x, width: 1, role: 'rule' }),
    plainPen.text({ x: left - 7, y: x + 4, text: label, size: small, anchor: 'end' }),
  ]),
];

/** Blue where the interval leaves out no effect. */
const cellMarks = (
  { estimate, low, high, ciLow, ciHigh }: MultiverseCell,
  x: number,
  step: number,
  y: (value: number) => number,
): readonly Mark[] => {
  const role = ciLow > 0 || ciHigh < 0 ? 'square' : 'prediction';
  const half = Math.min(2, Math.max(0.75, step / 2));
  return [
    plainPen.line({ x1: x, x2: x, y1: y(low), y2: y(high), width: Math.min(1, step * 0.6), role }),
    plainPen.rect({ x: x - half, y: y(estimate) - half, width: 2 * half, height: 2 * half, role: 'ink' }),
  ];
};

/** A pointer under the analysis as it is set. */
const setMarks = (
  found: MultiverseReport,
  report: AnalysisReport,
  left: number,
  right: number,
  bottom: number,
): readonly Mark[] => {
  const place = asSet(found, report);
  const cell = found.cells[place];
  if (cell === undefined) return [];
  const x = left + ((place + 0.5) / found.cells.length) * (right - left);
  const text = `As set: ${formatEffect(cell, report.scale)}`;
  const half = textWidth(text, small) / 2;
  return [
    plainPen.polygon({
      points: [
        [x, bottom + 3],
        [x - 5, bottom + 11],
        [x + 5, bottom + 11],
      ],
      role: 'ink',
    }),
    plainPen.text({
      x: Math.min(Math.max(x, left + half), right - half),
      y: bottom + 25,
      text,
      size: small,
      anchor: 'middle',
    }),
  ];
};
