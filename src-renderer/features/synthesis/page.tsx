import { useProjectRows } from '../../mirror/project-rows';
import { useAddress } from '../../ui/address';
import { EmptyState } from '../../ui/empty-state';
import { AnalysisPage } from './parts/analysis-page';
import { ChooseAnalysis } from './parts/choose-analysis';

/** `/synthesis` lists the analyses, `/synthesis/:conditionId/:outcomeId` is one of them. */
export function SynthesisPage() {
  const rows = useProjectRows();
  const [, conditionId, outcomeId] = useAddress();
  if (rows === undefined) return <EmptyState title="Opening the results" />;
  const known =
    rows.conditions.some(({ id }) => id === conditionId) && rows.outcomes.some(({ id }) => id === outcomeId);
  if (conditionId === undefined || outcomeId === undefined || !known) return <ChooseAnalysis rows={rows} />;
  return (
    <AnalysisPage
      key={`${conditionId} ${outcomeId}`}
      rows={rows}
      conditionId={conditionId}
      outcomeId={outcomeId}
    />
  );
}
