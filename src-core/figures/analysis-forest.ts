import type { Comparison, Condition } from '../model/review';
import { analyseResults, type Specification } from '../synthesis/analyse-results';
import { formatHeterogeneity } from '../synthesis/format';
import type { AnalysisReport } from '../synthesis/report';
import type { ProjectRows } from '../synthesis/select-results';
import { type ForestFigure, forestFigure } from './forest';
import {
  defaultArmLabels,
  type ForestLights,
  type ForestOptions,
  type ForestSubgroup,
} from './forest-options';
import { type AppraisalRows, lightsTool, resultKeys, standingLights } from './standing-lights';

/** What of a project a forest plot shows. */
export interface ForestRows extends ProjectRows, AppraisalRows {
  readonly conditions: readonly Condition[];
  readonly comparisons: readonly Comparison[];
}

/** Names of the arms: those of the comparison asked for, else of the only one that the shown results belong to. */
function armLabels(
  rows: ForestRows,
  specification: Specification,
  report: AnalysisReport,
): ForestOptions['armLabels'] {
  const shown = new Set(report.rows.map(({ id }) => id));
  const named = new Set(
    rows.results.flatMap(({ id, comparisonId }) =>
      shown.has(id) && comparisonId !== null ? [comparisonId] : [],
    ),
  );
  const only = named.size === 1 ? [...named][0] : undefined;
  const comparison = rows.comparisons.find(({ id }) => id === (specification.comparisonId ?? only));
  return comparison === undefined
    ? defaultArmLabels
    : { arm1: comparison.intervention, arm2: comparison.comparator };
}

/** The lights beside the rows; null while no shown result has a judgement that stands. */
function forestLights(rows: ForestRows, report: AnalysisReport): ForestLights | null {
  const lights = standingLights(rows);
  const keys = resultKeys(rows.results);
  const own = report.rows.map(({ id }) => ({ id, light: lights.get(keys.get(id) ?? '') }));
  const tool = own.find(({ light }) => light?.tool)?.light?.tool;
  if (!tool) return null;
  return {
    ...lightsTool(tool),
    byResult: Object.fromEntries(
      own.map(({ id, light }) => [
        id,
        light?.tool?.id === tool.id ? (light.judgements ?? undefined) : undefined,
      ]),
    ),
  };
}

/** The groups of the report as the plot shows them; none where the studies are not grouped. */
const forestSubgroups = ({ subgroups }: AnalysisReport): readonly ForestSubgroup[] =>
  (subgroups?.groups ?? []).map(({ label, pooled, heterogeneity }) => ({
    id: label,
    label,
    pooled,
    heterogeneity: formatHeterogeneity({ heterogeneity }),
  }));

/** What the plot of an analysis is called and shows beside the report; the caller may override each part. */
export function forestOptionsOf(
  rows: ForestRows,
  specification: Specification,
  report: AnalysisReport,
): ForestOptions & { readonly title: string } {
  const condition = rows.conditions.find(({ id }) => id === specification.conditionId);
  const outcome = rows.outcomes.find(({ id }) => id === specification.outcomeId);
  return {
    title: [condition?.name, outcome?.name].filter((name) => name !== undefined).join(': '),
    armLabels: armLabels(rows, specification, report),
    better: outcome?.better ?? null,
    subgroups: forestSubgroups(report),
    riskOfBias: forestLights(rows, report),
  };
}

/** From the project's rows to the plot: what the screen, exports and the command line all call, so that they cannot differ. */
export function analysisForest(
  rows: ForestRows,
  specification: Specification,
  more: ForestOptions = {},
): { readonly report: AnalysisReport; readonly figure: ForestFigure } {
  const report = analyseResults(rows, specification);
  return {
    report,
    figure: forestFigure(report, { ...forestOptionsOf(rows, specification, report), ...more }),
  };
}
