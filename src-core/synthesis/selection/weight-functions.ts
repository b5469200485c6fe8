import { gaussLegendre } from '../../stats/gauss-legendre';
import { normalLower, normalUpper, normalUpperQuantile } from '../../stats/normal';

/** How likely a result is to be published, given its one-sided p-value, relative to the parameters delta (all positive). */
export interface WeightFunction {
  readonly type: 'stepfun' | 'beta';
  /** Parameters that are estimated (a step function's first weight is 1). */
  readonly parameters: number;
  readonly logWeight: (p: number, delta: readonly number[]) => number;
  /** Expected weight of an effect ~ N(mean, total^2) with standard error se: the constant that makes the density integrate to one. */
  readonly constant: (delta: readonly number[]) => (mean: number, total: number, se: number) => number;
}

/** Vevea & Hedges (1995), Psychometrika 60:419-435; Hedges & Vevea (1996). Weight 1 up to the first step, then one delta an interval. */
export const stepFunction = (steps: readonly number[]): WeightFunction => {
  const cuts = steps.map(normalUpperQuantile);
  const weights = (delta: readonly number[]) => [1, ...delta];
  return {
    type: 'stepfun',
    parameters: steps.length,
    logWeight: (p, delta) => {
      const interval = steps.findIndex((step) => p <= step);
      return Math.log(weights(delta)[interval < 0 ? steps.length : interval]!);
    },
    constant: (delta) => (mean, total, se) => {
      let sum = 0;
      let above = 0;
      // Interval j: the effects whose z lies between two cuts; the last one reaches down to minus infinity.
      weights(delta).forEach((weight, j) => {
        const cut = cuts[j];
        const upper = cut === undefined ? 1 : normalUpper((cut * se - mean) / total);
        sum += weight * (upper - above);
        above = upper;
      });
      return sum;
    },
  };
};

const edge = 1e-5;
const limit = normalUpperQuantile(edge);

/** Nodes between the two clamps, on the z scale; effects are never narrower than one unit of z, so few panels are exact. */
const grid = (() => {
  const rule = gaussLegendre(20);
  const panels = 8;
  const half = limit / panels;
  return Array.from({ length: panels }, (_, panel) =>
    rule.nodes.map((x, i) => {
      const z = -limit + (2 * panel + 1 + x) * half;
      return {
        z,
        weight: rule.weights[i]! * half,
        logP: Math.log(normalUpper(z)),
        logRest: Math.log(normalLower(z)),
      };
    }),
  ).flat();
})();

/** Citkowicz & Vevea (2017), Psychol Methods 22:28-41: p^(d1-1) (1-p)^(d2-1), p kept within 1e-5 of the ends. */
export const betaFunction: WeightFunction = {
  type: 'beta',
  parameters: 2,
  logWeight: (p, [first = 1, second = 1]) => {
    const inside = Math.min(1 - edge, Math.max(edge, p));
    return (first - 1) * Math.log(inside) + (second - 1) * Math.log1p(-inside);
  },
  constant: ([first = 1, second = 1]) => {
    const masses = grid.map(
      ({ weight, logP, logRest }) => weight * Math.exp((first - 1) * logP + (second - 1) * logRest),
    );
    const end = (p: number) => p ** (first - 1) * (1 - p) ** (second - 1);
    const [small, large] = [end(edge), end(1 - edge)];
    return (mean, total, se) => {
      let middle = 0;
      for (let i = 0; i < grid.length; i++) {
        const x = (grid[i]!.z * se - mean) / total;
        middle += masses[i]! * Math.exp(-0.5 * x * x);
      }
      return (
        (middle * se) / (total * Math.sqrt(2 * Math.PI)) +
        small * normalUpper((limit * se - mean) / total) +
        large * normalLower((-limit * se - mean) / total)
      );
    };
  },
};
