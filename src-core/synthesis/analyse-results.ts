import type { Analysis } from '../model/analysis';
import type { AnalysisReport, AnalysisSettings } from './report';
import { runAnalysis } from './run-analysis';
import { type ProjectRows, type Scope, selectResults } from './select-results';
import { withModerators } from './study-moderators';
import { withSubgroups } from './subgroup-labels';

/** A saved specification, or one that is being tried. */
export type Specification = Scope & { readonly settings: Analysis['settings'] };

/** From the project's rows to the report: what screens, exports and the overview all call, so that they cannot differ. */
export const analyseResults = (rows: ProjectRows, specification: Specification): AnalysisReport => {
  const { settings } = specification;
  const selection = selectResults(rows, { ...specification, measure: settings.measure });
  const grouped = withSubgroups(rows, settings.subgroups, selection.inputs);
  const inputs = withModerators(rows, settings.further, grouped);
  return runAnalysis(runnable(settings, selection.settings), inputs, selection.leftOut);
};

const runnable = (
  settings: Analysis['settings'],
  chosen: Pick<AnalysisSettings, 'measure' | 'genericScale' | 'genericLabel'>,
): AnalysisSettings => {
  // Mantel-Haenszel needs counts: effects with standard errors are pooled by inverse variance.
  const commonMethod = chosen.measure === 'GEN' ? 'iv' : settings.commonMethod;
  return { ...settings, ...chosen, commonMethod };
};
