import { gaussLegendre } from '../../stats/gauss-legendre';
import { normalLower, normalUpper, normalUpperQuantile } from '../../stats/normal';

/** Whether the p-values are one-sided or two-sided. */
export type Sides = 'one' | 'two';

/** How likely a result is to be published, given its p-value, relative to the parameters delta (all positive). */
export interface WeightFunction {
  readonly type: 'stepfun' | 'beta';
  readonly sides: Sides;
  /** Parameters that are estimated (a step function's first weight is 1). */
  readonly parameters: number;
  readonly logWeight: (p: number, delta: readonly number[]) => number;
  /** Expected weight of an effect ~ N(mean, total^2) with standard error se: the constant that makes the density integrate to one. */
  readonly constant: (delta: readonly number[]) => (mean: number, total: number, se: number) => number;
}

/**
 * Vevea & Hedges (1995), Psychometrika 60:419-435; Hedges & Vevea (1996). Weight 1 up to the first step, then one delta an interval. Steps of two-sided
 * p-values: Hedges (1992), Stat Sci 7:246-255.
 */
export const stepFunction = (steps: readonly number[], sides: Sides = 'one'): WeightFunction => {
  const cuts = steps.map((step) => normalUpperQuantile(sides === 'one' ? step : step / 2));
  const weights = (delta: readonly number[]) => [1, ...delta];
  return {
    type: 'stepfun',
    sides,
    parameters: steps.length,
    logWeight: (p, delta) => {
      const interval = steps.findIndex((step) => p <= step);
      return Math.log(weights(delta)[interval < 0 ? steps.length : interval]!);
    },
    constant: (delta) => (mean, total, se) => {
      let sum = 0;
      let beyond = 0;
      // Interval j: the effects whose z (two-sided: its size) lies between two cuts; the last one takes all the rest.
      weights(delta).forEach((weight, j) => {
        const cut = cuts[j];
        const upper = cut === undefined ? 1 : beyondCut(cut * se, mean, total, sides);
        sum += weight * (upper - beyond);
        beyond = upper;
      });
      return sum;
    },
  };
};

/** P(effect > cut), two-sided P(|effect| > cut), of an effect ~ N(mean, total^2). */
const beyondCut = (cut: number, mean: number, total: number, sides: Sides): number =>
  normalUpper((cut - mean) / total) + (sides === 'one' ? 0 : normalLower((-cut - mean) / total));

const edge = 1e-5;

/** A point of the integral over z between the places where p is cut off. */
interface GridPoint {
  readonly z: number;
  readonly weight: number;
  readonly logP: number;
  readonly logRest: number;
}

interface Grid {
  /** z where p is 1e-5, and where it is 1 - 1e-5. */
  readonly small: number;
  readonly large: number;
  readonly points: readonly GridPoint[];
}

const pointsOf = (ends: readonly number[], sides: Sides): readonly GridPoint[] => {
  const rule = gaussLegendre(20);
  return ends.slice(1).flatMap((end, panel) => {
    const half = (end - ends[panel]!) / 2;
    return rule.nodes.map((x, i) => {
      const z = end - half + half * x;
      const upper = normalUpper(z);
      const [p, rest] = sides === 'one' ? [upper, normalLower(z)] : [2 * upper, 1 - 2 * upper];
      return { z, weight: rule.weights[i]! * half, logP: Math.log(p), logRest: Math.log(rest) };
    });
  });
};

/** Effects are never narrower than one unit of z, so few panels are exact. */
const oneSidedGrid = (): Grid => {
  const small = normalUpperQuantile(edge);
  const ends = Array.from({ length: 9 }, (_, i) => (-1 + i / 4) * small);
  return { small, large: -small, points: pointsOf(ends, 'one') };
};

/** Both sides of zero; 1 - p goes as |z| near it, where panels are an eighth of the one before. */
const twoSidedGrid = (): Grid => {
  const small = normalUpperQuantile(edge / 2);
  const large = normalUpperQuantile((1 - edge) / 2);
  const near = Array.from({ length: 6 }, (_, i) => large * (0.5 / large) ** (i / 5));
  const far = Array.from({ length: 4 }, (_, i) => 0.5 + ((small - 0.5) * (i + 1)) / 4);
  const right = pointsOf([...near, ...far], 'two');
  return { small, large, points: [...right, ...right.map((point) => ({ ...point, z: -point.z }))] };
};

const grids: Partial<Record<Sides, Grid>> = {};

/** Made when first asked for. */
const gridFor = (sides: Sides): Grid => {
  const grid = grids[sides] ?? (sides === 'one' ? oneSidedGrid() : twoSidedGrid());
  grids[sides] = grid;
  return grid;
};

const betaWeight = (sides: Sides): WeightFunction => ({
  type: 'beta',
  sides,
  parameters: 2,
  logWeight: (p, [first = 1, second = 1]) => {
    const inside = Math.min(1 - edge, Math.max(edge, p));
    return (first - 1) * Math.log(inside) + (second - 1) * Math.log1p(-inside);
  },
  constant: ([first = 1, second = 1]) => {
    const { small, large, points } = gridFor(sides);
    const masses = points.map(
      ({ weight, logP, logRest }) => weight * Math.exp((first - 1) * logP + (second - 1) * logRest),
    );
    const end = (p: number) => p ** (first - 1) * (1 - p) ** (second - 1);
    const [atSmall, atLarge] = [end(edge), end(1 - edge)];
    return (mean, total, se) => {
      let middle = 0;
      for (let i = 0; i < points.length; i++) {
        const x = (points[i]!.z * se - mean) / total;
        middle += masses[i]! * Math.exp(-0.5 * x * x);
      }
      const within =
        sides === 'one'
          ? normalLower((large * se - mean) / total)
          : normalUpper((-large * se - mean) / total) - normalUpper((large * se - mean) / total);
      return (
        (middle * se) / (total * Math.sqrt(2 * Math.PI)) +
        atSmall * beyondCut(small * se, mean, total, sides) +
        atLarge * within
      );
    };
  },
});

/** Citkowicz & Vevea (2017), Psychol Methods 22:28-41: p^(d1-1) (1-p)^(d2-1), p kept within 1e-5 of the ends. */
export const betaFunction: Readonly<Record<Sides, WeightFunction>> = {
  one: betaWeight('one'),
  two: betaWeight('two'),
};
