import { chiSquareUpper } from '../stats/chi-square';
import type { Table } from './mantel-haenszel';
import type { RateTable } from './mantel-haenszel-rates';

export interface TableTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Cochran-Mantel-Haenszel test of no association, with the continuity correction of one half; null when one outcome never occurs.
 * Mantel & Haenszel (1959), J Natl Cancer Inst 22:719-748.
 */
export const cochranMantelHaenszel = (tables: readonly Table[]): TableTest | null => {
  let [difference, variance] = [0, 0];
  for (const { events1, n1, events2, n2 } of tables) {
    const n = n1 + n2;
    const m = events1 + events2;
    difference += events1 - (n1 / n) * m;
    variance += (n1 / n) * (n2 / n) * m * ((n - m) / (n - 1));
  }
  if (!(variance > 0)) return null;
  const statistic = (Math.abs(difference) - 0.5) ** 2 / variance;
  return { statistic, df: 1, p: chiSquareUpper(statistic, 1) };
};

/**
 * The same test for rates, the events split by person-time under no association: Rothman, Greenland & Lash (2008), Modern Epidemiology, ch. 15;
 * with the correction of one half, as metafor. Null without events.
 */
export const rateTest = (tables: readonly RateTable[]): TableTest | null => {
  let [difference, variance] = [0, 0];
  for (const { events1, time1, events2, time2 } of tables) {
    const t = time1 + time2;
    const m = events1 + events2;
    difference += events1 - m * (time1 / t);
    variance += m * (time1 / t) * (time2 / t);
  }
  if (!(variance > 0)) return null;
  const statistic = (Math.abs(difference) - 0.5) ** 2 / variance;
  return { statistic, df: 1, p: chiSquareUpper(statistic, 1) };
};

/**
 * Tarone's test that the odds ratios of all tables are one (`logOdds`, the Mantel-Haenszel estimate): the Breslow-Day statistic with
 * its correction. Tarone (1985), Biometrika 72:91-95. Null when no table has both outcomes; p is NaN for a single one.
 */
export const taroneTest = (tables: readonly Table[], logOdds: number): TableTest | null => {
  const odds = Math.exp(logOdds);
  let [used, squares, difference, variance] = [0, 0, 0, 0];
  for (const { events1, n1, events2, n2 } of tables) {
    const m = events1 + events2;
    if (m === 0 || m === n1 + n2) continue;
    used += 1;
    const expected = expectedEvents(odds, n1, n2, m);
    const v = 1 / (1 / expected + 1 / (n1 - expected) + 1 / (m - expected) + 1 / (n2 - m + expected));
    squares += (events1 - expected) ** 2 / v;
    difference += events1 - expected;
    variance += v;
  }
  if (used === 0) return null;
  const statistic = Math.max(0, Math.max(0, squares) - difference ** 2 / variance);
  const df = used - 1;
  return { statistic, df, p: df > 0 ? chiSquareUpper(statistic, df) : Number.NaN };
};

/** The count of arm 1 that gives this odds ratio with the margins as they are: the admissible root of a quadratic. */
const expectedEvents = (odds: number, n1: number, n2: number, m: number): number => {
  if (Math.abs(odds - 1) < 1e-14) return (n1 / (n1 + n2)) * m;
  const a = 1 - odds;
  const b = odds * (n1 + m) + (n2 - m);
  const c = -odds * n1 * m;
  // a x^2 + b x + c = 0, written so that nothing cancels.
  const root = Math.sqrt(b * b - 4 * a * c);
  return (-2 * c) / (b + root);
};
