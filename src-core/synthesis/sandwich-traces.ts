import { heaviest } from './heaviest';
import { residualSpace, squaredTrace, weightedTrace } from './residual-space';
import type { EffectModel } from './weighted-fit';

/** Traces of P = W - WX(X'WX)^-1 X'W and V = diag(vi). */
export interface SandwichTraces {
  readonly p: number;
  readonly pv: number;
  readonly pvp: number;
  readonly pvpv: number;
  readonly pp: number;
}

const one = () => 1;

/** tr(P diag(a)) for the weights w. NaN where they leave X'WX singular. */
export const residualTrace = (
  model: EffectModel,
  w: readonly number[],
  a: (i: number) => number = one,
): number => {
  if (model.basis === null) return interceptTrace(w, a);
  const space = residualSpace(model.basis, w);
  return space === null ? Number.NaN : weightedTrace(space, w, a);
};

/** tr(PP) for the weights w. NaN where they leave X'WX singular. */
export const residualSquareTrace = (model: EffectModel, w: readonly number[]): number => {
  if (model.basis === null) return interceptSquaredTrace(w, one, one);
  const space = residualSpace(model.basis, w);
  return space === null ? Number.NaN : squaredTrace(space, w, one, one);
};

/** tr(P), tr(PV), tr(PVP), tr(PVPV) and tr(PP) without making P, exact also where one study has nearly all the weight. Null: singular. */
export const sandwichTraces = (model: EffectModel, w: readonly number[]): SandwichTraces | null => {
  const v = (i: number) => model.vi[i]!;
  if (model.basis === null)
    return {
      p: interceptTrace(w, one),
      pv: interceptTrace(w, v),
      pvp: interceptSquaredTrace(w, v, one),
      pvpv: interceptSquaredTrace(w, v, v),
      pp: interceptSquaredTrace(w, one, one),
    };
  const space = residualSpace(model.basis, w);
  if (space === null) return null;
  return {
    p: weightedTrace(space, w, one),
    pv: weightedTrace(space, w, v),
    pvp: squaredTrace(space, w, v, one),
    pvpv: squaredTrace(space, w, v, v),
    pp: squaredTrace(space, w, one, one),
  };
};

/** For an intercept alone: sum a_i w_i (1 - w_i/W), where the heaviest study's 1 - w_i/W is what the others weigh. */
const interceptTrace = (w: readonly number[], a: (i: number) => number): number => {
  const most = heaviest(w.length, (i) => w[i]!);
  let [rest, once, twice] = [0, 0, 0];
  for (let i = 0; i < w.length; i++) {
    if (i === most) continue;
    const weight = w[i]!;
    rest += weight;
    once += a(i) * weight;
    twice += a(i) * weight * weight;
  }
  const total = rest + w[most]!;
  return once - twice / total + (a(most) * w[most]! * rest) / total;
};

/** For an intercept alone: tr(P diag(a) P diag(b)), entry by entry squared: no two of the sums are nearly equal. */
const interceptSquaredTrace = (
  w: readonly number[],
  a: (i: number) => number,
  b: (i: number) => number,
): number => {
  const most = heaviest(w.length, (i) => w[i]!);
  let [rest, both, left, right, cubes] = [0, 0, 0, 0, 0];
  for (let i = 0; i < w.length; i++) {
    if (i === most) continue;
    const weight = w[i]!;
    const square = weight * weight;
    rest += weight;
    both += a(i) * b(i) * square;
    left += a(i) * square;
    right += b(i) * square;
    cubes += a(i) * b(i) * square * weight;
  }
  const total = rest + w[most]!;
  const share = w[most]! / total;
  return (
    both -
    (2 * cubes) / total +
    (left / total) * (right / total) +
    share * share * (a(most) * right + b(most) * left + a(most) * b(most) * rest * rest)
  );
};
