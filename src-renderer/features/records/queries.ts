import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { ExclusionReason } from '#core/model/review';
import {
  useOpenSession,
  useReadOnlyReason,
  useReportsPart,
  useReviewerId,
  useRows,
  useSessionPart,
} from '../../mirror/use-live';
import { useAddress } from '../../ui/address';
import type { GridHandle } from '../../ui/grid/grid';
import { type CountedList, countedList } from './counted';

const noReasons: readonly ExclusionReason[] = [];
const noRows: readonly ReportListRow[] = [];
/** While rows are on their way in, the grid gets them when there are so many times as many as it has: each time it goes through all. */
const timesAsMany = 4;

export const useReasons = (): readonly ExclusionReason[] => useRows('exclusionReasons') ?? noReasons;

export const useReviewer = (): { readonly id: string | null; readonly cannot: string | null } => {
  const id = useReviewerId();
  const readOnly = useReadOnlyReason();
  if (readOnly !== null) return { id, cannot: readOnly };
  return { id, cannot: id === null ? 'Say who you are first: verdicts belong to a reviewer.' : null };
};

/**
 * Rows for the grid: once, those that are here; from then on changes go straight into the grid, so that one changed row among
 * 100,000 costs one row. `whole` says that none is missing any more.
 */
export const useGridRows = (
  grid: RefObject<GridHandle<ReportListRow> | null>,
): { readonly rows: readonly ReportListRow[]; readonly whole: boolean } => {
  const session = useOpenSession();
  // Read anew, as after the redo of a large import, they are not whole either: the former rows stand there until the first new ones come.
  const reading = useSessionPart(({ progress }) => progress !== null);
  const whole = useReportsPart(({ status }) => status === 'ready') && !reading;
  // What came while the grid was not there yet is read with all the rows.
  const [missed, setMissed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when something was missed, and when all are here
  const rows = useMemo(() => session?.reports.readComing().rows ?? noRows, [session, missed, whole]);
  useEffect(() => {
    if (session === null) return;
    // From then on nothing goes into the grid until it has been given all rows anew.
    let behind = false;
    const miss = (): void => {
      behind = true;
      setMissed((n) => n + 1);
    };
    const last = rows.at(-1)?.order ?? 0;
    const isBehind = (): boolean => {
      const now = session.reports.readComing().rows;
      return whole ? now !== rows : now.length > rows.length && now.length >= timesAsMany * rows.length;
    };
    if (isBehind()) miss();
    return session.reports.subscribe(({ upserts, deletes }) => {
      if (behind) return;
      const known = whole ? upserts : upserts.filter((row) => row.order <= last);
      const changed = known.length + deletes.length > 0;
      if (changed && grid.current?.applyChanges({ upserts: known, deletes }) !== true) miss();
      else if (!whole && isBehind()) miss();
    });
  }, [session, grid, rows, whole]);
  return { rows, whole };
};

/** What the rows offer to filter by: the names in use. */
export const useChoices = (): {
  readonly sources: readonly string[];
  readonly labels: readonly string[];
} => ({
  sources: useReportsPart(({ sources }) => sources),
  labels: useReportsPart(({ labels }) => labels),
});

export function useCountedList(): CountedList | null | undefined {
  const [, ...path] = useAddress();
  const conditions = useRows('conditions');
  const studies = useRows('studies');
  const key = path.join('\n');
  return useMemo(() => countedList(key.split('\n'), conditions, studies), [key, conditions, studies]);
}
