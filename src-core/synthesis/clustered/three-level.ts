import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { brentZero } from '../../stats/brent';
import { chiSquareQuantile } from '../../stats/chi-square';
import { fitsExactly } from '../exact-fit';
import { type ClusteredModel, type MarginalFit, marginalFit } from './marginal';

export type Likelihood = 'REML' | 'ML';

export interface ThreeLevelFit {
  /** Variance between clusters, and between the rows within a cluster. */
  readonly sigma2: readonly [number, number];
  readonly logLik: number;
  readonly fit: MarginalFit;
  /** Null, or why the variance between clusters was held at 0. */
  readonly held: AppError | null;
}

const oneCluster = appError(
  'not-estimable',
  'All results come from one study: the variance between studies cannot be told, and 0 is taken for it.',
);

const absorbed = appError(
  'not-estimable',
  'The moderators tell every study from the others: nothing is left to show the variance between studies.',
);

const notApart = appError(
  'not-estimable',
  'These effects show one variance at most: it cannot be told how much of it lies between studies.',
);

const notDefined = appError(
  'not-estimable',
  'The variance components cannot be estimated from these effects.',
);

/** Log-likelihood with all its constants; the restricted one includes ln|X'X|/2. Harville (1977), J Am Stat Assoc 72:320-338. */
export const logLikelihood = (model: ClusteredModel, fit: MarginalFit, kind: Likelihood): number => {
  const k = model.yi.length;
  const p = model.columns.length;
  const n = kind === 'ML' ? k : k - p;
  // On the orthonormal basis X'X is the identity, so its determinant and the basis change of X'M^-1 X cancel.
  const fixed = kind === 'ML' ? 0 : fit.logDetCross;
  return -0.5 * (n * Math.log(2 * Math.PI) + fit.logDetM + fixed + fit.q);
};

/** Derivative of the log-likelihood with respect to one component, times two. */
const slope = (fit: MarginalFit, component: 0 | 1, kind: Likelihood): number =>
  fit.quadratic[component] - fit.traceM[component] + (kind === 'REML' ? fit.traceFixed[component] : 0);

/** A one-dimensional maximum found by the sign of its slope over a grid and refined; the highest of several. */
const maximise = (
  slopeAt: (x: number) => number,
  valueAt: (x: number) => number,
  scale: number,
  bound: number,
): Result<number, AppError> => {
  const width = Math.log1p(bound / scale);
  const steps = Math.min(60, Math.max(12, Math.ceil(width / 0.3)));
  const maxima: number[] = [];
  let left = 0;
  let slopeLeft = slopeAt(0);
  if (!(slopeLeft > 0)) maxima.push(0);
  for (let step = 1; step <= steps; step++) {
    const right = scale * Math.expm1((width * step) / steps);
    const slopeRight = slopeAt(right);
    if (Number.isNaN(slopeRight)) return err(notDefined);
    if (slopeLeft > 0 && !(slopeRight > 0)) {
      const zero = brentZero(slopeAt, left, right);
      if (!zero.ok) return zero;
      maxima.push(zero.value);
    }
    left = right;
    slopeLeft = slopeRight;
  }
  if (slopeLeft > 0) return err(appError('not-converged', 'The likelihood rises without end.'));
  const values = maxima.map(valueAt);
  return ok(maxima[values.indexOf(Math.max(...values))]!);
};

interface Search {
  readonly kind: Likelihood;
  readonly scale: number;
  readonly bound: number;
}

const searchFor = (model: ClusteredModel, kind: Likelihood): Search => {
  const mean = model.yi.reduce((sum, y) => sum + y, 0) / model.yi.length;
  const spread = model.yi.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  // A single deviation cannot ask for a variance component beyond the total spread.
  return { kind, scale: Math.min(...model.vi), bound: 4 * spread + Math.max(...model.vi) };
};

/** The best fit with one component held: what the profile of that component is made of. */
const profileFit = (
  model: ClusteredModel,
  search: Search,
  fixed: 0 | 1,
  value: number,
): Result<ThreeLevelFit, AppError> => {
  const free = fixed === 0 ? 1 : 0;
  const pair = (x: number): readonly [number, number] => (fixed === 0 ? [value, x] : [x, value]);
  const slopeAt = (x: number) => {
    const fit = marginalFit(model, pair(x));
    return fit === null ? Number.NaN : slope(fit, free, search.kind);
  };
  const valueAt = (x: number) => {
    const fit = marginalFit(model, pair(x));
    return fit === null ? Number.NEGATIVE_INFINITY : logLikelihood(model, fit, search.kind);
  };
  const best = maximise(slopeAt, valueAt, search.scale, search.bound);
  if (!best.ok) return best;
  const sigma2 = pair(best.value);
  const fit = marginalFit(model, sigma2);
  return fit === null
    ? err(notDefined)
    : ok({ sigma2, logLik: logLikelihood(model, fit, search.kind), fit, held: null });
};

/** With the variance between clusters at 0 and the other one given. */
const heldFit = (model: ClusteredModel, kind: Likelihood, within: number): ThreeLevelFit | null => {
  const fit = marginalFit(model, [0, within]);
  return fit === null
    ? null
    : { sigma2: [0, within], logLik: logLikelihood(model, fit, kind), fit, held: oneCluster };
};

/** The fixed effects tell every cluster from the others: the restricted likelihood is the same whatever varies between them. */
const clustersAbsorbed = ({ yi, clusters, columns, space }: ClusteredModel): boolean =>
  clusters.every((rows) => {
    const inside = new Set(rows);
    return fitsExactly(
      yi.map((_, i) => (inside.has(i) ? 1 : 0)),
      columns,
      space,
    );
  });

/**
 * Three-level model: y = X beta + u(cluster) + w(row) + e, both variance components by (restricted) maximum likelihood. Konstantopoulos
 * (2011), Res Synth Methods 2:61-76; Van den Noortgate et al. (2013), Behav Res Methods 45:576-594. The components are profiled one
 * inside the other over their whole range, so the maximum found is the global one.
 */
export const fitThreeLevel = (model: ClusteredModel, kind: Likelihood): Result<ThreeLevelFit, AppError> => {
  if (model.yi.length <= model.columns.length)
    return err(appError('too-few-studies', 'Fewer effects than coefficients.'));
  const search = searchFor(model, kind);
  if (model.clusters.length === 1) {
    // As R does: the likelihood is flat in this variance (REML), or highest at 0 (ML).
    const inner = profileFit(model, search, 0, 0);
    return inner.ok ? ok({ ...inner.value, held: oneCluster }) : inner;
  }
  if (kind === 'REML' && clustersAbsorbed(model)) return err(absorbed);
  if (kind === 'REML' && model.yi.length - model.columns.length === 1) return fromOneDeviation(model);
  const at = (x: number) => profileFit(model, search, 0, x);
  const slopeAt = (x: number) => {
    const profile = at(x);
    // By the envelope theorem the slope of the profile is the partial slope at the inner maximum.
    return profile.ok ? slope(profile.value.fit, 0, kind) : Number.NaN;
  };
  const valueAt = (x: number) => {
    const profile = at(x);
    return profile.ok ? profile.value.logLik : Number.NEGATIVE_INFINITY;
  };
  const best = maximise(slopeAt, valueAt, search.scale, search.bound);
  return best.ok ? at(best.value) : best;
};

/** A single deviation shows one variance: none of two apart, unless it is so small that both are 0. */
const fromOneDeviation = (model: ClusteredModel): Result<ThreeLevelFit, AppError> => {
  const fit = marginalFit(model, [0, 0]);
  if (fit === null) return err(notDefined);
  return slope(fit, 1, 'REML') > 0
    ? err(notApart)
    : ok({ sigma2: [0, 0], logLik: logLikelihood(model, fit, 'REML'), fit, held: null });
};

/** Profile-likelihood interval of one component; the lower limit is 0 when zero is not rejected. Level in percent. */
export const profileInterval = (
  model: ClusteredModel,
  best: ThreeLevelFit,
  kind: Likelihood,
  component: 0 | 1,
  level: number,
): Result<readonly [number, number], AppError> => {
  const search = searchFor(model, kind);
  if (best.held !== null && component === 0) return err(best.held);
  const drop = chiSquareQuantile(level / 100, 1);
  const logLikAt = (x: number): number => {
    if (best.held !== null) return heldFit(model, kind, x)?.logLik ?? Number.NaN;
    const profile = profileFit(model, search, component, x);
    return profile.ok ? profile.value.logLik : Number.NaN;
  };
  const above = (x: number) => 2 * (best.logLik - logLikAt(x)) - drop;
  const centre = best.sigma2[component];
  let high = Math.max(2 * centre, search.scale);
  for (let i = 0; !(above(high) > 0); i++) {
    if (i === 60)
      return err(
        appError('not-converged', 'No upper limit of the variance component.', { detail: { iterations: i } }),
      );
    high *= 2;
  }
  const upper = brentZero(above, centre, high);
  if (!upper.ok) return upper;
  if (centre === 0 || !(above(0) > 0)) return ok([0, upper.value]);
  const lower = brentZero(above, 0, centre);
  return lower.ok ? ok([lower.value, upper.value]) : lower;
};
