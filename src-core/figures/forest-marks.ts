import { type Axis, axisX } from './axis';
import type { Mark, MarkRole, Pen } from './marks';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An interval on the axis: where its ends are drawn, and whether they stand for something farther out. */
export interface ClippedInterval {
  readonly left: number;
  readonly right: number;
  readonly clippedLow: boolean;
  readonly clippedHigh: boolean;
}

/** Null when an end is not a number; infinite ends are clipped like others that are too far out. */
export function clipInterval(axis: Axis, { low, high }: Interval): ClippedInterval | null {
  if (Number.isNaN(low) || Number.isNaN(high)) return null;
  const clippedLow = low < axis.low;
  const clippedHigh = high > axis.high;
  const at = (value: number): number => axisX(axis, Math.min(Math.max(value, axis.low), axis.high));
  return { left: at(low), right: at(high), clippedLow, clippedHigh };
}

const arrow = (pen: Pen, x: number, y: number, towards: -1 | 1, role: MarkRole): Mark =>
  pen.polygon({
    points: [
      [x, y],
      [x - towards * 7, y - 4],
      [x - towards * 7, y + 4],
    ],
    role,
  });

const arrows = (pen: Pen, clip: ClippedInterval, y: number, role: MarkRole): Mark[] => [
  ...(clip.clippedLow ? [arrow(pen, clip.left, y, -1, role)] : []),
  ...(clip.clippedHigh ? [arrow(pen, clip.right, y, 1, role)] : []),
];

/**
 * A square at the estimate when that is on the axis, and over it the whisker, so that an interval narrower than the square can
 * be seen; arrows where the whisker is clipped.
 */
export function studyMarks(
  pen: Pen,
  axis: Axis,
  row: Interval & { readonly estimate: number },
  y: number,
  squareSize: number,
): Mark[] {
  const marks: Mark[] = [];
  if (row.estimate >= axis.low && row.estimate <= axis.high) {
    const x = axisX(axis, row.estimate);
    const side = { width: squareSize, height: squareSize };
    marks.push(pen.rect({ x: x - squareSize / 2, y: y - squareSize / 2, ...side, role: 'square' }));
  }
  const clip = clipInterval(axis, row);
  if (clip) {
    const left = clip.left + (clip.clippedLow ? 5 : 0);
    const right = clip.right - (clip.clippedHigh ? 5 : 0);
    if (right >= left)
      marks.push(pen.line({ x1: left, y1: y, x2: right, y2: y, width: 1.2, role: 'whisker' }));
    marks.push(...arrows(pen, clip, y, 'whisker'));
  }
  return marks;
}

/** The pooled estimate as a diamond from end to end of its interval. */
export function diamondMarks(
  pen: Pen,
  axis: Axis,
  pooled: Interval & { readonly estimate: number },
  y: number,
  halfHeight = 6.5,
): Mark[] {
  const clip = clipInterval(axis, pooled);
  if (!clip || Number.isNaN(pooled.estimate)) return [];
  const middle = axisX(axis, Math.min(Math.max(pooled.estimate, axis.low), axis.high));
  return [
    pen.polygon({
      points: [
        [clip.left, y],
        [middle, y - halfHeight],
        [clip.right, y],
        [middle, y + halfHeight],
      ],
      role: 'diamond',
    }),
    ...arrows(pen, clip, y, 'diamond'),
  ];
}

/** The prediction interval as a bar with end caps (arrows where clipped). */
export function predictionMarks(pen: Pen, axis: Axis, interval: Interval, y: number): Mark[] {
  const clip = clipInterval(axis, interval);
  if (!clip) return [];
  const role = 'prediction';
  const cap = (x: number): Mark => pen.line({ x1: x, y1: y - 4, x2: x, y2: y + 4, width: 1.5, role });
  return [
    pen.line({ x1: clip.left, y1: y, x2: clip.right, y2: y, width: 3, role }),
    ...(clip.clippedLow ? [] : [cap(clip.left)]),
    ...(clip.clippedHigh ? [] : [cap(clip.right)]),
    ...arrows(pen, clip, y, role),
  ];
}

/** Side of a study's square: its area goes with the weight, and the smallest can still be seen. */
export const squareSide = (weight: number, largest: number): number =>
  largest > 0 && weight >= 0 ? Math.max(3.5, 11 * Math.sqrt(weight / largest)) : 8;
