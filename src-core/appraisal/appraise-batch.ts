import * as z from 'zod';
import { type AppError, appError } from '../errors';
import { err, ok, type Result } from '../result';
import { type AppraisalTool, answerIds } from './appraisal-tool';
import { aimOf, evaluate } from './evaluate';

/** One item of the `appraise` command. `severalConcerns` answers the prompt of that id. */
export const appraiseItemSchema = z.object({
  id: z.union([z.string(), z.number()]),
  aim: z.string().optional(),
  answers: z.record(z.string(), z.enum(answerIds).nullable()),
  severalConcerns: z.enum(['high', 'some-concerns']).optional(),
});

export interface AppraisedItem {
  readonly id: string | number;
  readonly domains: Readonly<
    Record<
      string,
      {
        readonly judgement: string | null;
        readonly ruleId: string | null;
        readonly complete: boolean;
        /** Asked questions without a valid answer. */
        readonly missing: readonly string[];
      }
    >
  >;
  readonly overall: {
    readonly judgement: string | null;
    readonly ruleId: string | null;
    readonly prompts: readonly { readonly id: string; readonly text: string }[];
  };
  /** Answers that were given (other than NA) and not used, because their question is not asked or not part of the aim. */
  readonly ignored: readonly string[];
}

/** The `appraise` command: proposed judgements for a batch of answer sets. Fails at the first malformed item. */
export function appraiseBatch(
  tool: AppraisalTool,
  input: unknown,
): Result<readonly AppraisedItem[], AppError> {
  const parsed = z.array(appraiseItemSchema).safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.map(String).join('.') || 'input';
    return err(
      appError('bad-request', `Not a list of appraisals: ${field}: ${issue?.message ?? 'invalid'}.`, {
        where: { field },
      }),
    );
  }
  const out: AppraisedItem[] = [];
  for (const [index, item] of parsed.data.entries()) {
    const aim = aimOf(tool, item.aim);
    if (!aim.ok) return err({ ...aim.error, where: { field: `${index}.aim` } });
    const answers = Object.fromEntries(
      Object.entries(item.answers).map(([id, answer]) => [id, answer ?? undefined]),
    );
    const evaluation = evaluate(tool, aim.value, answers, {
      promptAnswers: { 'several-concerns': item.severalConcerns },
    });
    const used = new Set(Object.values(evaluation.domains).flatMap((domain) => domain.asked));
    out.push({
      id: item.id,
      domains: Object.fromEntries(
        Object.entries(evaluation.domains).map(([id, { judgement, ruleId, complete, missing }]) => [
          id,
          { judgement, ruleId, complete, missing },
        ]),
      ),
      overall: {
        judgement: evaluation.overall.judgement,
        ruleId: evaluation.overall.ruleId,
        prompts: evaluation.overall.prompts.map(({ id, text }) => ({ id, text })),
      },
      ignored: Object.entries(answers)
        .filter(([id, answer]) => answer !== undefined && answer !== 'NA' && !used.has(id))
        .map(([id]) => id),
    });
  }
  return ok(out);
}
