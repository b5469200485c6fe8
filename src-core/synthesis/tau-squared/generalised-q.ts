import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { brentZero } from '../../stats/brent';
import { type EffectModel, generalisedQ } from '../weighted-fit';
import { singular } from './closed-form';
import { randomWeights, type Tau2 } from './estimator';

/**
 * The tau2 >= 0 at which the generalised Q statistic y'Py, w = 1/(v + tau2), has a given value; 0 when it is below that value from the
 * start. Q falls strictly in tau2, so the zero is the only one. Viechtbauer (2007), Stat Med 26:37-52, eq. 6.
 */
export const tau2AtQ = (model: EffectModel, target: number): Result<number, AppError> => {
  const start = generalisedQ(model, 0);
  if (Number.isNaN(start)) return err(singular);
  if (start <= target) return ok(0);
  if (!(target > 0))
    return err(appError('not-estimable', 'The generalised Q statistic never falls to zero.'));
  let high = Math.max(...model.vi);
  for (let i = 0; generalisedQ(model, high) > target; i++) {
    if (i === 1100)
      return err(appError('not-converged', 'No upper limit for tau-squared.', { detail: { iterations: i } }));
    high *= 2;
  }
  // Near the root of a value of many orders of magnitude, ln Q is close to a straight line.
  return brentZero((tau2) => Math.log(generalisedQ(model, tau2) / target), 0, high);
};

/** tau2 at Q = k - p, with the standard error that its two discoverers' forms share. */
export const meanQEstimate = (model: EffectModel): Result<Tau2, AppError> => {
  const k = model.yi.length;
  const tau2 = tau2AtQ(model, k - model.p);
  if (!tau2.ok) return tau2;
  const sumW = randomWeights(model.vi, tau2.value).reduce((sum, w) => sum + w, 0);
  return ok({ tau2: tau2.value, se: Math.sqrt((2 * k * k) / (k - model.p)) / sumW });
};
