import { toolFor } from '../appraisal/index';
import { rob2 } from '../appraisal/tools/rob-2';
import type { Condition, Outcome } from '../model/review';
import type { Study, StudyResult } from '../model/study';
import { standingResults } from '../synthesis/standing-result';
import { type AppraisalRows, lightsTool, standingLights } from './standing-lights';
import type { TrafficLightInput, TrafficLightRow } from './traffic-light';

export interface AppraisalTableRows extends AppraisalRows {
  readonly conditions: readonly Condition[];
  readonly outcomes: readonly Outcome[];
  readonly studies: readonly Study[];
}

const detailOf = (result: StudyResult, outcomes: readonly Outcome[]): string => {
  const outcome = outcomes.find(({ id }) => id === result.outcomeId)?.name ?? result.outcomeText;
  return [outcome, result.timePoint].filter((part) => part !== '').join(', ');
};

const isOf = (result: StudyResult, study: Study, conditionId: string | null): boolean => {
  if (conditionId === null) return true;
  const population = study.populations.find(({ id }) => id === result.populationId);
  const own = population?.conditionId ?? null;
  return own === null ? study.conditions.includes(conditionId) : own === conditionId;
};

/**
 * Every result of a condition (null: of the review) that a tool is offered for or that somebody has appraised, with the judgement
 * that stands or the reason there is none. Rows keep the order of the studies; where two would read the same, the outcome's own
 * words are added.
 */
export function appraisalTable(rows: AppraisalTableRows, conditionId: string | null): TrafficLightInput {
  const lights = standingLights(rows);
  const standing = standingResults(rows.results);
  const table: TrafficLightRow[] = [];
  for (const study of rows.studies) {
    const offered = toolFor(study.design).offered.length > 0;
    for (const { key, readings, stands } of standing) {
      const result = stands ?? readings[0];
      if (result?.studyId !== study.id || !isOf(result, study, conditionId)) continue;
      const light = lights.get(key);
      if (!offered && light === undefined) continue;
      table.push({
        id: key,
        resultId: result.id,
        label: study.label,
        detail: detailOf(result, rows.outcomes),
        judgements: light?.judgements ?? null,
        reason: light === undefined ? 'Nobody has appraised this result yet.' : light.reason,
      });
    }
  }
  const condition = rows.conditions.find(({ id }) => id === conditionId);
  const texts = new Map(rows.results.map(({ key, outcomeText }) => [key, outcomeText]));
  const named = table.map((row) => {
    const same = table.filter(({ label, detail }) => label === row.label && detail === row.detail);
    return same.length > 1 ? { ...row, detail: `${row.detail} (${texts.get(row.id) ?? row.id})` } : row;
  });
  const used = [...lights.values()].find(({ tool }) => tool !== null)?.tool ?? rob2;
  return {
    title: condition === undefined ? 'Risk of bias' : `Risk of bias: ${condition.name}`,
    tool: lightsTool(used),
    rows: named,
  };
}
