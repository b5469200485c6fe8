import type { EffectModel, WeightedFit } from './weighted-fit';

/**
 * tr(PV), tr(PVP), tr(PVPV) and tr(PP) for P = W - WX(X'WX)^-1 X'W and V = diag(vi), without making P: the traces of products with a
 * diagonal matrix only need the p x p matrices B'W^a V^b B.
 */
export const sandwichTraces = (
  model: EffectModel,
  w: readonly number[],
  fit: WeightedFit,
): { readonly pv: number; readonly pvp: number; readonly pvpv: number; readonly pp: number } => {
  const { vi } = model;
  const k = vi.length;
  if (model.basis === null) return interceptTraces(vi, w);
  const columns = model.basis;
  const size = columns.length;
  const weightedCross = (weight: (i: number) => number): number[][] =>
    columns.map((left) =>
      columns.map((right) => {
        let total = 0;
        for (let i = 0; i < k; i++) total += left[i]! * right[i]! * weight(i);
        return total;
      }),
    );
  const times = (cross: readonly (readonly number[])[]): number[][] =>
    fit.inverse.map((row) =>
      cross.map((_, j) => row.reduce((total, value, l) => total + value * cross[l]![j]!, 0)),
    );
  const traceOf = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number => {
    let total = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) total += a[i]![j]! * b[j]![i]!;
    return total;
  };
  const trace = (a: readonly (readonly number[])[]) => a.reduce((total, row, i) => total + row[i]!, 0);
  // H with a diagonal D between: tr(PDPE) = tr(WDWE) - 2 tr(M X'WDWEWX) + tr(M X'WDWX M X'WEWX).
  const withV = times(weightedCross((i) => w[i]! ** 2 * vi[i]!));
  const without = times(weightedCross((i) => w[i]! ** 2));
  let [pv, pvp, pvpv, pp] = [0, 0, 0, 0];
  for (let i = 0; i < k; i++) {
    const [weight, v] = [w[i]!, vi[i]!];
    pv += weight * v;
    pp += weight * weight;
    pvp += weight * weight * v;
    pvpv += (weight * v) ** 2;
  }
  return {
    pv: pv - trace(withV),
    pp: pp - 2 * trace(times(weightedCross((i) => w[i]! ** 3))) + traceOf(without, without),
    pvp: pvp - 2 * trace(times(weightedCross((i) => w[i]! ** 3 * vi[i]!))) + traceOf(withV, without),
    pvpv: pvpv - 2 * trace(times(weightedCross((i) => w[i]! ** 3 * vi[i]! ** 2))) + traceOf(withV, withV),
  };
};

/** The same for an intercept alone, where everything is a sum of powers. */
const interceptTraces = (
  vi: readonly number[],
  w: readonly number[],
): { readonly pv: number; readonly pvp: number; readonly pvpv: number; readonly pp: number } => {
  let [w1, w2, w3, wv, w2v, w2v2, w3v, w3v2] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < vi.length; i++) {
    const weight = w[i]!;
    const v = vi[i]!;
    const square = weight * weight;
    w1 += weight;
    w2 += square;
    w3 += square * weight;
    wv += weight * v;
    w2v += square * v;
    w2v2 += square * v * v;
    w3v += square * weight * v;
    w3v2 += square * weight * v * v;
  }
  return {
    pv: wv - w2v / w1,
    pp: w2 - (2 * w3) / w1 + (w2 / w1) ** 2,
    pvp: w2v - (2 * w3v) / w1 + ((w2v / w1) * w2) / w1,
    pvpv: w2v2 - (2 * w3v2) / w1 + (w2v / w1) ** 2,
  };
};
