import { levelOf } from '../appraisal/completeness';
import { printResult } from '../extraction/print-result';
import { resultKeys, standingLights } from '../figures/standing-lights';
import type { StudyResult } from '../model/study';
import { studyDesignLabel } from '../model/study-design';
import { analyseResults, type Specification } from '../synthesis/analyse-results';
import { type OverviewRows, overview } from '../synthesis/overview';
import type { SummaryAnalysis, SummaryInput, SummaryResult, SummaryStudy } from './summary-csv';

const basisLabels: Readonly<Record<StudyResult['basis'], string>> = {
  'intention-to-treat': 'intention to treat',
  'per-protocol': 'per protocol',
  'first-period': 'first period',
  paired: 'paired',
  'within-arm': 'within one arm',
  'not-stated': 'not stated',
};

const doseOf = ({ doseMg, doseNote }: OverviewRows['studies'][number]): string => {
  const dose = doseMg === null ? '' : `${doseMg} mg/day`;
  return [dose, doseNote].filter((part) => part !== '').join('; ');
};

const sourceOf = ({ source }: StudyResult): string => {
  const quote = source.quote === '' ? '' : `"${source.quote}"`;
  return [source.where, quote, source.url].filter((part) => part !== '').join(' ');
};

/** The analyses of one condition: those given, else every outcome that some result reports, as the overview shows it. */
function analysesOf(
  rows: OverviewRows,
  conditionId: string,
  specifications: readonly Specification[] | null,
): SummaryAnalysis[] {
  const named = (specification: Specification) => ({
    comparison:
      rows.comparisons.find(({ id }) => id === specification.comparisonId)?.name ?? 'any comparison',
    outcome: rows.outcomes.find(({ id }) => id === specification.outcomeId)?.name ?? specification.outcomeId,
  });
  if (specifications !== null)
    return specifications.map((specification) => ({
      ...named(specification),
      report: analyseResults(rows, specification),
    }));
  return overview(rows)
    .cells.filter((cell) => cell.conditionId === conditionId)
    .map(({ specification, report }) => ({ ...named(specification), report }));
}

/**
 * Everything the summary table of a condition says, from the project's rows. `specifications` are the analyses as the screen shows
 * them; null takes the saved or default one of every outcome.
 */
export function conditionSummary(
  rows: OverviewRows,
  conditionId: string,
  specifications: readonly Specification[] | null = null,
): SummaryInput {
  const lights = standingLights(rows);
  const keys = resultKeys(rows.results);
  const studies: Record<string, SummaryStudy> = {};
  for (const study of rows.studies) {
    studies[study.id] = {
      design: studyDesignLabel(study.design),
      dose: doseOf(study),
      durationWeeks: study.durationWeeks,
      nRandomised: study.nRandomised,
    };
  }
  const results: Record<string, SummaryResult> = {};
  for (const result of rows.results) {
    const light = lights.get(keys.get(result.id) ?? '');
    const level = light?.tool ? levelOf(light.tool, light.judgements?.overall) : null;
    results[result.id] = {
      timePoint: result.timePoint,
      basis: basisLabels[result.basis],
      source: sourceOf(result),
      reported: printResult(result),
      verified: result.verified,
      riskOfBias: level?.label ?? '',
    };
  }
  return {
    condition: rows.conditions.find(({ id }) => id === conditionId)?.name ?? conditionId,
    analyses: analysesOf(rows, conditionId, specifications),
    studies,
    results,
  };
}
