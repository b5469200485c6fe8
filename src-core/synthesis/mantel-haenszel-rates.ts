import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { percentWeights, type Stratified } from './mantel-haenszel';

/** Events and person-time of two arms. */
export interface RateTable {
  readonly events1: number;
  readonly time1: number;
  readonly events2: number;
  readonly time2: number;
}

/** Common incidence rate ratio on the log scale. Greenland & Robins (1985), Biometrics 41:55-68. */
export const pooledRateRatio = (tables: readonly RateTable[]): Result<Stratified, AppError> => {
  let [r, s, spread] = [0, 0, 0];
  const weights: number[] = [];
  for (const { events1: x1, time1: t1, events2: x2, time2: t2 } of tables) {
    const t = t1 + t2;
    r += (x1 * t2) / t;
    s += (x2 * t1) / t;
    spread += (t1 / t) * (t2 / t) * (x1 + x2);
    weights.push((x2 * t1) / t);
  }
  if (!(r > 0 && s > 0))
    return err(
      appError('not-estimable', 'Without events in both arms the Mantel-Haenszel ratio is not defined.'),
    );
  return ok({ beta: Math.log(r / s), se: Math.sqrt(spread / (r * s)), weights: percentWeights(weights) });
};

/** Common incidence rate difference. Greenland & Robins (1985), Biometrics 41:55-68. */
export const pooledRateDifference = (tables: readonly RateTable[]): Result<Stratified, AppError> => {
  let [top, bottom, spread] = [0, 0, 0];
  const weights: number[] = [];
  for (const { events1: x1, time1: t1, events2: x2, time2: t2 } of tables) {
    const w = (t1 * t2) / (t1 + t2);
    top += w * (x1 / t1 - x2 / t2);
    bottom += w;
    spread += w * w * (x1 / (t1 * t1) + x2 / (t2 * t2));
    weights.push(w);
  }
  if (!(bottom > 0)) return err(appError('not-estimable', 'There is no person-time to compare.'));
  return ok({ beta: top / bottom, se: Math.sqrt(spread) / bottom, weights: percentWeights(weights) });
};
