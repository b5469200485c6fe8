import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { fitRegression } from '../regression';
import { type ClusteredModel, marginalFit } from './marginal';
import type { WorkingFit } from './robust';

export interface TwoLevelFit {
  readonly tau2: number;
  readonly working: WorkingFit;
}

/** The ordinary model, in which every result counts as a study of its own, ready for robust standard errors. `EE`: tau2 is 0. */
export const fitTwoLevel = (
  model: ClusteredModel,
  moderators: readonly string[],
  method: string,
  level: number,
): Result<TwoLevelFit, AppError> => {
  const fit = fitRegression(
    model.yi,
    model.vi,
    moderators.map((name, j) => ({ name, values: model.columns[j + 1]! })),
    { method, test: 'wald', level, intercept: true },
  );
  if (!fit.ok) return fit;
  const { tau2 } = fit.value;
  const marginal = marginalFit(model, [0, tau2]);
  return marginal === null
    ? err(appError('not-estimable', 'The weights leave nothing to estimate.'))
    : ok({ tau2, working: { sigma2: [0, tau2], fit: marginal } });
};
