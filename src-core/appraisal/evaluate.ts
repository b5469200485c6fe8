import type { AppError } from '../errors';
import { appError } from '../errors';
import { err, ok, type Result } from '../result';
import type {
  Answer,
  Answers,
  AppraisalAim,
  AppraisalDomain,
  AppraisalTool,
  OverallPrompt,
} from './appraisal-tool';

export interface DomainEvaluation {
  /** Null while an asked question has no valid answer. */
  readonly judgement: string | null;
  readonly ruleId: string | null;
  /** Why, as a sentence. */
  readonly says: string | null;
  readonly complete: boolean;
  /** Questions asked under the present answers, in order. Answers to others are ignored. */
  readonly asked: readonly string[];
  /** Asked questions that still lack a valid answer. */
  readonly missing: readonly string[];
  /** The asked questions that are answered, in order: the way that led to the judgement. */
  readonly path: readonly { readonly id: string; readonly answer: Answer }[];
}

export interface OverallEvaluation {
  /** Null while a domain has no judgement. */
  readonly judgement: string | null;
  readonly ruleId: string | null;
  readonly says: string | null;
  /** Questions only the reviewer can answer and has not answered yet. They never change the judgement by themselves. */
  readonly prompts: readonly OverallPrompt[];
}

export interface Evaluation {
  readonly domains: Readonly<Record<string, DomainEvaluation>>;
  readonly overall: OverallEvaluation;
}

export interface EvaluateOptions {
  /** Answers to the tool's overall prompts, by prompt id. */
  readonly promptAnswers?: Readonly<Record<string, string | undefined>>;
  /** The reviewer's own judgement of a domain where it departs from the algorithm's; the overall judgement follows it. */
  readonly overrides?: Readonly<Record<string, string | undefined>>;
}

/** The aim with this id; the tool's first where none is named. An unknown id is an error. */
export function aimOf(tool: AppraisalTool, aimId: string | undefined): Result<AppraisalAim, AppError> {
  const aim = aimId === undefined ? tool.aims[0] : tool.aims.find((candidate) => candidate.id === aimId);
  if (aim) return ok(aim);
  const known = tool.aims.map((candidate) => candidate.id).join(', ');
  return err(appError('unknown-id', `${tool.label} has no aim "${aimId}". It has: ${known}.`));
}

/** Walks the questions of a domain in order: each is asked or not by the answers that count so far. */
export function evaluateDomain(domain: AppraisalDomain, answers: Answers): DomainEvaluation {
  const counted: Record<string, Answer> = {};
  const asked: string[] = [];
  const missing: string[] = [];
  const path: { id: string; answer: Answer }[] = [];
  for (const question of domain.questions) {
    if (question.askedWhen && !question.askedWhen(counted)) continue;
    asked.push(question.id);
    const answer = answers[question.id];
    if (answer === undefined || !question.options.includes(answer)) {
      missing.push(question.id);
      continue;
    }
    counted[question.id] = answer;
    path.push({ id: question.id, answer });
  }
  const rule = missing.length === 0 ? domain.rules.find((candidate) => candidate.when(counted)) : undefined;
  return {
    judgement: rule?.judgement ?? null,
    ruleId: rule?.id ?? null,
    says: rule?.says ?? null,
    complete: missing.length === 0,
    asked,
    missing,
    path,
  };
}

/** The overall judgement from the domains' judgements (null where a domain has none yet). */
export function evaluateOverall(
  tool: AppraisalTool,
  domainJudgements: readonly (string | null)[],
  promptAnswers: Readonly<Record<string, string | undefined>> = {},
): OverallEvaluation {
  const judgements = domainJudgements.filter((judgement) => judgement !== null);
  if (judgements.length < domainJudgements.length) {
    return { judgement: null, ruleId: null, says: null, prompts: [] };
  }
  const rule = tool.overallRules.find((candidate) => candidate.when({ judgements, promptAnswers }));
  const prompts = tool.prompts.filter(
    (prompt) =>
      prompt.when(judgements) && !prompt.options.some((option) => option.id === promptAnswers[prompt.id]),
  );
  return {
    judgement: rule?.judgement ?? null,
    ruleId: rule?.id ?? null,
    says: rule?.says ?? null,
    prompts,
  };
}

/** Proposed judgements of one aim of a tool. Incomplete answers give none; answers to questions not asked are ignored. */
export function evaluate(
  tool: AppraisalTool,
  aim: AppraisalAim,
  answers: Answers,
  options: EvaluateOptions = {},
): Evaluation {
  const domains: Record<string, DomainEvaluation> = {};
  const standing = aim.domains.map((domain) => {
    const evaluation = evaluateDomain(domain, answers);
    domains[domain.id] = evaluation;
    return options.overrides?.[domain.id] ?? evaluation.judgement;
  });
  return { domains, overall: evaluateOverall(tool, standing, options.promptAnswers) };
}
