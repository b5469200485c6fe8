import { normalUpperQuantile } from '../../stats/normal';

export interface Kappa {
  readonly observed: number;
  readonly expected: number;
  readonly kappa: number;
  /** Standard error of the estimate, and that under independence. */
  readonly se: number;
  readonly seIndependent: number;
  /** Normal 95 percent limits, not cut at -1 and 1. */
  readonly low: number;
  readonly high: number;
}

/** Weight of a pair of categories i and j among q: 1 for agreement. */
export type Weights = (i: number, j: number, q: number) => number;

export const unweighted: Weights = (i, j) => (i === j ? 1 : 0);
export const linear: Weights = (i, j, q) => 1 - Math.abs(i - j) / (q - 1);
export const quadratic: Weights = (i, j, q) => 1 - ((i - j) / (q - 1)) ** 2;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Cohen's kappa of a two-way table: Cohen (1960), Educ Psychol Meas 20:37-46, weighted (1968), Psychol Bull 70:213-220. Standard errors by Fleiss, Cohen &
 * Everitt (1969), Psychol Bull 72:323-327, eq. 8 and 9. Null for an empty table; NaN where everything is expected to agree.
 */
export const cohenKappa = (
  table: readonly (readonly number[])[],
  weights: Weights = unweighted,
): Kappa | null => {
  const total = sumOf(table.flat());
  if (!(total > 0)) return null;
  const q = table.length;
  const share = table.map((row) => row.map((count) => count / total));
  const rows = share.map(sumOf);
  const columns = share.map((_, j) => sumOf(share.map((row) => row[j]!)));
  const w = share.map((_, i) => share.map((__, j) => weights(i, j, q)));
  const over = (term: (i: number, j: number) => number) =>
    sumOf(share.map((_, i) => sumOf(share.map((__, j) => term(i, j)))));
  const observed = over((i, j) => w[i]![j]! * share[i]![j]!);
  const expected = over((i, j) => w[i]![j]! * rows[i]! * columns[j]!);
  const kappa = (observed - expected) / (1 - expected);
  const meanRow = w.map((row) => sumOf(row.map((weight, j) => weight * columns[j]!)));
  const meanColumn = w.map((_, j) => sumOf(w.map((row, i) => row[j]! * rows[i]!)));
  const spread = over(
    (i, j) =>
      share[i]![j]! * (w[i]![j]! * (1 - expected) - (meanRow[i]! + meanColumn[j]!) * (1 - observed)) ** 2,
  );
  const variance =
    (spread - (observed * expected - 2 * expected + observed) ** 2) / (total * (1 - expected) ** 4);
  const independent =
    (over((i, j) => rows[i]! * columns[j]! * (w[i]![j]! - meanRow[i]! - meanColumn[j]!) ** 2) -
      expected ** 2) /
    (total * (1 - expected) ** 2);
  // Perfect agreement: the difference is zero up to rounding.
  const se = Number.isNaN(kappa) ? kappa : Math.sqrt(observed === 1 ? 0 : Math.max(0, variance));
  const half = normalUpperQuantile(0.025) * se;
  return {
    observed,
    expected,
    kappa,
    se,
    seIndependent: Number.isNaN(kappa) ? kappa : Math.sqrt(Math.max(0, independent)),
    low: kappa - half,
    high: kappa + half,
  };
};

/** Prevalence- and bias-adjusted kappa: (q po - 1)/(q - 1). Byrt, Bishop & Carlin (1993), J Clin Epidemiol 46:423-429. */
export const pabak = (
  observed: number,
  categories: number,
  n: number,
): { readonly value: number; readonly se: number } => ({
  value: (categories * observed - 1) / (categories - 1),
  se: (categories / (categories - 1)) * Math.sqrt((observed * (1 - observed)) / n),
});
