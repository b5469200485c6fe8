import { useMemo, useState } from 'react';
import { analyseResults, type Specification } from '#core/synthesis/analyse-results';
import { canonicalJson } from '#core/synthesis/input-hash';
import { cellOf, type OverviewRows, overviewCell } from '#core/synthesis/overview';
import type { AnalysisReport } from '#core/synthesis/report';

export interface ShownAnalysis {
  readonly specification: Specification;
  readonly report: AnalysisReport;
  /** The specification is kept in the review, as it stands there. */
  readonly saved: boolean;
  /** Tried on the screen, and not kept. */
  readonly changed: boolean;
  readonly change: (next: Specification) => void;
  readonly reset: () => void;
  readonly choose: (comparisonId: string | null) => void;
}

/** One condition and outcome: its saved or starting analysis, and whatever is being tried. */
export function useAnalysis(rows: OverviewRows, conditionId: string, outcomeId: string): ShownAnalysis {
  const [chosen, choose] = useState<string | null | undefined>(undefined);
  const [draft, setDraft] = useState<Specification | null>(null);
  const start = useMemo(() => {
    const scope = { conditionId, outcomeId };
    if (chosen !== undefined) return cellOf(rows, { ...scope, comparisonId: chosen });
    return overviewCell(rows, conditionId, outcomeId) ?? cellOf(rows, { ...scope, comparisonId: null });
  }, [rows, conditionId, outcomeId, chosen]);
  const specification = draft ?? start.specification;
  const changed = draft !== null && canonicalJson(draft) !== canonicalJson(start.specification);
  const report = useMemo(
    () => (changed ? analyseResults(rows, specification) : start.report),
    [rows, specification, changed, start],
  );
  return {
    specification,
    report,
    saved: start.saved,
    changed,
    change: setDraft,
    reset: () => setDraft(null),
    choose: (comparisonId) => {
      setDraft(null);
      choose(comparisonId);
    },
  };
}
