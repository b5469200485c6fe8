import { appError } from '../errors';
import { forestOptionsOf } from '../figures/analysis-forest';
import { err, ok } from '../result';
import { analyseResults } from '../synthesis/analyse-results';
import { askedAnalysis } from './asked-analysis';
import type { ProjectExporter } from './project-exporter';
import { rScript } from './r-script';

/** The analysis as a script for R: whoever runs it gets the numbers of the report from the same data. */
export const rScriptExporter = {
  id: 'r-script',
  label: 'R script (metafor)',
  extension: 'R',
  make: (rows, request) => {
    const asked = askedAnalysis(rows, request);
    if (!asked.ok) return asked;
    const report = analyseResults(rows, asked.value);
    const { title } = forestOptionsOf(rows, asked.value, report);
    const text = rScript(report, title, asked.value.settings.further);
    if (text === null)
      return err(
        appError('too-few-studies', 'Nothing is pooled in this analysis, so there is nothing to run in R.'),
      );
    return ok({
      name: `Analysis - ${title}`,
      inputHash: report.inputHash,
      content: { kind: 'text', text },
    });
  },
} as const satisfies ProjectExporter;
