import type { Analysis } from '../model/analysis';
import type { FurtherBlock, FurtherReport } from './further/further-report';
import type { AnalysisReport, AnalysisSettings, LeftOut, StudyInput } from './report';
import { runAnalysis } from './run-analysis';
import { type ProjectRows, type Scope, selectResults } from './select-results';
import { withModerators } from './study-moderators';
import { withSubgroups } from './subgroup-labels';

/** A saved specification, or one that is being tried. */
export type Specification = Scope & { readonly settings: Analysis['settings'] };

/** What `runAnalysis` takes: settings, inputs and what was left out. */
export interface RunnableAnalysis {
  readonly settings: AnalysisSettings;
  readonly inputs: readonly StudyInput[];
  readonly leftOut: readonly LeftOut[];
}

/** From the project's rows to what can be run, with the further blocks that are wanted; those of the settings are not looked at. */
export const runnableAnalysis = (
  rows: ProjectRows,
  specification: Specification,
  further?: readonly FurtherBlock[],
): RunnableAnalysis => {
  const { settings } = specification;
  const selection = selectResults(rows, { ...specification, measure: settings.measure });
  const grouped = withSubgroups(rows, settings.subgroups, selection.inputs);
  return {
    settings: { ...runnable(settings, selection.settings), further },
    inputs: withModerators(rows, further, grouped),
    leftOut: selection.leftOut,
  };
};

/**
 * From the project's rows to the report: what screens, exports and the overview all call, so that they cannot differ. Nothing further is computed, whatever
 * the settings ask for: `furtherResults` does that.
 */
export const analyseResults = (rows: ProjectRows, specification: Specification): AnalysisReport => {
  const { settings, inputs, leftOut } = runnableAnalysis(rows, specification);
  return runAnalysis(settings, inputs, leftOut);
};

/** The further blocks of the same analysis; null when it cannot be run. */
export const furtherResults = (
  rows: ProjectRows,
  specification: Specification,
  further: readonly FurtherBlock[],
): FurtherReport | null => {
  const { settings, inputs, leftOut } = runnableAnalysis(rows, specification, further);
  return runAnalysis(settings, inputs, leftOut).further;
};

const runnable = (
  settings: Analysis['settings'],
  chosen: Pick<AnalysisSettings, 'measure' | 'genericScale' | 'genericLabel'>,
): AnalysisSettings => {
  // Mantel-Haenszel needs counts: effects with standard errors are pooled by inverse variance.
  const commonMethod = chosen.measure === 'GEN' ? 'iv' : settings.commonMethod;
  return { ...settings, ...chosen, commonMethod };
};
