import { err, ok, type Result } from '../result';
import type { RawData } from '../synthesis/report';

export type DataKind = RawData['kind'];
export type DataOf<K extends DataKind> = Extract<RawData, { readonly kind: K }>;

/** Why one study has no effect: a stable code and the sentence for the reader. */
export interface EffectFailure {
  readonly reason: string;
  readonly text: string;
}

/** An effect on the analysis scale and its sampling variance. */
export interface Effect {
  readonly yi: number;
  readonly vi: number;
}

export interface EffectOptions {
  /** SMD only: large-sample or unbiased variance. */
  readonly variance?: 'LS' | 'UB';
}

/** How the analysis scale becomes the printed one; `ipft.hm` needs the people behind the figure. */
export type Transformation = 'exp' | 'none' | 'ilogit' | 'ipft.hm';

/** Everything about one effect measure; adding a measure is adding one file with such a record. */
export interface MeasureSpec<Id extends string, K extends DataKind> {
  readonly id: Id;
  readonly label: string;
  readonly kind: K;
  /** `log`: pooled as logarithms, drawn on a log axis. */
  readonly scale: 'log' | 'natural';
  readonly transformation: Transformation;
  /** Value of no effect on the printed scale; null for single groups. */
  readonly nullValue: number | null;
  /** `counts`: a continuity correction may be added to zero cells. */
  readonly correction: 'counts' | 'none';
  /** Swapping the arms changes nothing but the sign. */
  readonly antisymmetric: boolean;
  readonly formula: string;
  readonly source: string;
  /** Yi and vi from data that are already checked and, where asked, corrected. */
  readonly effect: (data: DataOf<K>, options: EffectOptions) => Effect | EffectFailure;
}

export interface Measure<Id extends string = string> extends Omit<MeasureSpec<Id, DataKind>, 'effect'> {
  /** The effect of one study, or why there is none; never NaN or infinite. */
  readonly compute: (data: RawData, options?: EffectOptions) => Result<Effect, EffectFailure>;
}

const isKind = <K extends DataKind>(data: RawData, kind: K): data is DataOf<K> => data.kind === kind;

export const failure = (reason: string, text: string): EffectFailure => ({ reason, text });

export const noSpread = failure(
  'no-spread',
  'No standard deviation, standard error or confidence interval to weigh this result with.',
);

const noVariance = failure(
  'no-spread',
  'The standard error comes out as zero: there is nothing to weigh this result with.',
);

/** Turns a record into a registry entry whose `compute` checks the kind of data and the outcome. */
export const defineMeasure = <const Id extends string, K extends DataKind>(
  spec: MeasureSpec<Id, K>,
): Measure<Id> => ({
  ...spec,
  compute: (data, options = {}) => {
    if (!isKind(data, spec.kind))
      return err(failure('wrong-data', `${spec.label} cannot be computed from this kind of data.`));
    const problem = dataProblem(data);
    if (problem !== null) return err(problem);
    const effect = spec.effect(data, options);
    if ('reason' in effect) return err(effect);
    if (!Number.isFinite(effect.yi) || !Number.isFinite(effect.vi))
      return err(failure('not-estimable', `${spec.label} cannot be estimated from these numbers.`));
    return effect.vi > 0 ? ok(effect) : err(noVariance);
  },
});

/** Numbers that cannot be what they say they are: missing, negative, an empty arm, or more events than people. */
export const dataProblem = (data: RawData): EffectFailure | null => {
  for (const field in data) {
    const value: unknown = data[field as keyof RawData];
    if (typeof value === 'number' && !Number.isFinite(value))
      return failure('missing-data', 'A number that this measure needs is missing.');
  }
  if (data.kind === 'gen') return data.sei > 0 ? null : noSpread;
  if (deviationsOf(data).some((sd) => sd < 0))
    return failure('impossible-data', 'A standard deviation is negative.');
  if (data.kind === 'paired' && Math.abs(data.r) > 1)
    return failure('impossible-data', 'The correlation does not lie between -1 and 1.');
  if (countsOf(data).some((count) => count < 0))
    return failure('impossible-data', 'There is a negative count, or there are more events than people.');
  if (sizesOf(data).some((size) => !(size > 0)))
    return failure('empty-arm', 'There is nobody (or no person-time) in one of the arms.');
  return null;
};

const deviationsOf = (data: RawData): readonly number[] => {
  if ('sd1' in data) return [data.sd1, data.sd2];
  return 'sd' in data ? [data.sd] : [];
};

/** People or person-time of each arm. */
const sizesOf = (data: RawData): readonly number[] => {
  switch (data.kind) {
    case '2x2':
    case 'cont':
      return [data.n1, data.n2];
    case 'rate2':
      return [data.time1, data.time2];
    case 'rate1':
      return [data.time];
    case 'gen':
      return [];
    default:
      return [data.n];
  }
};

/** People, events, and people without the event: none of them can be negative. */
const countsOf = (data: RawData): readonly number[] => {
  switch (data.kind) {
    case '2x2':
      return [data.events1, data.n1 - data.events1, data.events2, data.n2 - data.events2];
    case 'cont':
      return [data.n1, data.n2];
    case 'paired':
    case 'mn':
      return [data.n];
    case 'prop':
      return [data.events, data.n - data.events];
    case 'rate2':
      return [data.events1, data.time1, data.events2, data.time2];
    case 'rate1':
      return [data.events, data.time];
    case 'gen':
      return [];
  }
};
