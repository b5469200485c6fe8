import { type StageProgress, stageProgress } from '#core/screening/queue';
import type { ReportListRow } from '#core/contract/mirror';
import type { Stage } from '#core/model/review';
import { useReports } from '../mirror/use-live';

// One pass over the rows for all who ask about the same list.
const known = new WeakMap<readonly ReportListRow[], Map<Stage, StageProgress>>();

const progressOf = (rows: readonly ReportListRow[], stage: Stage): StageProgress => {
  const stages = known.get(rows) ?? new Map<Stage, StageProgress>();
  known.set(rows, stages);
  const progress = stages.get(stage) ?? stageProgress(rows, stage);
  stages.set(stage, progress);
  return progress;
};

const useProgress = (stage: Stage): StageProgress => progressOf(useReports().rows, stage);

/** Disagreements that nobody has settled, over both stages. */
export const useConflicts = (): number =>
  useProgress('title-abstract').conflicts + useProgress('full-text').conflicts;
