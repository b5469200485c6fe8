import { invertPositive } from '../stats/positive-definite';

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

/** Weighted least squares with weights w; P = W - WX(X'WX)^-1 X'W. */
export interface WeightedFit {
  /** Coefficients on the basis (the mean itself for an intercept model). */
  readonly gamma: readonly number[];
  /** (X'WX)^-1 on the basis. */
  readonly inverse: readonly (readonly number[])[];
  readonly residuals: readonly number[];
  /** y'Py, the weighted residual sum of squares. */
  readonly q: number;
  /** y'PPy. */
  readonly q2: number;
  readonly sumW: number;
  readonly traceP: number;
  readonly tracePP: number;
  /** ln det(X'WX) on the basis. */
  readonly logDet: number;
}

/** Null when the weights leave X'WX singular. */
export const weightedFit = (model: EffectModel, w: readonly number[]): WeightedFit | null =>
  model.basis === null ? interceptFit(model, w) : basisFit(model, model.basis, w);

const interceptFit = ({ yi }: EffectModel, w: readonly number[]): WeightedFit | null => {
  const k = yi.length;
  let sumW = 0;
  let sumW2 = 0;
  let sumW3 = 0;
  let sumWY = 0;
  for (let i = 0; i < k; i++) {
    const weight = w[i]!;
    const square = weight * weight;
    sumW += weight;
    sumW2 += square;
    sumW3 += square * weight;
    sumWY += weight * yi[i]!;
  }
  if (!(sumW > 0) || !Number.isFinite(sumW)) return null;
  let mean = sumWY / sumW;
  // A second pass takes out the rounding of the first where effects are large beside their spread.
  let correction = 0;
  for (let i = 0; i < k; i++) correction += w[i]! * (yi[i]! - mean);
  mean += correction / sumW;
  const residuals = new Array<number>(k);
  let q = 0;
  let q2 = 0;
  for (let i = 0; i < k; i++) {
    const residual = yi[i]! - mean;
    const weighted = w[i]! * residual;
    residuals[i] = residual;
    q += weighted * residual;
    q2 += weighted * weighted;
  }
  return {
    gamma: [mean],
    inverse: [[1 / sumW]],
    residuals,
    q,
    q2,
    sumW,
    traceP: sumW - sumW2 / sumW,
    tracePP: sumW2 - (2 * sumW3) / sumW + (sumW2 / sumW) ** 2,
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
  const crossed = crossProducts(basis, w, 1);
  const solved = invertPositive(crossed);
  if (solved === null) return null;
  const { inverse, logDet } = solved;
  const gamma = new Array<number>(p).fill(0);
  const residuals = [...yi];
  // Two rounds: the second one refines the solution with the residuals of the first.
  for (let round = 0; round < 2; round++) {
    const right = basis.map((column) => sum(k, (i) => column[i]! * w[i]! * residuals[i]!));
    const move = inverse.map((row) => sum(p, (j) => row[j]! * right[j]!));
    for (let j = 0; j < p; j++) gamma[j]! += move[j]!;
    for (let i = 0; i < k; i++) residuals[i]! -= sum(p, (j) => basis[j]![i]! * move[j]!);
  }
  const second = product(inverse, crossProducts(basis, w, 2));
  const third = product(inverse, crossProducts(basis, w, 3));
  const sumW = sum(k, (i) => w[i]!);
  return {
    gamma,
    inverse,
    residuals,
    q: sum(k, (i) => w[i]! * residuals[i]! ** 2),
    q2: sum(k, (i) => (w[i]! * residuals[i]!) ** 2),
    sumW,
    traceP: sumW - trace(second),
    tracePP: sum(k, (i) => w[i]! ** 2) - 2 * trace(third) + trace(product(second, second)),
    logDet,
  };
};

const sum = (n: number, term: (i: number) => number): number => {
  let total = 0;
  for (let i = 0; i < n; i++) total += term(i);
  return total;
};

/** B' diag(w^power) B. */
const crossProducts = (
  basis: readonly (readonly number[])[],
  w: readonly number[],
  power: number,
): readonly (readonly number[])[] =>
  basis.map((left) => basis.map((right) => sum(w.length, (i) => left[i]! * right[i]! * w[i]! ** power)));

const product = (
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): readonly (readonly number[])[] =>
  a.map((row) => b.map((_, j) => sum(row.length, (l) => row[l]! * b[l]![j]!)));

const trace = (a: readonly (readonly number[])[]): number => sum(a.length, (i) => a[i]![i]!);
