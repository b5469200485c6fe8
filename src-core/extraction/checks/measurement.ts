import type { Outcome } from '../../model/review';
import type { StudyResult } from '../../model/study';

/** What the words about a measurement say of the numbers it can give. */
export interface Measurement {
  /** Ends of its scale; for a change, of the change. */
  readonly scale: { readonly min: number; readonly max: number } | null;
  /** A difference from the start. */
  readonly change: boolean;
  /** Each person gives a whole number. */
  readonly whole: boolean;
  /** Each person gives 0 or 1. */
  readonly yesNo: boolean;
}

/** "0-10", "0 to 100": a scale starts at 0 or 1. Not part of a date, a decimal or a longer number. */
const rangePattern =
  /(?<![\d.,/–-])([01])\s*(?:-|–|to)\s*(\d{1,3})(?![\d.]*\d|\s*(?:mg|weeks?|months?|years?|days?|hours?))/i;
const changePattern =
  /\bchange\b|difference from baseline|minus baseline|\breduction\b|\bdecrease\b|\bincrease\b/i;
const fractionPattern =
  /percent|%|visual analog|\bvas\b|daily|diary|average|mean of|domain|component|t-score|index|ratio|log\b|per (?:day|week|month|patient)/i;
const wholePattern = /\bpoints?\b|\bscores?\b|number of|\bcounts? of\b|rating|likert|\bitems?\b/i;

/**
 * Reads a scale from the words of the result, else of its outcome. Only plain ranges that begin at 0 or 1 count; answers are taken for whole numbers
 * only where the words say ratings, points, scores or counts, and nothing that averages.
 */
export const measurementOf = (
  { outcomeText, measureText, timePoint }: Pick<StudyResult, 'outcomeText' | 'measureText' | 'timePoint'>,
  outcome: Outcome | undefined,
): Measurement => {
  const own = `${outcomeText} ${measureText}`;
  const words = `${own} ${outcome?.scale ?? ''}`;
  const change = changePattern.test(`${own} ${timePoint}`);
  const found = rangePattern.exec(own) ?? (outcome === undefined ? null : onlyRange(outcome.scale));
  const [min, max] = [Number(found?.[1]), Number(found?.[2])];
  const bounded = found !== null && max > min;
  const averaged = fractionPattern.test(words);
  const width = max - min;
  return {
    scale: bounded ? (change ? { min: -width, max: width } : { min, max }) : null,
    change,
    whole: !averaged && (bounded || wholePattern.test(words)),
    yesNo: bounded && min === 0 && max === 1 && !change,
  };
};

/** The range that an outcome names, unless it names several instruments. */
const onlyRange = (scale: string): RegExpExecArray | null => {
  if (/,|;|\bor\b/.test(scale)) return null;
  return rangePattern.exec(scale);
};
