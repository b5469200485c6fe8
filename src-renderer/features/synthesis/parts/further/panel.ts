import type { Specification } from '#core/synthesis/analyse-results';
import type { OverviewRows } from '#core/synthesis/overview';
import type { AnalysisReport } from '#core/synthesis/report';

/** What each further analysis is shown from. */
export interface PanelProps {
  readonly rows: OverviewRows;
  readonly specification: Specification;
  /** The analysis itself, as it stands above. */
  readonly report: AnalysisReport;
}
