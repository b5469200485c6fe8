import { useLocation } from 'wouter';
import { useProjectRows } from '../../mirror/project-rows';
import { useAddress } from '../../ui/address';
import { EmptyState } from '../../ui/empty-state';
import { AnalysisPage } from './parts/analysis-page';
import { ChooseAnalysis } from './parts/choose-analysis';
import { synthesisPlace } from './place';

/** `/synthesis` lists the analyses, `/synthesis/:conditionId/:outcomeId` is one of them. */
export function SynthesisPage() {
  const rows = useProjectRows();
  const [, ...path] = useAddress();
  const [, navigate] = useLocation();
  if (rows === undefined) return <EmptyState title="Opening the results" />;
  const place = synthesisPlace(path, rows);
  if (place.at === 'list') return <ChooseAnalysis rows={rows} />;
  if (place.at === 'unknown')
    return (
      <EmptyState
        title="There is no such analysis here"
        text="Its condition or its outcome is not in this review; it may have been removed."
        action={{ label: 'All analyses', run: () => navigate('/synthesis') }}
      />
    );
  return (
    <AnalysisPage
      key={`${place.conditionId} ${place.outcomeId}`}
      rows={rows}
      conditionId={place.conditionId}
      outcomeId={place.outcomeId}
    />
  );
}
