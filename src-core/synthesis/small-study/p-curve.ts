import { type AppError, appError } from '../../errors';
import { err, ok, type Result } from '../../result';
import { brentZero } from '../../stats/brent';
import { betaLower, betaUpper } from '../../stats/incomplete-beta';
import { normalLower, normalTwoSided, normalUpper, normalUpperQuantile } from '../../stats/normal';

/** Stouffer's Z and its lower tail. */
export interface StoufferTest {
  readonly z: number;
  readonly p: number;
}

interface Curve {
  /** Results below the threshold. */
  readonly k: number;
  /** Small p: more very small p-values than without any effect; the results hold evidence. */
  readonly rightSkew: StoufferTest;
  /** Small p: flatter than with 33 percent power; evidence is absent or inadequate. */
  readonly flat33: StoufferTest;
}

export interface PCurve {
  readonly full: Curve;
  /** Results with p < 0.025; null without any. */
  readonly half: Curve | null;
  /** Share of the significant results below 0.01, 0.02 ... 0.05, each 0 to 1. */
  readonly shares: readonly number[];
  /** Tests of the count below 0.025 among those below 0.05: against one half, and against 33 percent power. */
  readonly binomial: { readonly rightSkew: number; readonly flat33: number };
  /** Average power of the significant results, with a 90 percent interval; 0.05 and 0.99 are the ends of the search. */
  readonly power: { readonly estimate: number; readonly low: number; readonly high: number };
  readonly evidence: boolean;
  readonly inadequate: boolean;
}

/** Absolute z above which a result counts, for two-sided p of 0.05 and 0.025. */
const cut05 = normalUpperQuantile(0.025);
const cut025 = normalUpperQuantile(0.0125);

/** P(|N(d, 1)| > z). */
const beyond = (z: number, d: number): number => normalUpper(z - d) + normalUpper(z + d);

/** The d at which |N(d, 1)| exceeds the 0.05 threshold with this probability. */
const noncentrality = (power: number): number => {
  if (power <= 0.05) return 0;
  const found = brentZero((d) => beyond(cut05, d) - power, 0, 40);
  return found.ok ? found.value : Number.NaN;
};

const halfLog2Pi = 0.5 * Math.log(2 * Math.PI);

/** ln P(Z > x) for x above 30, by the asymptotic series: Abramowitz & Stegun 26.2.12. */
const logUpperFar = (x: number): number => {
  const u = 1 / (x * x);
  return -0.5 * x * x - Math.log(x) - halfLog2Pi + Math.log1p(-u * (1 - u * (3 - u * (15 - u * 105))));
};

const logBeyond = (z: number, d: number): number => {
  const [near, far] = [logUpperFar(z - d), logUpperFar(z + d)];
  return near + Math.log1p(Math.exp(far - near));
};

/** The x with ln P(Z > x) = target, far out, by Newton's method. */
const farScore = (target: number): number => {
  let x = Math.sqrt(-2 * target);
  for (let step = 0; step < 30; step++) {
    const move = (logUpperFar(x) - target) / (x + 1 / x);
    x += move;
    if (Math.abs(move) < 1e-14 * x) break;
  }
  return x;
};

/** Normal quantile of P(|Z| <= z given that it is beyond the cut), from the tail that is smaller. */
const scoreGiven = (z: number, cut: number, d: number): number => {
  const all = beyond(cut, d);
  const above = beyond(z, d) / all;
  if (above < 1e-290) return farScore(logBeyond(z, d) - Math.log(all));
  if (above <= 0.5) return normalUpperQuantile(above);
  // P(cut < |Z| <= z) as a difference of normal probabilities on either side.
  const inside = normalLower(z - d) - normalLower(cut - d) + (normalLower(-cut - d) - normalLower(-z - d));
  return -normalUpperQuantile(Math.max(inside / all, Number.MIN_VALUE));
};

const stouffer = (scores: readonly number[]): StoufferTest => {
  const z = scores.reduce((sum, score) => sum + score, 0) / Math.sqrt(scores.length);
  return { z, p: normalLower(z) };
};

const delta33 = noncentrality(1 / 3);

const curve = (zs: readonly number[], cut: number): Curve => ({
  k: zs.length,
  // Under no effect p/alpha is uniform; its score has the other sign of that of the p below.
  rightSkew: stouffer(zs.map((z) => -scoreGiven(z, cut, 0))),
  flat33: stouffer(zs.map((z) => scoreGiven(z, cut, delta33))),
});

/**
 * p-curve of the significant results among effects tested by z = |y|/SE: Simonsohn, Nelson & Simmons (2014), J Exp Psychol Gen 143:534-547, with the half
 * curve and the combined rule of (2015) J Exp Psychol Gen 144:1146-1152 (app 4.06). Evidence: half curve skewed at 0.05, or half and full at 0.1.
 * `too-few-studies` without a significant result.
 */
export const pCurve = (yi: readonly number[], vi: readonly number[]): Result<PCurve, AppError> => {
  const zs = yi.map((y, i) => Math.abs(y) / Math.sqrt(vi[i]!)).filter((z) => z > cut05);
  if (zs.length === 0)
    return err(
      appError('too-few-studies', 'No result is significant at 0.05: a p-curve has nothing to show.'),
    );
  const below025 = zs.filter((z) => z > cut025);
  const full = curve(zs, cut05);
  const half = below025.length === 0 ? null : curve(below025, cut025);
  const share33 = beyond(cut025, delta33) / beyond(cut05, delta33);
  const binomial = {
    rightSkew: binomialAtLeast(below025.length, zs.length, 0.5),
    flat33: binomialAtMost(below025.length, zs.length, share33),
  };
  const halfSkew = half?.rightSkew.p ?? 1;
  const halfFlat = half?.flat33.p ?? 1;
  return ok({
    full,
    half,
    shares: [0.01, 0.02, 0.03, 0.04, 0.05].map((limit, i, limits) => {
      const from = limits[i - 1] ?? 0;
      return zs.map(normalTwoSided).filter((p) => (i === 0 || p > from) && p <= limit).length / zs.length;
    }),
    binomial,
    power: averagePower(zs),
    evidence: halfSkew < 0.05 || (halfSkew < 0.1 && full.rightSkew.p < 0.1),
    inadequate: full.flat33.p < 0.05 || (halfFlat < 0.1 && binomial.flat33 < 0.1),
  });
};

/** P(X >= count) and P(X <= count) of a binomial distribution, by the incomplete beta function. */
const binomialAtLeast = (count: number, size: number, p: number): number =>
  count <= 0 ? 1 : betaLower(p, 1 - p, count, size - count + 1);
const binomialAtMost = (count: number, size: number, p: number): number =>
  count >= size ? 1 : betaUpper(p, 1 - p, count + 1, size - count);

/** The power at which the scores of the p-curve have Z = 0; its interval where Z is at the 95th and 5th percentile. */
const averagePower = (zs: readonly number[]): PCurve['power'] => {
  const zAt = (power: number) => {
    const d = noncentrality(power);
    return stouffer(zs.map((z) => scoreGiven(z, cut05, d))).z;
  };
  const [least, most] = [0.05, 0.99];
  const [top, bottom] = [zAt(least), zAt(most)];
  const at = (target: number): number => {
    if (top <= target) return least;
    if (bottom >= target) return most;
    const found = brentZero((power) => zAt(power) - target, least, most, 1e-12);
    return found.ok ? found.value : Number.NaN;
  };
  const z90 = normalUpperQuantile(0.05);
  return { estimate: at(0), low: at(z90), high: at(-z90) };
};
