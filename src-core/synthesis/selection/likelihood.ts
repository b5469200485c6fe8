import type { WeightFunction } from './weight-functions';

export interface Sample {
  /** Effects turned so that small p-values belong to large ones. */
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** One-sided or two-sided p-values, as the weight function takes them. */
  readonly p: readonly number[];
}

/** Parameters on their natural scale with the log-likelihood there. */
export interface Point {
  readonly beta: number;
  readonly tau2: number;
  readonly delta: readonly number[];
  readonly value: number;
}

const logSqrt2Pi = 0.9189385332046727;

/** The normal random-effects density, weighted by the chance of publication where a weight function is given. Vevea & Hedges (1995), eq. 5. */
export const logLikelihood = (
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
 * The scale on which the maximum is searched: the effect in median standard errors, tau2 in their square and the weights as logarithms, so that every
 * curvature is of order one. Without tau2 where that is zero.
 */
export interface SearchScale {
  readonly valueAt: (x: readonly number[]) => number;
  readonly pointAt: (x: readonly number[]) => Omit<Point, 'value'>;
  readonly from: (point: Omit<Point, 'value'>) => number[];
  /** Derivative of each natural parameter with respect to its own coordinate. */
  readonly slopes: (point: Omit<Point, 'value'>) => number[];
}

export const searchScale = (sample: Sample, weight: WeightFunction, withTau2: boolean): SearchScale => {
  const size = medianOf(sample.vi);
  const unit = Math.sqrt(size);
  const first = withTau2 ? 2 : 1;
  const pointAt = (x: readonly number[]) => ({
    beta: x[0]! * unit,
    tau2: withTau2 ? Math.exp(x[1]!) * size : 0,
    delta: x.slice(first).map(Math.exp),
  });
  return {
    pointAt,
    valueAt: (x) => {
      const { beta, tau2, delta } = pointAt(x);
      return logLikelihood(sample, weight, beta, tau2, delta);
    },
    from: ({ beta, tau2, delta }) => [
      beta / unit,
      ...(withTau2 ? [Math.log(tau2 / size)] : []),
      ...delta.map(Math.log),
    ],
    slopes: ({ tau2, delta }) => [unit, ...(withTau2 ? [tau2] : []), ...delta],
  };
};

export const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;
