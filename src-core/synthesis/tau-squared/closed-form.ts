import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { type SandwichTraces, sandwichTraces } from '../sandwich-traces';
import { type EffectModel, type WeightedFit, weightedFit } from '../weighted-fit';
import type { Tau2 } from './estimator';

export const singular = appError('not-estimable', 'The weights leave nothing to estimate.');

/** A moment estimator: the weights it rests on, its value, and how its variance scales. */
export const momentEstimate = (
  model: EffectModel,
  weights: readonly number[],
  value: (fit: WeightedFit, traces: SandwichTraces) => number,
  /** The factor that divides y'Py in the estimator. */
  divisor: (fit: WeightedFit, traces: SandwichTraces) => number,
): Result<Tau2, AppError> => {
  const fit = weightedFit(model, weights);
  const traces = sandwichTraces(model, weights);
  if (fit === null || traces === null) return err(singular);
  const tau2 = Math.max(0, value(fit, traces));
  // Variance of the quadratic form y'Py when the true variances are vi + tau2.
  const variance = 2 * traces.pvpv + 4 * tau2 * traces.pvp + 2 * tau2 * tau2 * traces.pp;
  const se = Math.sqrt(variance) / divisor(fit, traces);
  return Number.isFinite(tau2) ? ok({ tau2, se }) : err(singular);
};
