import { groupRecords, type RecordPair } from '#core/dedupe/group-records';
import type { Member } from './regroup';
import type { Store } from './store';

/** What was said of a report, at each stage. */
type Judged = Map<string, Set<string>>;

const differ = (x: Judged, y: Judged): boolean =>
  [...x].some(([stage, said]) => {
    const other = y.get(stage);
    return other !== undefined && new Set([...said, ...other]).size > 1;
  });

/**
 * Pairs of records whose reports people judged differently at one stage. Merged, one verdict would overrule the other without a word: such
 * reports are not put together by the program, whatever chain of `same` leads from one to the other; a person looks at them.
 */
export const judgedApart = (
  store: Store,
  members: readonly Member[],
  same: readonly RecordPair[],
): readonly RecordPair[] => {
  const standing = new Map(members.map((m) => [m.report, m.alias ?? m.report]));
  const judged = new Map<string, Judged>();
  for (const { reportId, stage, verdict } of [
    ...store.all('decisions').rows,
    ...store.all('resolutions').rows,
  ]) {
    if (verdict === null) continue;
    const report = standing.get(reportId) ?? reportId;
    const said = judged.get(report) ?? new Map<string, Set<string>>();
    judged.set(report, said.set(stage, (said.get(stage) ?? new Set()).add(verdict)));
  }
  if (judged.size < 2) return [];
  const reportOf = new Map(members.map((m) => [m.record, m.alias ?? m.report]));
  const apart: RecordPair[] = [];
  for (const group of new Set(groupRecords(same, []).groupOf.values())) {
    const told = new Map<string, { readonly record: string; readonly said: Judged }>();
    for (const record of group) {
      const report = reportOf.get(record);
      const said = report === undefined ? undefined : judged.get(report);
      if (report !== undefined && said !== undefined) told.set(report, { record, said });
    }
    const all = [...told.values()];
    for (const [at, x] of all.entries())
      for (const y of all.slice(at + 1)) if (differ(x.said, y.said)) apart.push({ a: x.record, b: y.record });
  }
  return apart;
};
