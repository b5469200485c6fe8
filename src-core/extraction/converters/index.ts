import * as z from 'zod';
import { type AppError, appError } from '../../errors';
import { err, type Result } from '../../result';
import type { Converter, Numbers } from './converter';
import { logOddsToSmd, orToRr, rrToOr, smdToLogOdds } from './effect-conversions';
import { luoFive, luoQuartiles, luoRange, wanFive, wanQuartiles, wanRange } from './medians';
import {
  changeSdFromR,
  crossoverPToSe,
  crossoverR,
  crossoverTToSe,
  pairedSeFromR,
  rFromChangeSd,
} from './paired-data';
import {
  combineGroups,
  intervalToSdT,
  intervalToSdZ,
  pToSeT,
  pToSeZ,
  ratioIntervalToLogSe,
  seToSd,
} from './standard-deviations';

/** Every converter; the order is the order of menus. */
export const converters = [
  seToSd,
  intervalToSdZ,
  intervalToSdT,
  pToSeT,
  pToSeZ,
  ratioIntervalToLogSe,
  combineGroups,
  wanRange,
  wanFive,
  wanQuartiles,
  luoRange,
  luoFive,
  luoQuartiles,
  changeSdFromR,
  rFromChangeSd,
  pairedSeFromR,
  crossoverTToSe,
  crossoverPToSe,
  crossoverR,
  orToRr,
  rrToOr,
  smdToLogOdds,
  logOddsToSmd,
] as const satisfies readonly Converter[];

const inputSchema = z.record(z.string(), z.number());

/** Runs the converter of this kind; an unknown kind, or an input that is not named numbers, is an error. */
export const convert = (kind: string, input: unknown): Result<Numbers, AppError> => {
  const converter: Converter | undefined = converters.find(({ id }) => id === kind);
  if (converter === undefined) return err(appError('unknown-id', `There is no converter "${kind}".`));
  const parsed = inputSchema.safeParse(input);
  return parsed.success
    ? converter.convert(parsed.data)
    : err(appError('bad-request', 'The input must be an object of named numbers.'));
};
