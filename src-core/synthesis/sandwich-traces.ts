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
  const columns = model.basis ?? [new Array<number>(k).fill(1)];
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
