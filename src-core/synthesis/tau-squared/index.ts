import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { dersimonianLaird } from './dersimonian-laird';
import type { Tau2Estimator } from './estimator';
import { reml } from './reml';

/** Every estimator of the between-study variance; the order is the order of menus. */
export const tau2Estimators = [reml, dersimonianLaird] as const satisfies readonly Tau2Estimator[];

export type Tau2Id = (typeof tau2Estimators)[number]['id'];

/** The estimator with this id; an id that nobody listed is an error. */
export const tau2EstimatorById = (id: string): Result<Tau2Estimator, AppError> => {
  const found: Tau2Estimator | undefined = tau2Estimators.find((estimator) => estimator.id === id);
  return found === undefined
    ? err(appError('unknown-id', `There is no between-study variance estimator "${id}".`))
    : ok(found);
};
