import { applyCorrection, type Correction, doubleZero } from '../measures/continuity-correction';
import type { Measure } from '../measures/measure';
import type { AppError } from '../errors';
import { ok, type Result } from '../result';
import { criticalValue, type PoolOptions, poolEffects } from './pool';
import type { RawData } from './report';

export interface Galbraith {
  /** Precision and standardised effect of each study: x = 1/sqrt(v + tau2), y = effect times x. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The line through the origin: its slope is the pooled effect. */
  readonly slope: number;
  /** Vertical distance of the limits from the line: studies outside fit badly. */
  readonly band: number;
}

/** Radial plot. Galbraith (1988), Technometrics 30:271-281; with tau2 in the precision under random effects, as metafor's `radial`. */
export const galbraith = (
  yi: readonly number[],
  vi: readonly number[],
  options: PoolOptions,
): Result<Galbraith, AppError> => {
  const fit = poolEffects(yi, vi, options);
  if (!fit.ok) return fit;
  const { beta, tau2 } = fit.value;
  return ok({
    points: yi.map((y, i) => {
      const x = 1 / Math.sqrt(vi[i]! + tau2);
      return { x, y: y * x };
    }),
    slope: beta,
    band: criticalValue(options.level, null),
  });
};

export interface Labbe {
  /** Comparator (x) against intervention (y), on the scale on which the measure is their difference; null where an arm has none. */
  readonly points: readonly ({
    readonly x: number;
    readonly y: number;
    /** The shares or rates themselves, without any correction. */
    readonly comparator: number;
    readonly intervention: number;
  } | null)[];
  /** From that scale back to the share or rate. */
  readonly back: (value: number) => number;
}

/** What a measure subtracts: the transformed share or rate of one arm. */
const armScale = (
  measure: string,
): { readonly to: (share: number) => number; readonly back: (value: number) => number } | null => {
  switch (measure) {
    case 'RR':
    case 'IRR':
      return { to: Math.log, back: Math.exp };
    case 'OR':
      return { to: (p) => Math.log(p / (1 - p)), back: (x) => 1 / (1 + Math.exp(-x)) };
    case 'RD':
    case 'IRD':
      return { to: (p) => p, back: (x) => x };
    case 'AS':
      return { to: (p) => Math.asin(Math.sqrt(p)), back: (x) => Math.sin(x) ** 2 };
    default:
      return null;
  }
};

/** Comparator and intervention, each as data of one group. */
const armsOf = (data: RawData): readonly [RawData, RawData] | null => {
  if (data.kind === '2x2')
    return [
      { kind: 'prop', events: data.events2, n: data.n2 },
      { kind: 'prop', events: data.events1, n: data.n1 },
    ];
  return data.kind === 'rate2'
    ? [
        { kind: 'rate1', events: data.events2, time: data.time2 },
        { kind: 'rate1', events: data.events1, time: data.time1 },
      ]
    : null;
};

const shareOf = (data: RawData): number => {
  if (data.kind === 'prop') return data.events / data.n;
  return data.kind === 'rate1' ? data.events / data.time : Number.NaN;
};

/**
 * L'Abbe plot: L'Abbe, Detsky & O'Rourke (1987), Ann Intern Med 107:224-233. An empty arm gets the correction that the effects get, the other arm of
 * the study stays as it is (as in metafor's `labbe`). The pooled effect is the line y = x + effect on this scale. Null for measures that
 * are no difference between two such arms.
 */
export const labbe = (all: readonly RawData[], measure: Measure, correction: Correction): Labbe | null => {
  const scale = armScale(measure.id);
  if (scale === null) return null;
  const pairs = all.map(armsOf);
  const side = (place: 0 | 1) =>
    applyCorrection(
      pairs.map((pair, i) => pair?.[place] ?? all[i]!),
      measure,
      { ...correction, drop00: false },
    );
  const [comparators, interventions] = [side(0), side(1)];
  const points = pairs.map((pair, i) => {
    if (pair === null || (correction.drop00 && doubleZero(all[i]!))) return null;
    const x = scale.to(shareOf(comparators[i]!.data));
    const y = scale.to(shareOf(interventions[i]!.data));
    return Number.isFinite(x) && Number.isFinite(y)
      ? { x, y, comparator: shareOf(pair[0]), intervention: shareOf(pair[1]) }
      : null;
  });
  return { points, back: scale.back };
};
