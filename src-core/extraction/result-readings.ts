import type { StudyResult } from '../model/study';

/** All readings of one result: one row an extractor, and perhaps the consensus. */
export interface ResultReadings {
  readonly key: string;
  readonly studyId: string;
  /** The reading that lists show: the consensus, else the viewer's own, else another reviewer's, else the bundled data set's. */
  readonly shown: StudyResult;
  readonly mine: StudyResult | null;
  /** In a fixed order: consensus, reviewers by id, data sets by id. */
  readonly all: readonly StudyResult[];
}

export const consensusReader = 'consensus';

/** Groups extraction rows by the result they read, in the order in which the results first appear. */
export function readingsOf(
  rows: readonly StudyResult[],
  viewer: string | null,
  isDataset: (by: string) => boolean,
): readonly ResultReadings[] {
  const groups = new Map<string, StudyResult[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group === undefined) groups.set(row.key, [row]);
    else group.push(row);
  }
  const rank = (row: StudyResult): number => {
    if (row.by === consensusReader) return 0;
    return isDataset(row.by) ? 2 : 1;
  };
  const out: ResultReadings[] = [];
  for (const [key, group] of groups) {
    const all = group.sort((a, b) => rank(a) - rank(b) || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
    const first = all[0];
    if (first === undefined) continue;
    const mine = all.find((row) => row.by === viewer) ?? null;
    const shown = first.by === consensusReader ? first : (mine ?? first);
    out.push({ key, studyId: first.studyId, shown, mine, all });
  }
  return out;
}
