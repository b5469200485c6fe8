import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { invertPositive } from './positive-definite';

export interface Maximum {
  readonly x: readonly number[];
  readonly value: number;
}

type Objective = (x: readonly number[]) => number;

const shifted = (x: readonly number[], moves: readonly (readonly [number, number])[]): number[] => {
  const out = [...x];
  for (const [i, by] of moves) out[i]! += by;
  return out;
};

/** Second derivatives by central differences with the given steps; the matrix is symmetric, so half of it is computed. */
export const hessian = (f: Objective, x: readonly number[], steps: readonly number[]): number[][] => {
  const centre = f(x);
  const matrix = x.map(() => new Array<number>(x.length).fill(0));
  for (let i = 0; i < x.length; i++) {
    const a = steps[i]!;
    matrix[i]![i] = (f(shifted(x, [[i, a]])) - 2 * centre + f(shifted(x, [[i, -a]]))) / (a * a);
    for (let j = 0; j < i; j++) {
      const b = steps[j]!;
      const corner = (s: number, t: number) =>
        f(
          shifted(x, [
            [i, s * a],
            [j, t * b],
          ]),
        );
      const mixed = (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * a * b);
      matrix[i]![j] = mixed;
      matrix[j]![i] = mixed;
    }
  }
  return matrix;
};

const gradient = (f: Objective, x: readonly number[]): number[] =>
  x.map((value, i) => {
    const step = 1e-5 * Math.max(1, Math.abs(value));
    // Fourth-order central difference.
    const at = (by: number) => f(shifted(x, [[i, by * step]]));
    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
  });

/**
 * A local maximum of a smooth function of a few variables of order one: Newton steps with a damping that makes the Hessian negative
 * definite and no step longer than one, to a gradient near zero. `not-converged` after 200 steps. Where `gone` says that a point has left
 * for infinity, the search stops there.
 */
export const maximise = (
  f: Objective,
  start: readonly number[],
  gone: (x: readonly number[]) => boolean = () => false,
): Result<Maximum, AppError> => {
  let x = [...start];
  let value = f(x);
  if (!Number.isFinite(value))
    return err(appError('not-converged', 'The function is not defined at the start.'));
  for (let iteration = 0; iteration < 200; iteration++) {
    const slope = gradient(f, x);
    if (slope.some(Number.isNaN))
      return err(appError('not-converged', 'The function is not defined near its maximum.'));
    if (Math.max(...slope.map(Math.abs)) < 1e-9) return ok({ x, value });
    const next = improve(f, x, value, slope);
    if (next === null) {
      // No further rise within rounding: a maximum when the slope is flat for the size of the function.
      return Math.max(...slope.map(Math.abs)) < 1e-5
        ? ok({ x, value })
        : err(appError('not-converged', 'No direction leads up.', { detail: { iterations: iteration } }));
    }
    const gain = next.value - value;
    x = [...next.x];
    value = next.value;
    if (gone(x)) return ok({ x, value });
    // What is left is rounding.
    if (gain < 1e-14 * (1 + Math.abs(value)) && Math.max(...slope.map(Math.abs)) < 1e-6)
      return ok({ x, value });
  }
  return err(appError('not-converged', 'No maximum within 200 steps.', { detail: { iterations: 200 } }));
};

const improve = (
  f: Objective,
  x: readonly number[],
  value: number,
  slope: readonly number[],
): Maximum | null => {
  const curvature = hessian(
    f,
    x,
    x.map((v) => 1e-4 * Math.max(1, Math.abs(v))),
  );
  for (let damping = 0; damping < 1e8; damping = damping === 0 ? 1e-6 : damping * 10) {
    const solved = invertPositive(curvature.map((row, i) => row.map((h, j) => -h + (i === j ? damping : 0))));
    if (solved === null) continue;
    const move = solved.inverse.map((row) => row.reduce((sum, v, j) => sum + v * slope[j]!, 0));
    const longest = Math.max(...move.map(Math.abs));
    const scale = longest > 1 ? 1 / longest : 1;
    const candidate = x.map((v, i) => v + scale * move[i]!);
    const reached = f(candidate);
    if (reached > value) return { x: candidate, value: reached };
    if (longest < 1e-12) return null;
  }
  return null;
};
