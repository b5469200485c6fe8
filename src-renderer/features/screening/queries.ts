import type { Criterion, ExclusionReason, Stage } from '#core/model/review';
import { useReadOnlyReason, useReportsPart, useReviewerId, useRows } from '../../mirror/use-live';

const noReasons: readonly ExclusionReason[] = [];
const noCriteria: readonly Criterion[] = [];

export const useReasons = (): readonly ExclusionReason[] => useRows('exclusionReasons') ?? noReasons;
export const useCriteria = (): readonly Criterion[] => useRows('criteria') ?? noCriteria;

export interface Reviewer {
  readonly id: string | null;
  /** Why nothing can be judged, or null. */
  readonly cannot: string | null;
}

export const useReviewer = (): Reviewer => {
  const id = useReviewerId();
  const readOnly = useReadOnlyReason();
  if (readOnly !== null) return { id, cannot: readOnly };
  return { id, cannot: id === null ? 'Say who you are first: verdicts belong to a reviewer.' : null };
};

/** Every label in use, in alphabetical order. */
export const useKnownLabels = (): readonly string[] => useReportsPart(({ labels }) => labels);

/** How many reports still wait for this reviewer at a stage: the number in the navigation. */
export const useLeftToScreen = (stage: Stage): number | undefined =>
  useReportsPart(({ progress, status }) =>
    status === 'ready' ? progress[stage].total - progress[stage].done : undefined,
  );
