import type { Criterion, ExclusionReason, Stage } from '#core/model/review';
import { useReports, useRows, useSession } from '../../mirror/use-live';

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
  const { project } = useSession();
  const id = project?.reviewerId ?? null;
  if (project?.readOnly) return { id, cannot: project.readOnly };
  return { id, cannot: id === null ? 'Say who you are first: verdicts belong to a reviewer.' : null };
};

/** Every label in use, in alphabetical order. */
export const useKnownLabels = (): readonly string[] => useReports().labels;

/** How many reports still wait for this reviewer at a stage: the number in the navigation. */
export const useLeftToScreen = (stage: Stage): number | undefined => {
  const { progress, status } = useReports();
  return status === 'ready' ? progress[stage].total - progress[stage].done : undefined;
};
