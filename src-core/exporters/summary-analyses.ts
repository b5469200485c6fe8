import { analyseResults, type Specification } from '../synthesis/analyse-results';
import { textHash } from '../synthesis/input-hash';
import { type OverviewRows, overviewCell } from '../synthesis/overview';

/**
 * The analyses of a condition's summary table: for every outcome that some result reports the one the overview shows, with `shown`
 * in the place of its own outcome, settings as they are on the screen.
 */
export const summaryAnalyses = (
  rows: OverviewRows,
  conditionId: string,
  shown: Specification | null = null,
): readonly Specification[] =>
  rows.outcomes.flatMap(({ id }) => {
    if (shown !== null && shown.conditionId === conditionId && shown.outcomeId === id) return [shown];
    return overviewCell(rows, conditionId, id)?.specification ?? [];
  });

/** One hash over everything the table rests on, in its order. */
export const summaryHash = (
  rows: OverviewRows,
  conditionId: string,
  shown: Specification | null = null,
): string =>
  textHash(
    summaryAnalyses(rows, conditionId, shown)
      .map((specification) => analyseResults(rows, specification).inputHash)
      .join('\n'),
  );
