import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { chiSquareUpper } from '../../stats/chi-square';
import { hessian, type Maximum, maximise } from '../../stats/maximise';
import { normalUpper } from '../../stats/normal';
import { invertPositive } from '../../stats/positive-definite';
import { poolEffects } from '../pool';
import type { WeightFunction } from './weight-functions';

export interface SelectionFit {
  readonly alternative: 'greater' | 'less';
  readonly beta: number;
  readonly se: number;
  readonly tau2: number;
  /** Null when the maximum is at tau2 = 0. */
  readonly seTau2: number | null;
  readonly delta: readonly number[];
  readonly seDelta: readonly number[];
  readonly logLik: number;
  /** The same model without selection, by maximum likelihood. */
  readonly beta0: number;
  readonly tau20: number;
  readonly logLik0: number;
  readonly lrt: number;
  readonly lrtDf: number;
  readonly lrtP: number;
}

interface Sample {
  /** Effects turned so that small p-values belong to large ones. */
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly p: readonly number[];
}

const logSqrt2Pi = 0.9189385332046727;
/** A weight parameter beyond e^8 is on its way to zero or infinity. */
const runaway = 8;

const boundary = appError(
  'not-estimable',
  'The likelihood has its maximum on a boundary: a selection weight runs to zero or infinity.',
);

const logLikelihood = (
  { yi, vi, p }: Sample,
  weight: WeightFunction | null,
  beta: number,
  tau2: number,
  delta: readonly number[],
): number => {
  let total = 0;
  const constant = weight?.constant(delta);
  for (let i = 0; i < yi.length; i++) {
    const variance = vi[i]! + tau2;
    total -= 0.5 * ((yi[i]! - beta) ** 2 / variance + Math.log(variance)) + logSqrt2Pi;
    if (weight !== null && constant !== undefined)
      total +=
        weight.logWeight(p[i]!, delta) - Math.log(constant(beta, Math.sqrt(variance), Math.sqrt(vi[i]!)));
  }
  return total;
};

/**
 * Selection model by maximum likelihood: the normal random-effects density weighted by the chance of publication. The side is that of
 * the unselected estimate. Hedges (1992), Stat Sci 7:246-255; Vevea & Hedges (1995), Psychometrika 60:419-435, eq. 5. A maximum at which a weight runs to zero or infinity is an error, not an estimate.
 */
export const fitSelection = (
  yi: readonly number[],
  vi: readonly number[],
  weight: WeightFunction,
  level: number,
): Result<SelectionFit, AppError> => {
  const start = poolEffects(yi, vi, { method: 'ML', test: 'wald', level });
  if (!start.ok) return start;
  if (yi.length < weight.parameters + 3)
    return err(appError('too-few-studies', 'A selection model needs more studies than it has parameters.'));
  const sign = start.value.beta < 0 ? -1 : 1;
  const sample: Sample = {
    yi: yi.map((y) => sign * y),
    vi,
    p: yi.map((y, i) => normalUpper((sign * y) / Math.sqrt(vi[i]!))),
  };
  const [beta0, tau20] = [sign * start.value.beta, start.value.tau2];
  const best = globalMaximum(sample, weight, beta0, tau20);
  if (!best.ok) return best;
  const { beta, tau2, delta, value } = best.value;
  if (
    [...delta, ...(weight.type === 'beta' ? [tau2 / Math.min(...vi)] : [])].some(
      (d) => Math.abs(Math.log(d)) > runaway,
    )
  )
    return err(boundary);
  const errors = standardErrors(sample, weight, best.value);
  if (!errors.ok) return errors;
  const logLik0 = logLikelihood(sample, null, beta0, tau20, []);
  const lrt = Math.max(0, 2 * (value - logLik0));
  return ok({
    alternative: sign < 0 ? 'less' : 'greater',
    beta: sign * beta,
    tau2,
    delta,
    ...errors.value,
    logLik: value,
    beta0: sign * beta0,
    tau20,
    logLik0,
    lrt,
    lrtDf: weight.parameters,
    lrtP: chiSquareUpper(lrt, weight.parameters),
  });
};

interface Point {
  readonly beta: number;
  readonly tau2: number;
  readonly delta: readonly number[];
  readonly value: number;
}

/** The best of several starts, inside and at tau2 = 0. Effects are measured in the median standard error, tau2 and delta as logarithms. */
const globalMaximum = (
  sample: Sample,
  weight: WeightFunction,
  beta0: number,
  tau20: number,
): Result<Point, AppError> => {
  const unit = Math.sqrt([...sample.vi].sort((a, b) => a - b)[sample.vi.length >> 1]!);
  const size = unit * unit;
  const atZero = (x: readonly number[]) =>
    logLikelihood(sample, weight, x[0]! * unit, 0, x.slice(1).map(Math.exp));
  const inside = (x: readonly number[]) =>
    logLikelihood(sample, weight, x[0]! * unit, Math.exp(x[1]!) * size, x.slice(2).map(Math.exp));
  const found: Point[] = [];
  const gone = (x: readonly number[]) => x.slice(1).some((value) => Math.abs(value) > 25);
  const keep = (result: Result<Maximum, AppError>, read: (x: readonly number[]) => Omit<Point, 'value'>) => {
    if (result.ok) found.push({ ...read(result.value.x), value: result.value.value });
  };
  const tau = Math.log(Math.max(tau20, 0.05 * size) / size);
  const readInside = (x: readonly number[]) => ({
    beta: x[0]! * unit,
    tau2: Math.exp(x[1]!) * size,
    delta: x.slice(2).map(Math.exp),
  });
  // The beta weight can take over all of the heterogeneity: beside the maximum that is reached from the unselected model there may be
  // another one at tau2 = 0. The former is what the model is fitted for.
  if (weight.type === 'beta') {
    const near = maximise(inside, [beta0 / unit, tau, ...new Array<number>(weight.parameters).fill(0)], gone);
    if (near.ok) return ok({ ...readInside(near.value.x), value: near.value.value });
  }
  for (const shift of [0, -0.5, -1.5]) {
    const weights = new Array<number>(weight.parameters).fill(shift * (weight.type === 'beta' ? -0.3 : 1));
    const b = (beta0 / unit) * (1 + shift / 3);
    keep(maximise(atZero, [b, ...weights], gone), (x) => ({
      beta: x[0]! * unit,
      tau2: 0,
      delta: x.slice(1).map(Math.exp),
    }));
    for (const spread of [tau, tau + 1.5]) keep(maximise(inside, [b, spread, ...weights], gone), readInside);
  }
  const top = found.reduce<Point | null>(
    (best, point) => (best === null || point.value > best.value ? point : best),
    null,
  );
  if (top === null) return err(boundary);
  // Tau2 = 0 wins when moving inside gains nothing.
  const zero = found.find(({ tau2, value }) => tau2 === 0 && value >= top.value - 1e-9);
  return ok(zero ?? top);
};

/** Inverse negative Hessian on the natural scale; without tau2 where that is zero. */
const standardErrors = (
  sample: Sample,
  weight: WeightFunction,
  { beta, tau2, delta }: Point,
): Result<Pick<SelectionFit, 'se' | 'seTau2' | 'seDelta'>, AppError> => {
  const free = tau2 > 0 ? [tau2] : [];
  const at = (x: readonly number[]) =>
    logLikelihood(sample, weight, x[0]!, tau2 > 0 ? x[1]! : 0, x.slice(1 + free.length));
  const x = [beta, ...free, ...delta];
  const unit = Math.sqrt(Math.min(...sample.vi));
  const first = inverseNegative(hessian(at, x, [1e-2 * unit, ...x.slice(1).map((value) => 1e-2 * value)]));
  if (first === null) return err(boundary);
  // A tenth of a standard error is wide enough for the digits of the likelihood; positive parameters stay positive.
  const steps = first.map((row, i) => {
    const wide = 0.1 * Math.sqrt(Math.max(row[i]!, 0));
    return i === 0 ? wide : Math.min(wide, 0.2 * x[i]!);
  });
  const scaled = (by: number) =>
    hessian(
      at,
      x,
      steps.map((step) => step * by),
    );
  const solved = inverseNegative(extrapolated(scaled(1), scaled(0.5), scaled(0.25)));
  if (solved === null) return err(boundary);
  const se = solved.map((row, i) => Math.sqrt(row[i]!));
  return ok({ se: se[0]!, seTau2: tau2 > 0 ? se[1]! : null, seDelta: se.slice(1 + free.length) });
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
