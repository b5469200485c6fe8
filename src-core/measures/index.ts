import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { genericEffect } from './generic-effect';
import { meanDifference } from './mean-difference';
import type { Measure } from './measure';
import { oddsRatio } from './odds-ratio';
import { riskDifference } from './risk-difference';
import { riskRatio } from './risk-ratio';
import { standardisedMeanDifference } from './standardised-mean-difference';

/** Every effect measure; the order is the order of menus. */
export const measures = [
  riskRatio,
  oddsRatio,
  riskDifference,
  meanDifference,
  standardisedMeanDifference,
  genericEffect,
] as const satisfies readonly Measure[];

export type MeasureId = (typeof measures)[number]['id'];

/** The measure with this id; an id that nobody listed is an error. */
export const measureById = (id: string): Result<Measure, AppError> => {
  const found: Measure | undefined = measures.find((measure) => measure.id === id);
  return found === undefined ? err(appError('unknown-id', `There is no effect measure "${id}".`)) : ok(found);
};
