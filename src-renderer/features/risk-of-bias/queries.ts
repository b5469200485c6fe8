import { useMemo } from 'react';
import { useExcludedStudies } from '../../mirror/excluded-studies';
import { useReadOnlyReason, useReviewerId, useRow, useRows } from '../../mirror/use-live';
import { type BiasRow, biasRows, isToJudge } from './bias-rows';

export function useViewer() {
  const me = useReviewerId();
  const readOnly = useReadOnlyReason() !== null;
  const reviewers = useRows('reviewers');
  return useMemo(() => {
    const datasets = new Set((reviewers ?? []).filter((row) => row.role === 'dataset').map((row) => row.id));
    const names = new Map((reviewers ?? []).map((row) => [row.id, row.name]));
    return {
      me,
      readOnly,
      isDataset: (by: string) => datasets.has(by),
      nameOf: (by: string) => (by === 'consensus' ? 'Consensus' : by === me ? 'Me' : (names.get(by) ?? by)),
    };
  }, [reviewers, me, readOnly]);
}

/** Undefined while it loads. */
export function useBiasRows(): { readonly rows: readonly BiasRow[]; readonly votes: number } | undefined {
  const studies = useRows('studies');
  const results = useRows('results');
  const appraisals = useRows('appraisals');
  const review = useRow('review', 'review');
  const { me, isDataset } = useViewer();
  const excludedStudies = useExcludedStudies();
  return useMemo(() => {
    if (!studies || !results || !appraisals || !review || !excludedStudies) return undefined;
    const votes = review.appraisal.votes;
    return {
      rows: biasRows({ studies, results, appraisals, viewer: me, isDataset, votes, excludedStudies }),
      votes,
    };
  }, [studies, results, appraisals, review, me, isDataset, excludedStudies]);
}

/** Results that a tool is offered for and no appraisal stands for, of studies that screening left in: what is left to do. */
export function useOpenCount(): number | undefined {
  return useBiasRows()?.rows.filter((row) => isToJudge(row) && row.stands === null).length;
}
