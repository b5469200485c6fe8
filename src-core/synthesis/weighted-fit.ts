import { invertPositive } from '../stats/positive-definite';
import { heaviest } from './heaviest';
import { residualSpace, weightedResidualSquares, weightedTrace } from './residual-space';

/**
 * Effects, their variances and, for a regression, an orthonormal basis of the columns of X (`basis[j][i]`, study i). All sums that
 * the estimators need depend on X only through the space it spans, so the basis keeps them well conditioned.
 */
export interface EffectModel {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** Null: an intercept alone. */
  readonly basis: readonly (readonly number[])[] | null;
  /** Number of coefficients. */
  readonly p: number;
}

export const interceptModel = (yi: readonly number[], vi: readonly number[]): EffectModel => ({
  yi,
  vi,
  basis: null,
  p: 1,
});

/** Weighted least squares (Raudenbush 2009, in Cooper et al., Handbook of Research Synthesis, ch. 16) with weights w; P = W - WX(X'WX)^-1 X'W. */
export interface WeightedFit {
  /** Coefficients on the basis (the mean itself for an intercept model). */
  readonly gamma: readonly number[];
  /** (X'WX)^-1 on the basis. */
  readonly inverse: readonly (readonly number[])[];
  readonly residuals: readonly number[];
  /** y'Py, the weighted residual sum of squares. */
  readonly q: number;
  readonly sumW: number;
  /** ln det(X'WX) on the basis. */
  readonly logDet: number;
}

/** Null when the weights leave X'WX singular. */
export const weightedFit = (model: EffectModel, w: readonly number[]): WeightedFit | null =>
  model.basis === null ? interceptFit(model, w) : basisFit(model, model.basis, w);

const interceptFit = ({ yi }: EffectModel, w: readonly number[]): WeightedFit | null => {
  const k = yi.length;
  let sumW = 0;
  let sumWY = 0;
  for (let i = 0; i < k; i++) {
    sumW += w[i]!;
    sumWY += w[i]! * yi[i]!;
  }
  if (!(sumW > 0) || !Number.isFinite(sumW)) return null;
  let mean = sumWY / sumW;
  // A second pass takes out the rounding of the first where effects are large beside their spread.
  let correction = 0;
  for (let i = 0; i < k; i++) correction += w[i]! * (yi[i]! - mean);
  mean += correction / sumW;
  const residuals = new Array<number>(k);
  let q = 0;
  for (let i = 0; i < k; i++) {
    const residual = yi[i]! - mean;
    residuals[i] = residual;
    q += w[i]! * residual * residual;
  }
  return {
    gamma: [mean],
    inverse: [[1 / sumW]],
    residuals,
    q,
    sumW,
    logDet: Math.log(sumW),
  };
};

const basisFit = (
  { yi }: EffectModel,
  basis: readonly (readonly number[])[],
  w: readonly number[],
): WeightedFit | null => {
  const k = yi.length;
  const p = basis.length;
  const solved = invertPositive(crossProducts(basis, w));
  if (solved === null) return null;
  const { inverse, logDet } = solved;
  const gamma = new Array<number>(p).fill(0);
  const residuals = [...yi];
  // Two rounds: the second one refines the solution with the residuals of the first.
  for (let round = 0; round < 2; round++) refine(basis, w, inverse, gamma, residuals);
  let [sumW, q] = [0, 0];
  for (let i = 0; i < k; i++) {
    sumW += w[i]!;
    q += w[i]! * residuals[i]! * residuals[i]!;
  }
  return { gamma, inverse, residuals, q, sumW, logDet };
};

/** One step of weighted least squares on the residuals, in place. */
const refine = (
  basis: readonly (readonly number[])[],
  w: readonly number[],
  inverse: readonly (readonly number[])[],
  gamma: number[],
  residuals: number[],
): void => {
  const p = basis.length;
  const k = residuals.length;
  const right = new Array<number>(p).fill(0);
  for (let j = 0; j < p; j++) {
    const column = basis[j]!;
    let total = 0;
    for (let i = 0; i < k; i++) total += column[i]! * w[i]! * residuals[i]!;
    right[j] = total;
  }
  for (let j = 0; j < p; j++) {
    const row = inverse[j]!;
    const column = basis[j]!;
    let move = 0;
    for (let l = 0; l < p; l++) move += row[l]! * right[l]!;
    gamma[j]! += move;
    for (let i = 0; i < k; i++) residuals[i]! -= column[i]! * move;
  }
};

/** B' diag(w) B. */
const crossProducts = (basis: readonly (readonly number[])[], w: readonly number[]): number[][] => {
  const p = basis.length;
  const k = w.length;
  const cross = basis.map(() => new Array<number>(p).fill(0));
  for (let a = 0; a < p; a++) {
    const left = basis[a]!;
    for (let b = a; b < p; b++) {
      const right = basis[b]!;
      let total = 0;
      for (let i = 0; i < k; i++) total += left[i]! * right[i]! * w[i]!;
      cross[a]![b] = total;
      cross[b]![a] = total;
    }
  }
  return cross;
};

/** y'Py alone at weights 1/(vi + tau2), as a whole fit has it. NaN where the weights leave nothing. */
export const generalisedQ = (model: EffectModel, tau2: number): number => {
  const { yi, vi, basis } = model;
  if (basis !== null)
    return (
      basisFit(
        model,
        basis,
        vi.map((v) => 1 / (v + tau2)),
      )?.q ?? Number.NaN
    );
  const k = yi.length;
  let [sumW, sumWY, correction, q] = [0, 0, 0, 0];
  for (let i = 0; i < k; i++) {
    const weight = 1 / (vi[i]! + tau2);
    sumW += weight;
    sumWY += weight * yi[i]!;
  }
  if (!(sumW > 0) || !Number.isFinite(sumW)) return Number.NaN;
  const mean = sumWY / sumW;
  for (let i = 0; i < k; i++) correction += (yi[i]! - mean) / (vi[i]! + tau2);
  const centre = mean + correction / sumW;
  for (let i = 0; i < k; i++) q += (yi[i]! - centre) ** 2 / (vi[i]! + tau2);
  return q;
};

/** What the slope of a likelihood in tau2 is made of: y'PPy, tr(P) and sum(w). */
export interface SlopeTerms {
  readonly q2: number;
  readonly traceP: number;
  readonly sumW: number;
}

/** These terms alone, at weights 1/(vi + tau2): much cheaper than a whole fit, for searches over tau2. */
export const slopeTerms = (model: EffectModel, tau2: number): SlopeTerms | null => {
  const { yi, vi, basis } = model;
  if (basis !== null) {
    const w = vi.map((v) => 1 / (v + tau2));
    return basisSlope(yi, basis, w);
  }
  const k = yi.length;
  // Everything is told from the heaviest study, whose own part is what the others leave: no difference of nearly equal sums.
  const most = heaviest(vi.length, (i) => -vi[i]!);
  const base = yi[most]!;
  const heavy = 1 / (vi[most]! + tau2);
  let [rest, rest2, sumWY] = [0, 0, 0];
  for (let i = 0; i < k; i++) {
    if (i === most) continue;
    const weight = 1 / (vi[i]! + tau2);
    rest += weight;
    rest2 += weight * weight;
    sumWY += weight * (yi[i]! - base);
  }
  const sumW = rest + heavy;
  const mean = sumWY / sumW;
  let q2 = 0;
  for (let i = 0; i < k; i++) {
    const weighted = (yi[i]! - base - mean) / (vi[i]! + tau2);
    q2 += weighted * weighted;
  }
  return { q2, traceP: rest - rest2 / sumW + (heavy * rest) / sumW, sumW };
};

/** Share of the weight that the coefficients take, above which the rest is not told by a difference. */
const nearlyAll = 0.99;

const basisSlope = (
  yi: readonly number[],
  basis: readonly (readonly number[])[],
  w: readonly number[],
): SlopeTerms | null => {
  const solved = invertPositive(crossProducts(basis, w));
  if (solved === null) return null;
  const residuals = [...yi];
  const gamma = new Array<number>(basis.length).fill(0);
  refine(basis, w, solved.inverse, gamma, residuals);
  const squares = new Array<number>(w.length);
  let [sumW, q2] = [0, 0];
  for (let i = 0; i < w.length; i++) {
    const weight = w[i]!;
    squares[i] = weight * weight;
    sumW += weight;
    q2 += squares[i]! * residuals[i]! ** 2;
  }
  const cross = crossProducts(basis, squares);
  let taken = 0;
  for (let a = 0; a < basis.length; a++)
    for (let b = 0; b < basis.length; b++) taken += solved.inverse[a]![b]! * cross[b]![a]!;
  if (taken < nearlyAll * sumW) return { q2, traceP: sumW - taken, sumW };
  const space = residualSpace(basis, w);
  if (space === null) return null;
  return {
    q2: weightedResidualSquares(space, w, yi),
    traceP: weightedTrace(space, w, () => 1),
    sumW,
  };
};
