import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { maximise } from '../../stats/maximise';
import { medianOf, type Point, type Sample, type SearchScale, searchScale } from './likelihood';
import type { WeightFunction } from './weight-functions';

/** A weight beyond e^8 is on its way to zero or infinity. */
const runaway = 8;

export const boundary = appError(
  'not-estimable',
  'The likelihood has its maximum on a boundary: a selection weight runs to zero or infinity.',
);

/** Where a search begins: effect, tau2 and weights. */
type Start = Omit<Point, 'value'>;

/** Everything that a search from these starts comes to, what runs out of bounds included. */
const searched = (scale: SearchScale, starts: readonly Start[]): readonly Point[] => {
  const gone = (x: readonly number[]) => x.slice(1).some((value) => Math.abs(value) > 25);
  return starts.flatMap((start) => {
    const found = maximise(scale.valueAt, scale.from(start), gone);
    return found.ok ? [{ ...scale.pointAt(found.value.x), value: found.value.value }] : [];
  });
};

const highest = (points: readonly Point[]): Point | null =>
  points.reduce<Point | null>(
    (best, point) => (best === null || point.value > best.value ? point : best),
    null,
  );

const outOfBounds = ({ delta }: Point): boolean => delta.some((d) => Math.abs(Math.log(d)) > runaway);

/** Tau2 = 0 wins when moving inside gains nothing. */
const orZero = (best: Point | null, zero: Point | null): Point | null =>
  best === null || (zero !== null && zero.value >= best.value - 1e-9) ? zero : best;

/**
 * The maximum of the likelihood, searched for from several starts inside and at tau2 = 0; an error where a weight runs to zero or infinity there. A beta
 * weight can take over all of the heterogeneity, with a maximum of its own at tau2 = 0: it is taken only where the search from the
 * unselected model ends there, else the highest inside.
 */
export const globalMaximum = (
  sample: Sample,
  weight: WeightFunction,
  unselected: Start,
): Result<Point, AppError> => {
  const size = medianOf(sample.vi);
  const makeStarts = weight.type === 'beta' ? betaStarts : stepStarts;
  const starts = makeStarts(unselected, size, weight.parameters);
  const searchInside = searchScale(sample, weight, true);
  const [near] = searched(searchInside, starts.slice(0, 1));
  const inside = [...(near === undefined ? [] : [near]), ...searched(searchInside, starts.slice(1))];
  const zero = highest(searched(searchScale(sample, weight, false), starts));
  const best = orZero(highest(inside), zero);
  if (best === null || outOfBounds(best)) return err(boundary);
  const apart = inside.filter((point) => point.tau2 > 1e-6 * size && !outOfBounds(point));
  return ok(
    weight.type === 'beta' && near !== undefined && apart.includes(near) ? (highest(apart) ?? best) : best,
  );
};

const stepStarts = ({ beta, tau2 }: Start, size: number, parameters: number): readonly Start[] =>
  [0, -0.5, -1.5].flatMap((shift) =>
    [1, Math.exp(1.5)].map((wider) => ({
      beta: beta * (1 + shift / 3),
      tau2: Math.max(tau2, 0.05 * size) * wider,
      delta: new Array<number>(parameters).fill(Math.exp(shift)),
    })),
  );

/** From the unselected model; with strong selection in the place of heterogeneity; and with more of both. */
const betaStarts = ({ beta, tau2 }: Start, size: number): readonly Start[] => {
  const spread = Math.max(tau2, 0.05 * size);
  return [
    { beta, tau2: spread, delta: [1, 1] },
    { beta: 0, tau2: spread / 8, delta: [0.4, 1.3] },
    { beta: 2 * beta, tau2: 4 * spread, delta: [1.5, 1.4] },
  ];
};
