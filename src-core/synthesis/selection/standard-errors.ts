import type { AppError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { hessian } from '../../stats/maximise';
import { invertPositive } from '../../stats/positive-definite';
import { type Point, type Sample, searchScale } from './likelihood';
import { boundary } from './maximum';
import type { WeightFunction } from './weight-functions';

export interface SelectionErrors {
  readonly se: number;
  /** Null when the maximum is at tau2 = 0. */
  readonly seTau2: number | null;
  readonly seDelta: readonly number[];
}

/** Widest step of the differences, on the scale of the search. */
const widest = 0.04;

/**
 * Square roots of the inverse negative Hessian, without tau2 where that is zero. It is taken on the scale of the search and carried over by the
 * delta method, which is exact at the maximum because the slope is zero there.
 */
export const standardErrors = (
  sample: Sample,
  weight: WeightFunction,
  point: Point,
): Result<SelectionErrors, AppError> => {
  const withTau2 = point.tau2 > 0;
  const scale = searchScale(sample, weight, withTau2);
  const x = scale.from(point);
  const rough = inverseNegative(
    hessian(
      scale.valueAt,
      x,
      x.map(() => widest / 4),
    ),
  );
  if (rough === null) return err(boundary);
  // Of many studies the likelihood is narrower than that.
  const steps = rough.map((row, i) => Math.min(widest, 0.3 * Math.sqrt(Math.max(row[i]!, 0))));
  const scaled = (by: number) =>
    hessian(
      scale.valueAt,
      x,
      steps.map((step) => step * by),
    );
  const solved = inverseNegative(extrapolated(scaled(1), scaled(0.5), scaled(0.25)));
  if (solved === null) return err(boundary);
  const slopes = scale.slopes(point);
  const se = solved.map((row, i) => slopes[i]! * Math.sqrt(row[i]!));
  return ok({ se: se[0]!, seTau2: withTau2 ? se[1]! : null, seDelta: se.slice(withTau2 ? 2 : 1) });
};

const inverseNegative = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null =>
  invertPositive(matrix.map((row) => row.map((value) => -value)))?.inverse ?? null;

/** Richardson's extrapolation from three step sizes, each half of the one before: the errors of order two and four cancel. */
const extrapolated = (
  wide: readonly (readonly number[])[],
  middle: readonly (readonly number[])[],
  narrow: readonly (readonly number[])[],
): number[][] =>
  wide.map((row, i) =>
    row.map((value, j) => {
      const rough = (4 * middle[i]![j]! - value) / 3;
      const fine = (4 * narrow[i]![j]! - middle[i]![j]!) / 3;
      return (16 * fine - rough) / 15;
    }),
  );
