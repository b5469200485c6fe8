import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { dersimonianLaird } from './dersimonian-laird';
import { empiricalBayes } from './empirical-bayes';
import type { Tau2Estimator } from './estimator';
import { hedgesOlkin } from './hedges-olkin';
import { hunterSchmidt } from './hunter-schmidt';
import { ml } from './ml';
import { pauleMandel } from './paule-mandel';
import { reml } from './reml';
import { sidikJonkman } from './sidik-jonkman';

/** Every estimator of the between-study variance; the order is the order of menus. */
export const tau2Estimators = [
  reml,
  dersimonianLaird,
  pauleMandel,
  ml,
  hedgesOlkin,
  hunterSchmidt,
  sidikJonkman,
  empiricalBayes,
] as const satisfies readonly Tau2Estimator[];

export type Tau2Id = (typeof tau2Estimators)[number]['id'];

/** The estimator with this id; an id that nobody listed is an error. */
export const tau2EstimatorById = (id: string): Result<Tau2Estimator, AppError> => {
  const found: Tau2Estimator | undefined = tau2Estimators.find((estimator) => estimator.id === id);
  return found === undefined
    ? err(appError('unknown-id', `There is no between-study variance estimator "${id}".`))
    : ok(found);
};
