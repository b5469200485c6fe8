import { analysisId } from '#core/model/analysis';
import type { Specification } from '#core/synthesis/analyse-results';
import { undoOf } from '../../actions/undo';
import { api } from '../../bridge';
import { toast, toastError } from '../../ui/toast';

/** Keeps the analysis as it is shown, designs included. True when it was written. */
export async function saveAnalysis(specification: Specification, note: string): Promise<boolean> {
  const { conditionId, comparisonId, outcomeId, settings, designs } = specification;
  const answer = await api.studies.saveAnalysis({
    analysis: {
      id: analysisId(conditionId, comparisonId, outcomeId),
      conditionId,
      comparisonId,
      outcomeId,
      settings,
      ...(designs && { designs: [...designs] }),
      note,
    },
  });
  if (answer.ok) toast('Analysis saved', undoOf(answer.change));
  else toastError(answer.error);
  return answer.ok;
}

/** Takes the saved analysis out of the review; the page then starts from the defaults again. */
export async function forgetAnalysis({ conditionId, comparisonId, outcomeId }: Specification): Promise<void> {
  const answer = await api.studies.removeAnalysis({ id: analysisId(conditionId, comparisonId, outcomeId) });
  if (answer.ok) toast('Back to the settings an analysis starts with', undoOf(answer.change));
  else toastError(answer.error);
}
