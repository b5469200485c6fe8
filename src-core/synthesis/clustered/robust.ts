import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { fitsExactly } from '../exact-fit';
import { criticalValue, twoSided } from '../pool';
import { type Coefficient, exactFit } from '../regression';
import { type ClusteredModel, dot, type MarginalFit, solveMarginal } from './marginal';

export interface RobustCoefficient extends Coefficient {
  readonly df: number;
}

/** What the robust forms need of a fit: the marginal covariance is diag(vi + sigma2[1]) + sigma2[0] 11' in each cluster. */
export interface WorkingFit {
  readonly sigma2: readonly [number, number];
  readonly fit: MarginalFit;
}

type Rows = readonly (readonly number[])[];

const few = appError('too-few-studies', 'Robust standard errors need more clusters than coefficients.');

/**
 * Sandwich with m/(m-p), t with m-p degrees of freedom, m clusters (CR1). Hedges, Tipton & Johnson (2010), Res Synth Methods 1:39-65.
 */
export const robustCR1 = (
  model: ClusteredModel,
  working: WorkingFit,
  names: readonly string[],
  level: number,
): Result<readonly RobustCoefficient[], AppError> => {
  const m = model.clusters.length;
  const p = names.length;
  if (m <= p) return err(few);
  if (fitsExactly(model.yi, model.columns, model.space)) return err(exactFit);
  const scores = model.clusters.map((rows) => score(model, rows, working.fit.weighted));
  const vcov = sandwich(working.fit.inverse, scores).map((row) => row.map((value) => (value * m) / (m - p)));
  return ok(coefficients(model, working, names, vcov, () => m - p, level));
};

/**
 * Bias-reduced sandwich (CR2) with Satterthwaite degrees of freedom for each coefficient, the fitted marginal covariance as working
 * model. Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672-683; Tipton (2015), Psychol Methods 20:375-393.
 */
export const robustCR2 = (
  model: ClusteredModel,
  working: WorkingFit,
  names: readonly string[],
  level: number,
): Result<readonly RobustCoefficient[], AppError> => {
  if (model.clusters.length <= names.length) return err(few);
  if (fitsExactly(model.yi, model.columns, model.space)) return err(exactFit);
  const adjusted = model.clusters.map((rows) => adjustedWeights(model, working, rows));
  const scores = adjusted.map((columns, c) => {
    const rows = model.clusters[c]!;
    return columns.map((column) =>
      rows.reduce((sum, i, r) => sum + column[r]! * working.fit.residuals[i]!, 0),
    );
  });
  const vcov = sandwich(working.fit.inverse, scores);
  // Coefficient j of X is row j of R^-1 on the basis.
  const df = (j: number) => satterthwaite(model, working, adjusted, model.space.inverse[j]!);
  return ok(coefficients(model, working, names, vcov, df, level));
};

/** B'_c u_c of one cluster. */
const score = ({ space }: ClusteredModel, rows: readonly number[], weighted: readonly number[]): number[] =>
  space.basis.map((column) => rows.reduce((sum, i) => sum + column[i]! * weighted[i]!, 0));

/** A (sum s s') A. */
const sandwich = (inverse: Rows, scores: Rows): number[][] => {
  const projected = scores.map((s) => inverse.map((row) => dot(row, s)));
  return inverse.map((_, i) => inverse.map((__, j) => projected.reduce((sum, s) => sum + s[i]! * s[j]!, 0)));
};

/** The marginal covariance of one cluster. */
const covariance = (
  { vi }: ClusteredModel,
  [between, within]: readonly [number, number],
  rows: readonly number[],
): Matrix => new Matrix(rows.map((i, r) => rows.map((_, c) => between + (r === c ? vi[i]! + within : 0))));

/** A_c W_c B_c as columns: the adjustment makes the expected cross-product of residuals unbiased under the working model. */
const adjustedWeights = (
  model: ClusteredModel,
  { sigma2, fit }: WorkingFit,
  rows: readonly number[],
): Rows => {
  const phi = covariance(model, sigma2, rows);
  const design = new Matrix(rows.map((i) => model.space.basis.map((column) => column[i]!)));
  const inner = phi
    .clone()
    .sub(design.mmul(new Matrix(fit.inverse.map((row) => [...row]))).mmul(design.transpose()));
  const root = upperRoot(phi);
  const middle = inverseSquareRoot(root.mmul(inner).mmul(root.transpose()));
  const adjustment = root.transpose().mmul(middle).mmul(root);
  const weights = model.space.basis.map((column) => {
    const solved = solveMarginal(
      { vi: rows.map((i) => model.vi[i]!), clusters: [rows.map((_, r) => r)] },
      sigma2,
      rows.map((i) => column[i]!),
    );
    return adjustment.mmul(Matrix.columnVector(solved)).to1DArray();
  });
  return weights;
};

/** D with D'D = phi, upper triangular. */
const upperRoot = (phi: Matrix): Matrix => {
  const n = phi.rows;
  const root = Matrix.zeros(n, n);
  for (let j = 0; j < n; j++)
    for (let i = 0; i <= j; i++) {
      let total = phi.get(i, j);
      for (let l = 0; l < i; l++) total -= root.get(l, i) * root.get(l, j);
      root.set(i, j, i === j ? Math.sqrt(total) : total / root.get(i, i));
    }
  return root;
};

/** Symmetric B^(-1/2), zero where B is singular. */
const inverseSquareRoot = (b: Matrix): Matrix => {
  const symmetric = b.clone().add(b.transpose()).mul(0.5);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const largest = Math.max(...realEigenvalues.map(Math.abs));
  const roots = realEigenvalues.map((value) => (value > 1e-12 * largest ? 1 / Math.sqrt(value) : 0));
  return eigenvectorMatrix.mmul(Matrix.diag(roots)).mmul(eigenvectorMatrix.transpose());
};

/** Degrees of freedom 2 E^2/Var of the variance estimate of one coefficient. */
const satterthwaite = (
  model: ClusteredModel,
  { sigma2, fit }: WorkingFit,
  adjusted: readonly Rows[],
  contrast: readonly number[],
): number => {
  const direction = fit.inverse.map((row) => dot(row, contrast));
  const g = adjusted.map((columns) =>
    columns[0]!.map((_, r) =>
      dot(
        columns.map((column) => column[r]!),
        direction,
      ),
    ),
  );
  const s = g.map((values, c) =>
    model.space.basis.map((column) =>
      model.clusters[c]!.reduce((sum, i, r) => sum + column[i]! * values[r]!, 0),
    ),
  );
  const own = g.map((values, c) => {
    const rows = model.clusters[c]!;
    const total = values.reduce((sum, value) => sum + value, 0);
    return (
      sigma2[0] * total * total +
      rows.reduce((sum, i, r) => sum + (model.vi[i]! + sigma2[1]) * values[r]! ** 2, 0)
    );
  });
  let [trace, squares] = [0, 0];
  for (let i = 0; i < g.length; i++) {
    const half = fit.inverse.map((row) => dot(row, s[i]!));
    for (let j = 0; j < g.length; j++) {
      const value = (i === j ? own[i]! : 0) - dot(half, s[j]!);
      if (i === j) trace += value;
      squares += value * value;
    }
  }
  return (trace * trace) / squares;
};

const coefficients = (
  { space }: ClusteredModel,
  { fit }: WorkingFit,
  names: readonly string[],
  vcov: Rows,
  dfOf: (j: number) => number,
  level: number,
): readonly RobustCoefficient[] =>
  names.map((name, j) => {
    const row = space.inverse[j]!;
    const beta = dot(row, fit.gamma);
    const se = Math.sqrt(
      row.reduce((sum, a, i) => sum + row.reduce((inner, b, l) => inner + a * b * vcov[i]![l]!, 0), 0),
    );
    const df = dfOf(j);
    const half = criticalValue(level, df) * se;
    const statistic = beta / se;
    return {
      name,
      beta,
      se,
      statistic,
      df,
      p: twoSided(statistic, df),
      ciLow: beta - half,
      ciHigh: beta + half,
    };
  });
