import { type EffectFailure, failure, type Measure } from '../measures/measure';
import type { Effect, ResultArm, Study, StudyResult } from '../model/study';
import { err, ok, type Result } from '../result';
import { normalUpperQuantile } from '../stats/normal';
import type { RawData } from './report';

/** Numbers that an analysis can use; `effect` names the measure when they are a printed effect rather than data of the arms. */
export interface UsableData {
  readonly data: RawData;
  readonly effect: Effect['measure'] | null;
}

type Usable = Result<UsableData, EffectFailure>;

const fail = (reason: string, text: string): Usable => err(failure(reason, text));

/**
 * The numbers of one result that a measure can use, or why there are none. The same people under both conditions are never taken
 * for two independent groups: their result is used only as a printed difference with its own SE or interval (Cochrane Handbook 23.2.7).
 */
export const usableData = (result: StudyResult, study: Study, measure: Measure): Usable => {
  if (result.basis === 'within-arm')
    return fail('within-arm', 'A change within one group over time, not a comparison of treatments.');
  const paired = isPaired(result, study);
  const clustered = study.design === 'rct-cluster';
  switch (measure.kind) {
    case '2x2':
      if (paired) return pairedWithoutSpread();
      return clustered ? needsClusterEffect() : fromCounts(result);
    case 'cont': {
      if (paired || clustered) return fromEffect(result, [measure.id], paired, clustered);
      const means = fromMeans(result);
      if (means.ok || result.effect?.measure !== measure.id) return means;
      const effect = fromEffect(result, [measure.id], false, false);
      return effect.ok ? effect : means;
    }
    case 'gen':
      return fromEffect(result, ['MD', 'SMD', 'RD', 'RR', 'OR', 'HR'], paired, clustered);
    case 'prop':
      return fromOneArm(result, ({ events, n }) =>
        events === null || n === null ? null : { kind: 'prop', events, n },
      );
    case 'mn':
      return fromOneArm(result, ({ mean, sd, n }) =>
        mean === null || sd === null || n === null ? null : { kind: 'mn', mean, sd, n },
      );
    default:
      return fail('wrong-data', `${measure.label} needs numbers that results here do not hold.`);
  }
};

/** Crossover data count as paired unless only the first period is used. */
export const isPaired = ({ basis, type }: StudyResult, { design }: Study): boolean =>
  basis === 'paired' ||
  (basis !== 'first-period' &&
    (type === 'paired' || design === 'rct-crossover' || design === 'non-randomised-crossover'));

const pairedWithoutSpread = () =>
  fail(
    'paired-no-se',
    'The same people took both treatments, and neither a paired standard error nor a confidence interval of the difference is reported.',
  );

const needsClusterEffect = () =>
  fail(
    'cluster-unadjusted',
    'Clusters were randomised, not people: an effect adjusted for that is needed, with its standard error or interval.',
  );

interface TwoArms {
  readonly one: ResultArm;
  readonly two: ResultArm;
}

const twoArms = ({ arms }: StudyResult): Result<TwoArms, EffectFailure> => {
  const ones = arms.filter(({ role }) => role === 'intervention');
  const twos = arms.filter(({ role }) => role === 'comparator');
  const [one] = ones;
  const [two] = twos;
  if (arms.length === 0)
    return err(
      failure('no-numbers', 'Neither numbers of the groups nor an effect with its interval is reported.'),
    );
  if (one === undefined || two === undefined)
    return err(failure('single-arm', 'Only one group is reported; there is nothing to compare it with.'));
  if (ones.length > 1 || twos.length > 1)
    return err(
      failure('several-arms', 'More than two groups: combine them, or keep the two that are to be compared.'),
    );
  return ok({ one, two });
};

const fromCounts = (result: StudyResult): Usable => {
  const arms = twoArms(result);
  if (!arms.ok) return arms;
  const { one, two } = arms.value;
  if (one.events === null || two.events === null) {
    return one.percent !== null || two.percent !== null
      ? fail('percent-only', 'Only percentages are reported, not the number of people.')
      : fail('no-counts', 'The number of people with the event is not reported for both groups.');
  }
  if (one.n === null || two.n === null)
    return fail('no-denominator', 'The number of people in each group is not reported.');
  return ok({
    data: { kind: '2x2', events1: one.events, n1: one.n, events2: two.events, n2: two.n },
    effect: null,
  });
};

const fromMeans = (result: StudyResult): Usable => {
  const arms = twoArms(result);
  if (!arms.ok) return arms;
  const { one, two } = arms.value;
  if (one.mean === null || two.mean === null)
    return fail('no-numbers', 'The means of the groups are not reported.');
  if (one.sd === null || two.sd === null) {
    return one.spreadReported !== null || two.spreadReported !== null
      ? fail('no-spread', 'The plus-or-minus value is called neither standard deviation nor standard error.')
      : fail(
          'no-spread',
          'No standard deviation, standard error or confidence interval to weigh this result with.',
        );
  }
  if (one.n === null || two.n === null)
    return fail('no-denominator', 'The number of people in each group is not reported.');
  return ok({
    data: { kind: 'cont', mean1: one.mean, sd1: one.sd, n1: one.n, mean2: two.mean, sd2: two.sd, n2: two.n },
    effect: null,
  });
};

const fromOneArm = (result: StudyResult, read: (arm: ResultArm) => RawData | null): Usable => {
  const arms = result.arms.filter(({ role }) => role === 'intervention');
  const [arm] = arms;
  if (arm === undefined) return fail('no-numbers', 'No numbers of a treated group are reported.');
  if (arms.length > 1) return fail('several-arms', 'More than one treated group: combine them, or keep one.');
  const data = read(arm);
  return data === null
    ? fail('no-numbers', 'The numbers of the treated group are not all reported.')
    : ok({ data, effect: null });
};

const ratios: readonly Effect['measure'][] = ['RR', 'OR', 'HR'];
export const isRatio = (measure: Effect['measure']): boolean => ratios.includes(measure);

/** A printed effect of one of these measures, with its SE or 95% interval; ratios as logarithms. */
const fromEffect = (
  { effect }: StudyResult,
  wanted: readonly string[],
  paired: boolean,
  clustered: boolean,
): Usable => {
  const missing = (): Usable => {
    if (paired) return pairedWithoutSpread();
    if (clustered) return needsClusterEffect();
    return fail('no-spread', 'No effect with a standard error or confidence interval is reported.');
  };
  if (effect === null || effect.estimate === null) return missing();
  const spread = effect.se !== null || (effect.ciLow !== null && effect.ciHigh !== null);
  if (!spread) return missing();
  if (!wanted.includes(effect.measure))
    return fail('other-measure', `The source reports another measure ("${effect.label}").`);
  const log = isRatio(effect.measure);
  const scaled = (value: number) => (log ? Math.log(value) : value);
  const yi = scaled(effect.estimate);
  const sei =
    effect.se ??
    // The printed interval is taken as a normal one of its level: width / (2 z), Cochrane Handbook 6.3.1 and 6.3.2.
    (scaled(effect.ciHigh ?? Number.NaN) - scaled(effect.ciLow ?? Number.NaN)) /
      (2 * normalUpperQuantile((100 - (effect.level ?? 95)) / 200));
  if (!Number.isFinite(yi) || !Number.isFinite(sei) || !(sei > 0))
    return fail('impossible-data', 'The interval or standard error of the effect is not possible.');
  if (effect.ciLow !== null && effect.ciHigh !== null) {
    if (effect.estimate < effect.ciLow || effect.estimate > effect.ciHigh)
      return fail('impossible-data', 'The effect lies outside its own confidence interval.');
  }
  return ok({ data: { kind: 'gen', yi, sei }, effect: effect.measure });
};
