import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { criticalValue } from '../../synthesis/pool';

/**
 * Standard error from a confidence interval: (high - low) / (2 z), with the exact normal quantile of the level (percent). Limits of a
 * ratio must be given as logarithms. Cochrane Handbook 6.3.2 and 6.5.2.2.
 */
export const standardErrorFromInterval = (
  low: number,
  high: number,
  level: number,
): Result<number, AppError> =>
  high > low && level > 0 && level < 100
    ? ok((high - low) / (2 * criticalValue(level, null)))
    : err(
        appError(
          'bad-request',
          'The upper limit must be above the lower one, and the level between 0 and 100 percent.',
        ),
      );
