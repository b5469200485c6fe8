import type { StudyResult } from '../model/study';
import { canonicalJson } from './input-hash';

/** All readings of one result, and the one that analyses use (null while extractors differ). */
export interface StandingResult {
  readonly key: string;
  readonly readings: readonly StudyResult[];
  readonly stands: StudyResult | null;
}

/**
 * Which row stands for each result: the consensus, else the only reading, else a reading on whose numbers all agree (the first by
 * extractor's id, so that the order of rows makes no difference). In the order in which the results first appear.
 */
export const standingResults = (rows: readonly StudyResult[]): readonly StandingResult[] => {
  const groups = new Map<string, StudyResult[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group === undefined) groups.set(row.key, [row]);
    else group.push(row);
  }
  return [...groups].map(([key, group]) => {
    const readings = group.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
    const consensus = readings.find(({ by }) => by === 'consensus');
    const agree = readings.length === 1 || new Set(readings.map(numbersOf)).size === 1;
    return { key, readings, stands: consensus ?? (agree ? (readings[0] ?? null) : null) };
  });
};

/** What two readings must share to be the same reading: everything an analysis uses, and none of the wording. */
const numbersOf = (row: StudyResult): string =>
  canonicalJson({
    populationId: row.populationId,
    comparisonId: row.comparisonId,
    outcomeId: row.outcomeId,
    type: row.type,
    basis: row.basis,
    better: row.better,
    arms: row.arms.map(({ role, n, events, percent, mean, sd }) => ({ role, n, events, percent, mean, sd })),
    effect:
      row.effect === null
        ? null
        : {
            measure: row.effect.measure,
            estimate: row.effect.estimate,
            ciLow: row.effect.ciLow,
            ciHigh: row.effect.ciHigh,
            se: row.effect.se,
          },
  });
