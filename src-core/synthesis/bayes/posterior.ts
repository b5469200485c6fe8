import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { gaussLegendre, integrate } from '../../stats/gauss-legendre';
import type { TauPrior } from './priors';

/** One point of the quadrature over ln tau with what is normal given tau. */
export interface Node {
  readonly tau: number;
  /** Posterior mass; all masses sum to one. */
  readonly mass: number;
  /** Mean and variance of mu given tau. */
  readonly mean: number;
  readonly variance: number;
}

export interface Posterior {
  readonly nodes: readonly Node[];
  /** P(tau <= t). */
  readonly tauBelow: (t: number) => number;
  /** Density of tau. */
  readonly tauDensity: (t: number) => number;
  /** Range of tau that holds all the mass that is not negligible. */
  readonly range: readonly [number, number];
  /** Largest tau that the prior allows; infinite for most. */
  readonly upper: number;
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly tail: number;
}

const rule = gaussLegendre(20);
/** Widest panel of the quadrature, in ln tau; a narrow posterior is cut into narrower ones. */
const widest = 0.245;
const fewest = 48;
const looks = 400;

/** ln of the likelihood of tau with mu integrated out under its flat prior, up to a constant. */
const logLikelihood = (
  yi: readonly number[],
  vi: readonly number[],
  tau: number,
): { readonly value: number; readonly mean: number; readonly variance: number } => {
  const square = tau * tau;
  let [sumW, sumWY, logs] = [0, 0, 0];
  for (let i = 0; i < yi.length; i++) {
    const total = vi[i]! + square;
    sumW += 1 / total;
    sumWY += yi[i]! / total;
    logs += Math.log(total);
  }
  const mean = sumWY / sumW;
  let q = 0;
  for (let i = 0; i < yi.length; i++) q += (yi[i]! - mean) ** 2 / (vi[i]! + square);
  return { value: -0.5 * (logs + Math.log(sumW) + q), mean, variance: 1 / sumW };
};

/**
 * Posterior of the normal-normal model y_i ~ N(theta_i, v_i), theta_i ~ N(mu, tau^2), mu flat, by quadrature: mu analytically, tau by
 * composite Gauss-Legendre on ln tau. Roever (2020), J Stat Softw 93(6). `not-estimable` when the posterior is not proper.
 */
export const posterior = (
  yi: readonly number[],
  vi: readonly number[],
  prior: TauPrior,
): Result<Posterior, AppError> => {
  if (yi.length < 1) return err(appError('too-few-studies', 'No study has an effect.'));
  if (!(prior.tail + yi.length - 1 > 1))
    return err(appError('not-estimable', 'With this prior and so few studies the posterior is not proper.'));
  // The range covers any unit: everything is measured against the smallest standard error.
  const unit = Math.log(Math.sqrt(Math.min(...vi)));
  const last = Math.log(prior.upper ?? Number.POSITIVE_INFINITY);
  const logDensity = (u: number): number => {
    const tau = Math.exp(u);
    return prior.logDensity(tau) + u + logLikelihood(yi, vi, tau).value;
  };
  const { low, high, peak } = relevantRange(
    logDensity,
    unit,
    Math.min(unit, last) - 38,
    Math.min(unit + 60, last),
  );
  if (!Number.isFinite(peak))
    return err(
      appError('not-estimable', 'These effects are too far apart for their likelihood to be computed.'),
    );
  const panels = Math.max(fewest, Math.ceil((high - low) / widest));
  const width = (high - low) / panels;
  const density = (u: number) => Math.exp(logDensity(u) - peak);
  const masses = Array.from({ length: panels }, (_, i) =>
    integrate(density, low + i * width, low + (i + 1) * width, rule),
  );
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const cumulative = masses.map(() => 0);
  masses.reduce((sum, mass, i) => {
    cumulative[i] = sum;
    return sum + mass / total;
  }, 0);
  return ok({
    nodes: quadratureNodes(panels, low, width, (u) => density(u) / total, yi, vi),
    tauBelow: (t) => {
      const u = Math.log(t);
      if (!(u > low)) return 0;
      if (u >= high) return 1;
      const panel = Math.min(panels - 1, Math.floor((u - low) / width));
      return cumulative[panel]! + integrate(density, low + panel * width, u, rule) / total;
    },
    tauDensity: (t) =>
      t > Math.exp(last) ? 0 : Math.exp(prior.logDensity(t) + logLikelihood(yi, vi, t).value - peak) / total,
    range: [Math.exp(low), Math.exp(high)],
    upper: Math.exp(last),
    yi,
    vi,
    tail: prior.tail,
  });
};

/** The range of ln tau in which anything counts, and the highest density: looked at ever closer until it shrinks no more. */
const relevantRange = (
  logDensity: (u: number) => number,
  unit: number,
  from: number,
  to: number,
): { readonly low: number; readonly high: number; readonly peak: number } => {
  let [low, high] = [from, to];
  for (;;) {
    const step = (high - low) / looks;
    const places = Array.from({ length: looks + 1 }, (_, i) => (i === looks ? high : low + i * step));
    const values = places.map(logDensity);
    const peak = values.reduce((top, value) => Math.max(top, value), Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(peak)) return { low, high, peak };
    // Far places count as long as they could still add to a second moment.
    const counting = places.filter((u, i) => values[i]! - peak + 2 * Math.max(0, u - unit) > -60);
    const next = [Math.max(low, counting[0]! - step), Math.min(high, counting.at(-1)! + step)] as const;
    if (next[1] - next[0] > 0.5 * (high - low)) return { low: next[0], high: next[1], peak };
    [low, high] = next;
  }
};

const quadratureNodes = (
  panels: number,
  low: number,
  width: number,
  density: (u: number) => number,
  yi: readonly number[],
  vi: readonly number[],
): readonly Node[] => {
  const nodes: Node[] = [];
  for (let i = 0; i < panels; i++)
    rule.nodes.forEach((x, j) => {
      const u = low + (i + 0.5 + x / 2) * width;
      const tau = Math.exp(u);
      const own = density(u) * rule.weights[j]! * (width / 2);
      if (own * (1 + tau * tau) === 0) return;
      const { mean, variance } = logLikelihood(yi, vi, tau);
      nodes.push({ tau, mass: own, mean, variance });
    });
  return nodes;
};
