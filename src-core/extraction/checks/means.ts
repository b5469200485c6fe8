import type { Effect, ResultArm, StudyResult } from '../../model/study';
import { normalUpperQuantile } from '../../stats/normal';
import { studentUpperQuantile } from '../../stats/student-t';
import { sdBounds } from '../integrity/bounded-scale';
import { type Decimal, parseDecimal } from '../integrity/decimal';
import { armName, type CheckContext, type People, peopleOf, type ResultFinding } from './finding';
import { type Measurement, measurementOf, type Scale } from './measurement';
import { asPrinted, entered, printed, roundedDecimal, shown } from './printed';
import { wholeNumberFinding } from './whole-numbers';

/** Means and spreads of all arms. */
export const checkMeans = (result: StudyResult, context: CheckContext): readonly ResultFinding[] => {
  const measurement = measurementOf(result, context.outcome);
  return [
    ...result.arms.flatMap((arm, index) => checkArm(arm, index, result, context, measurement)),
    ...errorsAsDeviations(result, context),
  ];
};

const checkArm = (
  arm: ResultArm,
  index: number,
  result: StudyResult,
  context: CheckContext,
  measurement: Measurement,
): readonly ResultFinding[] => {
  const { mean, sd, spreadReported } = arm;
  const name = armName(arm, index);
  const at = (field: string, kind: ResultFinding['kind'], text: string): ResultFinding => ({
    field: `arms.${index}.${field}`,
    kind,
    text: `${name}: ${text}`,
  });
  const out: ResultFinding[] = [];
  if (sd !== null && sd <= 0) out.push(at('sd', 'impossible', 'a standard deviation is greater than zero.'));
  if (mean !== null && sd === null && spreadReported !== null)
    out.push(
      at(
        'spreadReported',
        'missing',
        `the source does not say whether ± ${spreadReported} is a standard deviation or a standard error, so it is not used.`,
      ),
    );
  if (mean === null || result.basis === 'within-arm') return out;
  const printedMean = parseDecimal(asPrinted(mean, arm.meanDecimals));
  const printedSd = sd !== null && sd > 0 ? parseDecimal(asPrinted(sd, arm.sdDecimals)) : null;
  if (!printedMean.ok || (printedSd !== null && !printedSd.ok)) return out;
  const people = peopleOf(arm, result, context.study);
  const both = { mean: printedMean.value, sd: printedSd?.ok ? printedSd.value : null };
  const outside = onScale(both, people, measurement);
  if (outside !== null) out.push(at(outside.field, 'doubt', outside.text));
  else if (people !== null) {
    const found = wholeNumberFinding(both, people.n, measurement);
    if (found !== null) out.push(at(found.field, 'doubt', found.text));
  }
  return out;
};

interface PrintedNumbers {
  readonly mean: Decimal;
  readonly sd: Decimal | null;
}

/** A mean off its scale, or an SD larger than any answers on it could have. Bhatia & Davis (2000), Am Math Mon 107:353-357. */
const onScale = (
  { mean, sd }: PrintedNumbers,
  people: People | null,
  { scale, change }: Measurement,
): { readonly field: string; readonly text: string } | null => {
  if (scale === null) return null;
  const possible = roundedDecimal(mean);
  if (possible.high < scale.min || possible.low > scale.max)
    return {
      field: 'mean',
      text: `${scaleWords(scale, change)}; a mean of ${printed(mean)} does not lie on it.`,
    };
  return sd === null || people === null || people.n < 2
    ? null
    : spreadOnScale(mean, sd, people.n, scale, change);
};

const spreadOnScale = (
  mean: Decimal,
  sd: Decimal,
  n: number,
  scale: Scale,
  change: boolean,
): { readonly field: string; readonly text: string } | null => {
  const { min, max } = scale;
  if (!Number.isFinite(max - min)) return null;
  const ends = [mean.digits * 2n - 1n, mean.digits * 2n, mean.digits * 2n + 1n].map((digits) => {
    const unit = mean.unit * 2n;
    const value = Math.min(max, Math.max(min, Number(digits) / Number(unit)));
    return sdBounds({ digits, unit, value }, n, min, max).sdMaxContinuous;
  });
  const largest = Math.max(...ends);
  if (roundedDecimal(sd).low <= largest) return null;
  const product = `(${entered(max)} − ${printed(mean)})(${printed(mean)} − ${entered(min)})`;
  return {
    field: 'sd',
    text: `${scaleWords(scale, change)}; with the mean ${printed(mean)} of ${n} people the SD is at most √(${product} · ${n}/${n - 1}) = ${shown(largest)}, not ${printed(sd)}.`,
  };
};

const scaleWords = ({ min, max }: Scale, change: boolean): string => {
  if (change)
    return `a change on a scale of ${entered(max)} points lies between ${entered(min)} and ${entered(max)}`;
  if (min === Number.NEGATIVE_INFINITY) return `the scale ends at ${entered(max)}`;
  return max === Number.POSITIVE_INFINITY
    ? `the scale starts at ${entered(min)}`
    : `the scale goes from ${entered(min)} to ${entered(max)}`;
};

/** Two arms of different people, each with n and SD. */
interface Spread {
  readonly n: number;
  readonly sd: number;
  readonly index: number;
}

/** Standard errors typed as standard deviations: they disagree with the effect, with the other arm, or with other studies. */
const errorsAsDeviations = (result: StudyResult, context: CheckContext): readonly ResultFinding[] => {
  const spreads = result.arms.flatMap((arm, index): readonly Spread[] => {
    const people = peopleOf(arm, result, context.study);
    return people !== null && people.n > 1 && arm.sd !== null && arm.sd > 0
      ? [{ n: people.n, sd: arm.sd, index }]
      : [];
  });
  const [one, two] = spreads;
  if (one === undefined) return [];
  const pair =
    two !== undefined && spreads.length === 2 && result.arms.length === 2 ? ([one, two] as const) : null;
  const found =
    (pair !== null && result.type === 'continuous' ? againstEffect(pair, result.effect) : null) ??
    (pair !== null ? againstOtherArm(pair) : null) ??
    againstPeers(spreads, result, context.peers ?? []);
  return found === null ? [] : [found];
};

const asDeviation = ({ sd, n }: Spread): string => `${entered(sd)} √${n} = ${shown(sd * Math.sqrt(n))}`;

const againstEffect = (pair: readonly [Spread, Spread], effect: Effect | null): ResultFinding | null => {
  if (effect === null || effect.measure !== 'MD') return null;
  const [one, two] = pair;
  const known = errorOfEffect(effect, one.n + two.n - 2);
  if (known === null) return null;
  const asSd = Math.sqrt(one.sd ** 2 / one.n + two.sd ** 2 / two.n);
  const asSe = Math.sqrt(one.sd ** 2 + two.sd ** 2);
  // As deviations they are off by more than the half, as errors they fit within a quarter.
  if (known.se / asSd < 1.6 || Math.abs(Math.log(known.se / asSe)) > Math.log(1.25)) return null;
  return {
    field: `arms.${one.index}.sd`,
    kind: 'doubt',
    text: `SDs of ${entered(one.sd)} and ${entered(two.sd)} make the standard error of the difference √(${entered(one.sd)}²/${one.n} + ${entered(two.sd)}²/${two.n}) = ${shown(asSd)}, but ${known.from} says ${shown(known.se)}. As standard errors they give √(${entered(one.sd)}² + ${entered(two.sd)}²) = ${shown(asSe)}: they may be standard errors, and the SDs ${asDeviation(one)} and ${asDeviation(two)}.`,
  };
};

const errorOfEffect = (
  { estimate, se, ciLow, ciHigh, p, level = 95 }: Effect,
  df: number,
): { readonly se: number; readonly from: string } | null => {
  if (se !== null && se > 0) return { se, from: 'the effect' };
  if (ciLow !== null && ciHigh !== null && ciHigh > ciLow)
    return { se: (ciHigh - ciLow) / (2 * normalUpperQuantile((100 - level) / 200)), from: 'its interval' };
  if (estimate !== null && estimate !== 0 && p !== null && p > 0 && p < 1 && df > 0)
    return { se: Math.abs(estimate) / studentUpperQuantile(p / 2, df), from: `P = ${p}` };
  return null;
};

const againstOtherArm = ([one, two]: readonly [Spread, Spread]): ResultFinding | null => {
  const [small, large] = one.sd <= two.sd ? [one, two] : [two, one];
  if (small.n < 6 || !fitsAsError(small, large.sd)) return null;
  return {
    field: `arms.${small.index}.sd`,
    kind: 'doubt',
    text: `The SDs of the arms are ${entered(small.sd)} and ${entered(large.sd)}. As a standard error ${entered(small.sd)} would be the SD ${asDeviation(small)}, like the other arm’s.`,
  };
};

/** Far below the other spread as an SD, and near it as an SE times the root of n. */
const fitsAsError = ({ sd, n }: Spread, other: number): boolean =>
  other / sd >= 2.5 && Math.abs(Math.log((sd * Math.sqrt(n)) / other)) <= Math.log(1.6);

const againstPeers = (
  spreads: readonly Spread[],
  result: StudyResult,
  peers: readonly StudyResult[],
): ResultFinding | null => {
  const words = result.measureText.trim().toLowerCase();
  const others = peers
    .filter((peer) => peer.studyId !== result.studyId && peer.outcomeId === result.outcomeId)
    .filter((peer) => words !== '' && peer.measureText.trim().toLowerCase() === words)
    .flatMap((peer) => peer.arms.flatMap(({ sd }) => (sd !== null && sd > 0 ? [sd] : [])))
    .sort((a, b) => a - b);
  const middle = others[others.length >> 1];
  if (others.length < 3 || middle === undefined) return null;
  const suspect = spreads.find((spread) => spread.n >= 6 && fitsAsError(spread, middle));
  if (suspect === undefined) return null;
  return {
    field: `arms.${suspect.index}.sd`,
    kind: 'doubt',
    text: `Other studies with ${result.measureText.trim()} have SDs from ${shown(others[0]!)} to ${shown(others.at(-1)!)}; ${entered(suspect.sd)} is far below. As a standard error it would be the SD ${asDeviation(suspect)}.`,
  };
};
