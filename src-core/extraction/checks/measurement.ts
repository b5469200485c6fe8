import type { Outcome } from '../../model/review';
import type { StudyResult } from '../../model/study';

/** Ends of a scale; infinite where there is none. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** What is known about the numbers that a measurement can give. */
export interface Measurement {
  /** Ends of its scale; for a change, of the change. */
  readonly scale: Scale | null;
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
 * The scale that the words of the result name, else the one set for its outcome, else one that the outcome's words name. In words only plain ranges that
 * begin at 0 or 1 count. Answers are taken for whole numbers only where the words say ratings, points, scores or counts, and nothing that
 * averages; for 0 and 1 where the outcome is one of yes and no.
 */
export const measurementOf = (
  { outcomeText, measureText, timePoint }: Pick<StudyResult, 'outcomeText' | 'measureText' | 'timePoint'>,
  outcome: Outcome | undefined,
): Measurement => {
  const own = `${outcomeText} ${measureText}`;
  const words = `${own} ${outcome?.scale ?? ''}`;
  const change = changePattern.test(`${own} ${timePoint}`);
  const inWords = rangeIn(own) ?? (outcome === undefined ? null : onlyRange(outcome.scale));
  const found = rangeIn(own) ?? scaleOf(outcome) ?? inWords;
  const averaged = fractionPattern.test(words);
  const steps = [found?.min ?? 0, found?.max ?? 0].every(
    (end) => !Number.isFinite(end) || Number.isInteger(end),
  );
  const yesNo = found?.min === 0 && found.max === 1 && !change;
  const rated = inWords !== null || wholePattern.test(words) || (yesNo && outcome?.type === 'dichotomous');
  return {
    scale: found === null || !change ? found : ofChange(found),
    change,
    whole: !averaged && rated && steps,
    yesNo,
  };
};

const rangeIn = (text: string): Scale | null => {
  const found = rangePattern.exec(text);
  const [min, max] = [Number(found?.[1]), Number(found?.[2])];
  return max > min ? { min, max } : null;
};

/** The range that an outcome's words name, unless they name several instruments. */
const onlyRange = (scale: string): Scale | null => (/,|;|\bor\b/.test(scale) ? null : rangeIn(scale));

/** The ends set for an outcome; one of them is enough. */
const scaleOf = (outcome: Outcome | undefined): Scale | null => {
  const { scaleMin = null, scaleMax = null } = outcome ?? {};
  if (scaleMin === null && scaleMax === null) return null;
  const scale = { min: scaleMin ?? Number.NEGATIVE_INFINITY, max: scaleMax ?? Number.POSITIVE_INFINITY };
  return scale.max > scale.min ? scale : null;
};

const ofChange = ({ min, max }: Scale): Scale | null => {
  const width = max - min;
  return Number.isFinite(width) ? { min: -width, max: width } : null;
};
