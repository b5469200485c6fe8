import type { Pair } from '../model/report';
import { groupRecords } from './group-records';
import { pairKey, standingFacts } from './pair-facts';

/** A near miss with the reports that stood for its records when it was found. */
export interface NearPair {
  readonly a: string;
  readonly b: string;
  readonly reportA: string;
  readonly reportB: string;
}

/**
 * Of near misses those that are still to be asked about, one for any two reports. `facts` are what people said, also since these were found:
 * A and B are one report, and so are B and C, so that nothing is left to ask about A and C.
 */
export const nearLeft = <N extends NearPair>(near: readonly N[], facts: readonly Pair[]): readonly N[] => {
  const reports = new Map(near.flatMap((n) => [[n.a, n.reportA] as const, [n.b, n.reportB] as const]));
  const { same, apart } = standingFacts(facts);
  const betweenReports = ({ a, b }: { readonly a: string; readonly b: string }) => ({
    a: reports.get(a) ?? a,
    b: reports.get(b) ?? b,
  });
  const keptApart = apart.map(betweenReports);
  const { groupOf } = groupRecords(same.map(betweenReports), keptApart);
  const groupKey = ({ a, b }: { readonly a: string; readonly b: string }): string =>
    pairKey(groupOf.get(a)?.[0] ?? a, groupOf.get(b)?.[0] ?? b);
  const seen = new Set(keptApart.map(groupKey));
  return near.filter((one) => {
    const { a, b } = betweenReports(one);
    if (a === b || groupOf.get(a)?.includes(b) === true) return false;
    const key = groupKey({ a, b });
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
