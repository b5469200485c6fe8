import { type Orthonormal, orthonormalise } from '../../stats/orthonormal';
import { invertPositive } from '../../stats/positive-definite';

/** Effects nested in clusters (several results of one study), with an orthonormal basis of the columns of X. */
export interface ClusteredModel {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** Rows of each cluster. */
  readonly clusters: readonly (readonly number[])[];
  readonly columns: readonly (readonly number[])[];
  readonly space: Orthonormal;
}

/** Null when a column of X repeats the others. */
export const clusteredModel = (
  yi: readonly number[],
  vi: readonly number[],
  studies: readonly string[],
  moderators: readonly (readonly number[])[],
): ClusteredModel | null => {
  const columns = [yi.map(() => 1), ...moderators];
  const space = orthonormalise(columns);
  if (space === null) return null;
  const rows = new Map<string, number[]>();
  studies.forEach((study, i) => {
    const known = rows.get(study);
    if (known === undefined) rows.set(study, [i]);
    else known.push(i);
  });
  return { yi, vi, clusters: [...rows.values()], columns, space };
};

/** Generalised least squares under M = diag(vi + between rows) + (between clusters) 11' within each cluster. */
export interface MarginalFit {
  readonly gamma: readonly number[];
  /** (B'M^-1 B)^-1. */
  readonly inverse: readonly (readonly number[])[];
  readonly residuals: readonly number[];
  /** M^-1 (y - X beta). */
  readonly weighted: readonly number[];
  readonly logDetM: number;
  readonly logDetCross: number;
  readonly q: number;
  /** d/d sigma2 of ln|M| (between clusters, between rows). */
  readonly traceM: readonly [number, number];
  /** What the fixed effects take off those traces in the restricted likelihood. */
  readonly traceFixed: readonly [number, number];
  /** y'P V P y for the two components. */
  readonly quadratic: readonly [number, number];
}

/** M^-1 x for a vector, cluster by cluster: Woodbury with a rank of one. */
export const solveMarginal = (
  { vi, clusters }: Pick<ClusteredModel, 'vi' | 'clusters'>,
  [between, within]: readonly [number, number],
  x: readonly number[],
): number[] => {
  const out = new Array<number>(x.length);
  for (const rows of clusters) {
    let total = 0;
    let weights = 0;
    for (const i of rows) {
      const w = 1 / (vi[i]! + within);
      weights += w;
      total += w * x[i]!;
    }
    const share = (between * total) / (1 + between * weights);
    for (const i of rows) out[i] = (x[i]! - share) / (vi[i]! + within);
  }
  return out;
};

export const marginalFit = (model: ClusteredModel, sigma2: readonly [number, number]): MarginalFit | null => {
  const { basis } = model.space;
  const p = basis.length;
  const solved = basis.map((column) => solveMarginal(model, sigma2, column));
  const cross = basis.map((left) => solved.map((right) => dot(left, right)));
  const inverted = invertPositive(cross);
  if (inverted === null) return null;
  const right = solveMarginal(model, sigma2, model.yi);
  const projected = basis.map((column) => dot(column, right));
  const gamma = inverted.inverse.map((row) => dot(row, projected));
  const residuals = model.yi.map(
    (y, i) => y - basis.reduce((sum, column, j) => sum + column[i]! * gamma[j]!, 0),
  );
  const weighted = solveMarginal(model, sigma2, residuals);
  const [between, within] = sigma2;
  let [logDetM, trace1, trace2, square1, square2] = [0, 0, 0, 0, 0];
  const fixed1 = basis.map(() => new Array<number>(p).fill(0));
  for (const rows of model.clusters) {
    let [w, w2, sum] = [0, 0, 0];
    const columnSums = new Array<number>(p).fill(0);
    for (const i of rows) {
      const weight = 1 / (model.vi[i]! + within);
      w += weight;
      w2 += weight * weight;
      sum += weighted[i]!;
      square2 += weighted[i]! ** 2;
      logDetM -= Math.log(weight);
      for (let j = 0; j < p; j++) columnSums[j]! += solved[j]![i]!;
    }
    const factor = 1 + between * w;
    logDetM += Math.log(factor);
    trace1 += w / factor;
    trace2 += w - (between * w2) / factor;
    square1 += sum * sum;
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) fixed1[i]![j]! += columnSums[i]! * columnSums[j]!;
  }
  const fixed2 = solved.map((left) => solved.map((other) => dot(left, other)));
  return {
    gamma,
    inverse: inverted.inverse,
    residuals,
    weighted,
    logDetM,
    logDetCross: inverted.logDet,
    q: dot(residuals, weighted),
    traceM: [trace1, trace2],
    traceFixed: [traceOf(inverted.inverse, fixed1), traceOf(inverted.inverse, fixed2)],
    quadratic: [square1, square2],
  };
};

export const dot = (a: readonly number[], b: readonly number[]): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};

const traceOf = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  a.reduce((sum, row, i) => sum + row.reduce((s, value, j) => s + value * b[j]![i]!, 0), 0);
