import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';

const eps = 2.220446049250313e-16;

/**
 * A zero of `f` between `low` and `high`, where f changes sign, to `tolerance` (absolute) or machine precision.
 * Brent (1973), Algorithms for Minimization without Derivatives, chapter 4. `not-converged` when the ends have the same sign.
 */
export const brentZero = (
  f: (x: number) => number,
  low: number,
  high: number,
  tolerance = 0,
): Result<number, AppError> => {
  let [a, b] = [low, high];
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return ok(a);
  if (fb === 0) return ok(b);
  if (!(fa * fb < 0))
    return err(appError('not-converged', 'The function does not change sign between the limits.'));
  let [c, fc] = [a, fa];
  let step = b - a;
  let previous = step;
  for (let i = 0; i < 200; i++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = b - a;
      previous = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const limit = 2 * eps * Math.abs(b) + 0.5 * tolerance;
    const middle = 0.5 * (c - b);
    if (Math.abs(middle) <= limit || fb === 0) return ok(b);
    const move = interpolate(a, fa, b, fb, c, fc, middle);
    if (
      Math.abs(previous) >= limit &&
      Math.abs(fa) > Math.abs(fb) &&
      move !== null &&
      Math.abs(move) < Math.abs(0.5 * previous)
    ) {
      previous = step;
      step = move;
    } else {
      step = middle;
      previous = middle;
    }
    [a, fa] = [b, fb];
    b += Math.abs(step) > limit ? step : Math.sign(middle) * Math.max(limit, Number.MIN_VALUE);
    fb = f(b);
    if (Number.isNaN(fb))
      return err(appError('not-converged', 'The function is not defined everywhere between the limits.'));
  }
  return err(appError('not-converged', 'No zero was found in 200 steps.', { detail: { iterations: 200 } }));
};

/** Inverse quadratic (or secant) step from b; null when it would leave the bracket. */
const interpolate = (
  a: number,
  fa: number,
  b: number,
  fb: number,
  c: number,
  fc: number,
  middle: number,
): number | null => {
  const s = fb / fa;
  let p: number;
  let q: number;
  if (a === c) {
    p = 2 * middle * s;
    q = 1 - s;
  } else {
    const t = fa / fc;
    const r = fb / fc;
    p = s * (2 * middle * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  return q !== 0 && 2 * p < 3 * middle * q ? p / q : null;
};
