import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { arcsineDifference } from './arcsine-difference';
import { doubleArcsineProportion } from './double-arcsine-proportion';
import { genericEffect } from './generic-effect';
import { logRate } from './log-rate';
import { logitProportion } from './logit-proportion';
import { mean } from './mean';
import { meanDifference } from './mean-difference';
import type { Measure } from './measure';
import { oddsRatio } from './odds-ratio';
import { pairedMeanDifference } from './paired-mean-difference';
import { petoOddsRatio } from './peto-odds-ratio';
import { proportion } from './proportion';
import { rateDifference } from './rate-difference';
import { rateRatio } from './rate-ratio';
import { ratioOfMeans } from './ratio-of-means';
import { riskDifference } from './risk-difference';
import { riskRatio } from './risk-ratio';
import { standardisedMeanChange } from './standardised-mean-change';
import { standardisedMeanChangeRaw } from './standardised-mean-change-raw';
import { standardisedMeanDifference } from './standardised-mean-difference';
import { standardisedMeanDifferenceUnequal } from './standardised-mean-difference-unequal';

/** Every effect measure; the order is the order of menus. */
export const measures = [
  riskRatio,
  oddsRatio,
  riskDifference,
  petoOddsRatio,
  arcsineDifference,
  meanDifference,
  standardisedMeanDifference,
  standardisedMeanDifferenceUnequal,
  ratioOfMeans,
  pairedMeanDifference,
  standardisedMeanChange,
  standardisedMeanChangeRaw,
  rateRatio,
  rateDifference,
  genericEffect,
  proportion,
  logitProportion,
  doubleArcsineProportion,
  mean,
  logRate,
] as const satisfies readonly Measure[];

export type MeasureId = (typeof measures)[number]['id'];

/** The measure with this id; an id that nobody listed is an error. */
export const measureById = (id: string): Result<Measure, AppError> => {
  const found: Measure | undefined = measures.find((measure) => measure.id === id);
  return found === undefined ? err(appError('unknown-id', `There is no effect measure "${id}".`)) : ok(found);
};
