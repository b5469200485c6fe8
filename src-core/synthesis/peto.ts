import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { chiSquareUpper } from '../stats/chi-square';
import type { Stratified, Table } from './mantel-haenszel';

export interface PetoPooled extends Stratified {
  readonly q: number;
  readonly qDf: number;
  readonly qP: number;
  /** Tables with events and non-events. */
  readonly informative: number;
}

/**
 * Peto's one-step odds ratio: sum(O-E)/sum(V), on the raw tables (log scale). Yusuf et al. (1985), Prog Cardiovasc Dis 27:335-371.
 * Q = sum((O-E)^2/V) - (sum(O-E))^2/sum(V).
 */
export const petoPool = (tables: readonly Table[]): Result<PetoPooled, AppError> => {
  let [difference, variance, squares, informative] = [0, 0, 0, 0];
  const each: number[] = [];
  for (const { events1: a, n1, events2: c, n2 } of tables) {
    const n = n1 + n2;
    const m = a + c;
    const v = (((n1 * n2) / n) * ((m * (n - m)) / n)) / (n - 1);
    const d = a - (n1 * m) / n;
    difference += d;
    variance += v;
    each.push(v);
    if (v > 0) {
      squares += (d * d) / v;
      informative += 1;
    }
  }
  if (!(variance > 0))
    return err(
      appError('not-estimable', 'One of the two outcomes never occurs: the Peto odds ratio is not defined.'),
    );
  const q = Math.max(0, squares - (difference * difference) / variance);
  return ok({
    beta: difference / variance,
    se: 1 / Math.sqrt(variance),
    weights: each.map((v) => (100 * v) / variance),
    q,
    qDf: informative - 1,
    qP: chiSquareUpper(q, informative - 1),
    informative,
  });
};
