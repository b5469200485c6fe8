import type { AnalysisSettings, RawData } from '../synthesis/report';
import { failure, type Measure } from './measure';

export type Correction = AnalysisSettings['correction'];

export interface Corrected {
  readonly data: RawData;
  /** True when an amount was added to this study's counts. */
  readonly corrected: boolean;
  /** True when the study is to be left out: no events, or only events, in both arms. */
  readonly dropped: boolean;
}

/** Cells that a correction may fill: events and non-events, or events only for rates. Empty for other data. */
const cells = (data: RawData): readonly number[] => {
  switch (data.kind) {
    case '2x2':
      return [data.events1, data.n1 - data.events1, data.events2, data.n2 - data.events2];
    case 'prop':
      return [data.events, data.n - data.events];
    case 'rate2':
      return [data.events1, data.events2];
    case 'rate1':
      return [data.events];
    default:
      return [];
  }
};

/**
 * Shares of the amount: the same for both arms, or in proportion to people (person-time for rates), so that the correction itself
 * says "no difference" whatever the sizes. Sweeting, Sutton & Lambert (2004), Stat Med 23:1351-1375, section 3.3 (amount 1/2: each
 * arm gets the reciprocal of the other's size, scaled to a sum of 1).
 */
const amounts = (
  add: number,
  arms: Correction['arms'],
  size1: number,
  size2: number,
): readonly [number, number] =>
  arms === 'treatment-arm' && size1 + size2 > 0
    ? [(2 * add * size1) / (size1 + size2), (2 * add * size2) / (size1 + size2)]
    : [add, add];

const added = (data: RawData, add: number, arms: Correction['arms']): RawData => {
  switch (data.kind) {
    case '2x2': {
      const [add1, add2] = amounts(add, arms, data.n1, data.n2);
      return {
        ...data,
        events1: data.events1 + add1,
        n1: data.n1 + 2 * add1,
        events2: data.events2 + add2,
        n2: data.n2 + 2 * add2,
      };
    }
    case 'prop':
      return { ...data, events: data.events + add, n: data.n + 2 * add };
    case 'rate2': {
      const [add1, add2] = amounts(add, arms, data.time1, data.time2);
      return { ...data, events1: data.events1 + add1, events2: data.events2 + add2 };
    }
    case 'rate1':
      return { ...data, events: data.events + add };
    default:
      return data;
  }
};

/** Why a study that `drop00` drops is left out. */
export const droppedDoubleZero = failure(
  'double-zero',
  'No events, or only events, in both arms: the setting leaves such studies out.',
);

/** No events at all, or nothing but events, in both arms. */
export const doubleZero = (data: RawData): boolean => {
  if (data.kind === 'rate2') return data.events1 === 0 && data.events2 === 0;
  if (data.kind !== '2x2') return false;
  const none = data.events1 === 0 && data.events2 === 0;
  return none || (data.events1 === data.n1 && data.events2 === data.n2);
};

/**
 * Applies the continuity correction to all studies at once (`if0all` looks at all of them). With `only0` the amount goes to every
 * cell of a study in which any cell is zero, as in metafor's escalc; studies are returned in their order.
 */
export const applyCorrection = (
  all: readonly RawData[],
  measure: Pick<Measure, 'correction'>,
  { add, to, drop00, arms }: Correction,
): readonly Corrected[] => {
  const hasZero = (data: RawData) => cells(data).some((cell) => cell === 0);
  const anyZero = all.some((data) => hasZero(data) && !(drop00 && doubleZero(data)));
  return all.map((data) => {
    const dropped = drop00 && doubleZero(data);
    const wanted =
      measure.correction === 'counts' &&
      add > 0 &&
      cells(data).length > 0 &&
      (to === 'all' || (to === 'if0all' && anyZero) || (to === 'only0' && hasZero(data)));
    return { data: wanted ? added(data, add, arms) : data, corrected: wanted, dropped };
  });
};
