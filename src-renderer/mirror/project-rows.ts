import { useMemo } from 'react';
import type { OverviewRows } from '#core/synthesis/overview';
import { inShownOrder } from '#core/synthesis/shown-rows';
import { useReports, useRow, useRows } from './use-live';

/** What analyses, the overview and comparisons read, in the order in which they show it; undefined while it loads. */
export function useProjectRows(): OverviewRows | undefined {
  const review = useRow('review', 'review');
  const conditions = useRows('conditions');
  const outcomes = useRows('outcomes');
  const comparisons = useRows('comparisons');
  const studies = useRows('studies');
  const links = useRows('links');
  const results = useRows('results');
  const appraisals = useRows('appraisals');
  const analyses = useRows('analyses');
  const { rows: reports, status, excludedStudies } = useReports();
  const evidence = useMemo(() => {
    if (!review || !conditions || !outcomes || !comparisons || !studies) return undefined;
    if (!links || !results || !appraisals || !analyses) return undefined;
    return inShownOrder({
      review,
      conditions,
      outcomes,
      comparisons,
      studies,
      links,
      results,
      appraisals,
      analyses,
      reports: [],
      excludedStudies: new Set(),
    });
  }, [review, conditions, outcomes, comparisons, studies, links, results, appraisals, analyses]);
  return useMemo(
    () =>
      evidence === undefined || status !== 'ready' ? undefined : { ...evidence, reports, excludedStudies },
    [evidence, reports, status, excludedStudies],
  );
}
