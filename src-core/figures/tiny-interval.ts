import { axisEnds, axisX } from './axis';
import { clipInterval } from './forest-marks';

export interface TinyAxis {
  readonly scale: 'log' | 'natural';
  readonly low: number;
  readonly high: number;
  readonly nullValue: number | null;
}

interface Drawn {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** One axis for all intervals that stand under or beside each other. */
export const tinyAxis = (
  scale: 'log' | 'natural',
  nullValue: number | null,
  intervals: readonly Drawn[],
): TinyAxis => ({
  scale,
  nullValue,
  ...axisEnds({
    scale,
    nullValue,
    core: intervals.map(({ estimate }) => estimate),
    limits: intervals.flatMap(({ low, high }) => [low, high]),
  }),
});

/** Places in pixels of an interval that is drawn as a small mark in a cell. */
export interface TinyInterval {
  readonly left: number;
  readonly right: number;
  readonly estimate: number | null;
  readonly nullX: number | null;
  readonly clippedLow: boolean;
  readonly clippedHigh: boolean;
}

export const tinyInterval = (axis: TinyAxis, drawn: Drawn, width: number): TinyInterval | null => {
  const placed = { ...axis, x0: 4, x1: width - 4, ticks: [] };
  const clip = clipInterval(placed, drawn);
  if (clip === null) return null;
  const within = (value: number): boolean => value >= axis.low && value <= axis.high;
  const { nullValue } = axis;
  return {
    ...clip,
    estimate: within(drawn.estimate) ? axisX(placed, drawn.estimate) : null,
    nullX: nullValue !== null && within(nullValue) ? axisX(placed, nullValue) : null,
  };
};
