import { useMemo } from 'react';
import { overview, type OverviewRows } from '#core/synthesis/overview';
import { overviewGrid } from '#core/figures/overview-grid';

/** Everything the page shows, computed once for each state of the review. */
export function useOverview(rows: OverviewRows | undefined) {
  return useMemo(() => {
    if (rows === undefined) return undefined;
    const whole = overview(rows);
    return { ...whole, grid: overviewGrid(whole, rows.conditions, rows.outcomes) };
  }, [rows]);
}
