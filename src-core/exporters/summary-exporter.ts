import { ok } from '../result';
import { askedAnalysis, askedCondition } from './asked-analysis';
import { conditionSummary } from './condition-summary';
import type { ProjectExporter } from './project-exporter';
import { summaryAnalyses, summaryHash } from './summary-analyses';
import { summaryCsv } from './summary-csv';

/** The summary table of a condition; with an outcome, that one stands in it as it is shown. */
export const summaryCsvExporter = {
  id: 'summary-csv',
  label: 'Summary table of a condition, CSV',
  extension: 'csv',
  make: (rows, request) => {
    const condition = askedCondition(rows, request);
    if (!condition.ok) return condition;
    const shown = request.outcomeId === undefined ? null : askedAnalysis(rows, request);
    if (shown !== null && !shown.ok) return shown;
    const { id, name } = condition.value;
    const analyses = summaryAnalyses(rows, id, shown?.value ?? null);
    return ok({
      name: `Summary - ${name}`,
      inputHash: summaryHash(rows, id, shown?.value ?? null),
      content: { kind: 'text', text: summaryCsv(conditionSummary(rows, id, analyses)) },
    });
  },
} as const satisfies ProjectExporter;
