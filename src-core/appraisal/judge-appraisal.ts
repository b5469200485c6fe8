import type { AppError } from '../errors';
import type { Appraisal } from '../model/study';
import { err, ok, type Result } from '../result';
import type { Answer, AppraisalAim, AppraisalTool } from './appraisal-tool';
import { aimOf, type Evaluation, evaluate } from './evaluate';
import { appraisalTool } from './index';
import { type AppraisalRow, type Standing, standingAppraisal } from './standing';

/** A stored appraisal with the algorithm's proposals and the judgements that count (overrides included). */
export interface JudgedAppraisal extends AppraisalRow {
  readonly appraisal: Appraisal;
  readonly tool: AppraisalTool;
  readonly aimData: AppraisalAim;
  readonly evaluation: Evaluation;
}

/**
 * Applies the tool to a stored appraisal. The overall override counts only once every domain has a judgement. An appraisal
 * that its reviewer has not declared finished is not complete, whatever its answers.
 */
export function judgeAppraisal(appraisal: Appraisal): Result<JudgedAppraisal, AppError> {
  const tool = appraisalTool(appraisal.tool);
  if (!tool.ok) return tool;
  const aim = aimOf(tool.value, appraisal.aim);
  if (!aim.ok) return err(aim.error);
  const answers: Record<string, Answer | undefined> = {};
  for (const [id, { answer }] of Object.entries(appraisal.answers)) answers[id] = answer ?? undefined;
  const overrides: Record<string, string | undefined> = {};
  for (const [id, { judgement }] of Object.entries(appraisal.overrides)) overrides[id] = judgement;
  const evaluation = evaluate(tool.value, aim.value, answers, {
    promptAnswers: { 'several-concerns': appraisal.severalConcerns ?? undefined },
    overrides,
  });
  const proposed = evaluation.overall.judgement;
  return ok({
    appraisal,
    tool: tool.value,
    aimData: aim.value,
    evaluation,
    reviewerId: appraisal.by,
    isConsensus: appraisal.by === 'consensus',
    toolId: appraisal.tool,
    toolVersion: appraisal.toolVersion,
    aim: aim.value.id,
    finished: appraisal.complete,
    domains: Object.fromEntries(
      Object.entries(evaluation.domains).map(([id, domain]) => [id, overrides[id] ?? domain.judgement]),
    ),
    overall: proposed === null ? null : (overrides.overall ?? proposed),
  });
}

/** The appraisal of one result that counts, from all its stored appraisals; rows of unknown tools are an error. */
export function standingOf(
  appraisals: readonly Appraisal[],
  votesNeeded: number,
): Result<Standing<JudgedAppraisal>, AppError> {
  const rows: JudgedAppraisal[] = [];
  for (const appraisal of appraisals) {
    const judged = judgeAppraisal(appraisal);
    if (!judged.ok) return judged;
    rows.push(judged.value);
  }
  return ok(standingAppraisal(rows, votesNeeded));
}
