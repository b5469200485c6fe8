import type { AppError } from '../../errors';
import type { Result } from '../../result';
import { type EffectModel, type WeightedFit, weightedFit } from '../weighted-fit';

/** The between-study variance, on the analysis scale squared. */
export interface Tau2 {
  readonly tau2: number;
  /** Standard error of tau-squared by the estimator's own large-sample formula. */
  readonly se: number;
}

/** Everything about one estimator of the between-study variance. */
export interface Tau2Estimator<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Closed form or found by iteration: decides the tolerance its tests use. */
  readonly exact: boolean;
  readonly formula: string;
  readonly source: string;
  /** For at least p + 1 studies; never negative. `not-converged` or `not-estimable` otherwise. */
  readonly estimate: (model: EffectModel) => Result<Tau2, AppError>;
}

export const randomWeights = (vi: readonly number[], tau2: number): readonly number[] =>
  vi.map((v) => 1 / (v + tau2));

/** The weighted fit with weights 1 / (vi + tau2). */
export const fitAt = (model: EffectModel, tau2: number): WeightedFit | null =>
  weightedFit(model, randomWeights(model.vi, tau2));
