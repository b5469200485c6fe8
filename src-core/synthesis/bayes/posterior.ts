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
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly tail: number;
}

const rule = gaussLegendre(20);
const panels = 400;

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
  const [low, high] = [unit - 38, unit + 60];
  const width = (high - low) / panels;
  const logDensity = (u: number): number => {
    const tau = Math.exp(u);
    return prior.logDensity(tau) + u + logLikelihood(yi, vi, tau).value;
  };
  const middles = Array.from({ length: panels }, (_, i) => logDensity(low + (i + 0.5) * width));
  const peak = middles.reduce((top, value) => Math.max(top, value), Number.NEGATIVE_INFINITY);
  const masses = new Array<number>(panels).fill(0);
  for (let i = 0; i < panels; i++) {
    const near = Math.max(middles[i]!, middles[i - 1] ?? middles[i]!, middles[i + 1] ?? middles[i]!);
    // Far panels count as long as they could still add to a second moment.
    if (near - peak + 2 * Math.max(0, low + i * width - unit) > -60)
      masses[i] = integrate(
        (u) => Math.exp(logDensity(u) - peak),
        low + i * width,
        low + (i + 1) * width,
        rule,
      );
  }
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const nodes = quadratureNodes(masses, low, width, (u) => Math.exp(logDensity(u) - peak) / total, yi, vi);
  const cumulative = masses.map(() => 0);
  masses.reduce((sum, mass, i) => {
    cumulative[i] = sum;
    return sum + mass / total;
  }, 0);
  const used = masses.map((mass, i) => (mass > 1e-18 * total ? i : -1)).filter((i) => i >= 0);
  return ok({
    nodes,
    tauBelow: (t) => {
      if (!(t > 0)) return 0;
      const u = Math.log(t);
      if (u >= high) return 1;
      if (u <= low) return 0;
      const panel = Math.min(panels - 1, Math.floor((u - low) / width));
      const part = integrate((x) => Math.exp(logDensity(x) - peak), low + panel * width, u, rule);
      return cumulative[panel]! + part / total;
    },
    tauDensity: (t) => Math.exp(prior.logDensity(t) + logLikelihood(yi, vi, t).value - peak) / total,
    range: [Math.exp(low + (used[0] ?? 0) * width), Math.exp(low + ((used.at(-1) ?? 0) + 1) * width)],
    yi,
    vi,
    tail: prior.tail,
  });
};

const quadratureNodes = (
  masses: readonly number[],
  low: number,
  width: number,
  density: (u: number) => number,
  yi: readonly number[],
  vi: readonly number[],
): readonly Node[] => {
  const nodes: Node[] = [];
  masses.forEach((mass, i) => {
    if (mass === 0) return;
    rule.nodes.forEach((x, j) => {
      const u = low + (i + 0.5 + x / 2) * width;
      const tau = Math.exp(u);
      const own = density(u) * rule.weights[j]! * (width / 2);
      if (own * (1 + tau * tau) === 0) return;
      const { mean, variance } = logLikelihood(yi, vi, tau);
      nodes.push({ tau, mass: own, mean, variance });
    });
  });
  return nodes;
};
