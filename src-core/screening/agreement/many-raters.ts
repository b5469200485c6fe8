import { studentUpperQuantile } from '../../stats/student-t';
import type { CountedPattern } from './ratings';

const weighted = (patterns: readonly CountedPattern[], term: (pattern: CountedPattern) => number): number =>
  patterns.reduce((sum, pattern) => sum + pattern.n * term(pattern), 0);

const times = (values: readonly number[], term: (value: number, i: number) => number): number =>
  values.reduce((sum, value, i) => sum + term(value, i), 0);

/** Share of agreeing pairs among the ratings of one record. */
const agreeing = ({ counts, rated }: CountedPattern): number =>
  times(counts, (count) => count * (count - 1)) / (rated * (rated - 1));

/** Mean over records rated twice or more of the share of agreeing pairs; null without such records. */
export const meanAgreement = (patterns: readonly CountedPattern[]): number | null => {
  const pairs = patterns.filter(({ rated }) => rated > 1);
  const size = weighted(pairs, () => 1);
  return size > 0 ? weighted(pairs, agreeing) / size : null;
};

export interface Ac1 {
  readonly observed: number;
  readonly expected: number;
  readonly value: number;
  readonly se: number;
  readonly df: number;
  /** 95 percent limits by t, not cut at 1. */
  readonly low: number;
  readonly high: number;
  /** Records with one rating or more, and with two or more. */
  readonly n: number;
  readonly n2: number;
}

/**
 * Gwet's AC1 for any number of raters, missing ratings allowed. Gwet (2008), Br J Math Stat Psychol 61:29-48; Handbook of Inter-Rater
 * Reliability, 4th ed. (2014), eq. 2.3 and 5.3. Null without a record rated twice.
 */
export const gwetAc1 = (all: readonly CountedPattern[], categories: number): Ac1 | null => {
  const patterns = all.filter(({ rated }) => rated > 0);
  const n = weighted(patterns, () => 1);
  const n2 = weighted(patterns, ({ rated }) => (rated > 1 ? 1 : 0));
  const observed = meanAgreement(patterns);
  if (observed === null || n < 2) return null;
  const prevalence = Array.from(
    { length: categories },
    (_, k) => weighted(patterns, ({ counts, rated }) => counts[k]! / rated) / n,
  );
  const expected = times(prevalence, (share) => share * (1 - share)) / (categories - 1);
  const value = (observed - expected) / (1 - expected);
  const squares = weighted(patterns, (pattern) => {
    const { counts, rated } = pattern;
    const own = rated > 1 ? ((n / n2) * (agreeing(pattern) - expected)) / (1 - expected) : 0;
    const chance = times(counts, (count, k) => count * (1 - prevalence[k]!)) / (rated * (categories - 1));
    return (own - (2 * (1 - value) * (chance - expected)) / (1 - expected) - value) ** 2;
  });
  const se = Math.sqrt(squares / (n * (n - 1)));
  const half = studentUpperQuantile(0.025, n - 1) * se;
  return { observed, expected, value, se, df: n - 1, low: value - half, high: value + half, n, n2 };
};

export interface Alpha {
  /** Null when only one category occurs. */
  readonly value: number | null;
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
  /** Records with two ratings or more, and their ratings. */
  readonly units: number;
  readonly pairable: number;
}

/** Krippendorff's alpha for nominal data, from coincidences. Krippendorff (2004), Content Analysis, 2nd ed., ch. 11. Null without pairs. */
export const krippendorffAlpha = (all: readonly CountedPattern[], categories: number): Alpha | null => {
  const patterns = all.filter(({ rated }) => rated > 1);
  const pairable = weighted(patterns, ({ rated }) => rated);
  if (pairable < 2) return null;
  const disagreeing = weighted(
    patterns,
    ({ counts, rated }) => times(counts, (count) => count * (rated - count)) / (rated - 1),
  );
  const margins = Array.from({ length: categories }, (_, k) =>
    weighted(patterns, ({ counts }) => counts[k]!),
  );
  const observedDisagreement = disagreeing / pairable;
  const expectedDisagreement =
    times(margins, (margin) => margin * (pairable - margin)) / (pairable * (pairable - 1));
  return {
    value: expectedDisagreement > 0 ? 1 - observedDisagreement / expectedDisagreement : null,
    observedDisagreement,
    expectedDisagreement,
    units: weighted(patterns, () => 1),
    pairable,
  };
};

export interface FleissKappa {
  readonly value: number;
  readonly observed: number;
  readonly expected: number;
  /** Under no agreement beyond chance. */
  readonly se: number;
  readonly z: number;
  readonly n: number;
}

/**
 * Fleiss' kappa on records that everybody rated: Fleiss (1971), Psychol Bull 76:378-382; standard error by Fleiss, Nee & Landis (1979), Psychol Bull 86:974-977, eq. 12.
 * Null without such records.
 */
export const fleissKappa = (
  all: readonly CountedPattern[],
  categories: number,
  raters: number,
): FleissKappa | null => {
  const patterns = all.filter(({ rated }) => rated === raters);
  const n = weighted(patterns, () => 1);
  if (n === 0 || raters < 2) return null;
  const shares = Array.from(
    { length: categories },
    (_, k) => weighted(patterns, ({ counts }) => counts[k]!) / (n * raters),
  );
  const observed = weighted(patterns, agreeing) / n;
  const expected = times(shares, (p) => p * p);
  const value = (observed - expected) / (1 - expected);
  const spread = times(shares, (p) => p * (1 - p));
  const skew = times(shares, (p) => p * (1 - p) * (1 - 2 * p));
  const se = (Math.sqrt(2) / (spread * Math.sqrt(n * raters * (raters - 1)))) * Math.sqrt(spread ** 2 - skew);
  return { value, observed, expected, se, z: value / se, n };
};
