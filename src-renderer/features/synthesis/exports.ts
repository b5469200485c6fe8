import type { Specification } from '#core/synthesis/analyse-results';
import type { FurtherBlock } from '#core/synthesis/further/further-report';
import type { OverviewRows } from '#core/synthesis/overview';
import type { AnalysisReport } from '#core/synthesis/report';
import { summaryHash } from '#core/exporters/summary-analyses';
import { asShown, exportFile } from '../../actions/export';

export interface Download {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

const inScript: readonly FurtherBlock[] = ['sensitivity', 'small-study', 'selection'];

/** The files that this page can give: the plot, and the summary table of its condition with this analysis as it is shown. */
export const exportsOf = (
  rows: OverviewRows,
  specification: Specification,
  report: AnalysisReport,
  furtherShown: boolean,
): readonly Download[] => {
  const analysis = asShown(specification);
  const { settings } = specification;
  // What is open on the page is in the script too.
  const script = furtherShown ? { ...analysis, settings: { ...settings, further: inScript } } : analysis;
  const { inputHash } = report;
  return [
    {
      id: 'forest-svg',
      label: 'Forest plot as SVG',
      run: () => void exportFile({ exporter: 'forest-svg', ...analysis, inputHash }),
    },
    {
      id: 'forest-png',
      label: 'Forest plot as PNG',
      run: () => void exportFile({ exporter: 'forest-png', ...analysis, inputHash }),
    },
    {
      id: 'r-script',
      label: 'R script of this analysis',
      run: () => void exportFile({ exporter: 'r-script', ...script, inputHash }),
    },
    {
      id: 'summary-csv',
      label: 'Summary table of the condition as CSV',
      run: () =>
        void exportFile({
          exporter: 'summary-csv',
          ...analysis,
          inputHash: summaryHash(rows, specification.conditionId, specification),
        }),
    },
  ];
};
