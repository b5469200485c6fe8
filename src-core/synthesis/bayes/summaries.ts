import type { AppError } from '../../errors';
import { ok, type Result } from '../../result';
import { brentZero } from '../../stats/brent';
import { normalDensity, normalLower } from '../../stats/normal';
import type { Node, Posterior } from './posterior';

/** A one-dimensional posterior or predictive distribution. */
export interface Distribution {
  readonly mean: number;
  /** Infinite when the second moment does not exist. */
  readonly sd: number;
  readonly below: (x: number) => number;
  readonly density: (x: number) => number;
  readonly quantile: (p: number) => Result<number, AppError>;
}

const sum = (nodes: readonly Node[], term: (node: Node) => number): number => {
  let total = 0;
  for (const node of nodes) total += node.mass * term(node);
  return total;
};

/** A moment of this order over tau exists when the posterior falls faster than its power. */
const exists = ({ tail, yi }: Posterior, order: number): boolean => tail + yi.length - 1 - order > 1;

/** What is normal given tau: its mean and variance at one node. */
type Part = (node: Node) => { readonly mean: number; readonly variance: number };

interface Normal {
  mass: number;
  readonly mean: number;
  readonly sd: number;
}

/** The normal distributions that count; neighbours that differ by nothing (tau far below the errors) become one. */
const normals = (nodes: readonly Node[], part: Part): readonly Normal[] => {
  const out: Normal[] = [];
  for (const node of nodes) {
    if (!(node.mass > 1e-17)) continue;
    const own = part(node);
    const sd = Math.sqrt(own.variance);
    const last = out.at(-1);
    const same =
      last !== undefined &&
      Math.abs(last.mean - own.mean) < 1e-13 * sd &&
      Math.abs(last.sd - sd) < 1e-13 * sd;
    if (same) last.mass += node.mass;
    else out.push({ mass: node.mass, mean: own.mean, sd });
  }
  return out;
};

/** The mixture over tau of normal distributions. */
const mixture = (posterior: Posterior, part: Part): Distribution => {
  const { nodes } = posterior;
  const relevant = normals(nodes, part);
  const mean = sum(nodes, (node) => part(node).mean);
  const variance = sum(nodes, (node) => {
    const own = part(node);
    return own.variance + (own.mean - mean) ** 2;
  });
  const below = (x: number) => {
    let total = 0;
    for (const one of relevant) total += one.mass * normalLower((x - one.mean) / one.sd);
    return total;
  };
  const density = (x: number) => {
    let total = 0;
    for (const one of relevant) total += (one.mass * normalDensity((x - one.mean) / one.sd)) / one.sd;
    return total;
  };
  const start = Math.min(...posterior.vi.map(Math.sqrt));
  return {
    mean,
    sd: exists(posterior, 2) ? Math.sqrt(variance) : Number.POSITIVE_INFINITY,
    below,
    density,
    quantile: (p) => {
      let [low, high] = [mean - start, mean + start];
      for (let step = start; below(low) > p; step *= 2) low -= step;
      for (let step = start; below(high) < p; step *= 2) high += step;
      return brentZero((x) => below(x) - p, low, high, 1e-13 * start);
    },
  };
};

export const meanEffect = (posterior: Posterior): Distribution => mixture(posterior, (node) => node);

export const newStudy = (posterior: Posterior): Distribution =>
  mixture(posterior, ({ mean, variance, tau }) => ({ mean, variance: variance + tau * tau }));

/** The true effect of each study, drawn towards the mean; always with finite moments. */
export const studyEffects = (posterior: Posterior): readonly Distribution[] =>
  posterior.yi.map((y, i) => mixture(posterior, shrunken(y, posterior.vi[i]!)));

/** A study's effect given tau: between its own estimate and the mean. Roever (2020), J Stat Softw 93(6), eq. 9. */
const shrunken =
  (y: number, v: number): Part =>
  ({ tau, mean, variance }) => {
    const share = tau ** 2 / (tau ** 2 + v);
    return {
      mean: share * y + (1 - share) * mean,
      variance: share * v + (1 - share) ** 2 * variance,
    };
  };

export const heterogeneity = (posterior: Posterior): Distribution => {
  const { nodes, tauBelow, tauDensity, range } = posterior;
  const mean = exists(posterior, 1) ? sum(nodes, ({ tau }) => tau) : Number.POSITIVE_INFINITY;
  const variance = sum(nodes, ({ tau }) => (tau - mean) ** 2);
  return {
    mean,
    sd: exists(posterior, 2) ? Math.sqrt(variance) : Number.POSITIVE_INFINITY,
    below: tauBelow,
    density: tauDensity,
    quantile: (p) => {
      const found = brentZero((u) => tauBelow(Math.exp(u)) - p, Math.log(range[0]), Math.log(range[1]));
      return found.ok ? ok(Math.exp(found.value)) : found;
    },
  };
};

/** Where a distribution ends, if it does. */
export interface Ends {
  readonly floor: number;
  readonly ceiling: number;
}

const endless: Ends = { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY };

/**
 * The shortest interval that holds `level` (a fraction): equal densities at its ends. Where the density at an end of the range is no smaller
 * than at the other side of the interval that starts there, it starts there.
 */
export const shortestInterval = (
  { quantile, density }: Distribution,
  level: number,
  { floor, ceiling }: Ends = endless,
): Result<readonly [number, number], AppError> => {
  const difference = (p: number): number => {
    const [low, high] = [quantile(p), quantile(p + level)];
    return low.ok && high.ok ? density(low.value) - density(high.value) : Number.NaN;
  };
  if (Number.isFinite(floor)) {
    const high = quantile(level);
    if (!high.ok) return high;
    if (density(floor) >= density(high.value)) return ok([floor, high.value]);
  }
  if (Number.isFinite(ceiling)) {
    const low = quantile(1 - level);
    if (!low.ok) return low;
    if (density(ceiling) >= density(low.value)) return ok([low.value, ceiling]);
  }
  const rest = 1 - level;
  const p = brentZero(difference, 1e-9 * rest, rest * (1 - 1e-9), 1e-14);
  if (!p.ok) return p;
  const [low, high] = [quantile(p.value), quantile(p.value + level)];
  if (!low.ok) return low;
  return high.ok ? ok([low.value, high.value]) : high;
};

/** Posterior mean and SD of the true effect of each study. */
export const shrinkage = ({
  nodes,
  yi,
  vi,
}: Posterior): readonly { readonly mean: number; readonly sd: number }[] =>
  yi.map((y, i) => {
    const part = shrunken(y, vi[i]!);
    const mean = sum(nodes, (node) => part(node).mean);
    const variance = sum(nodes, (node) => {
      const own = part(node);
      return own.variance + (own.mean - mean) ** 2;
    });
    return { mean, sd: Math.sqrt(variance) };
  });
