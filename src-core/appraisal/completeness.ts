import type { AppraisalTool, JudgementLevel } from './appraisal-tool';
import type { JudgedAppraisal } from './judge-appraisal';

/** What keeps an appraisal from being called complete, as sentences; empty when nothing does. */
export function stillOpen({ aimData, evaluation }: JudgedAppraisal): readonly string[] {
  const out: string[] = [];
  for (const domain of aimData.domains) {
    const missing = evaluation.domains[domain.id]?.missing ?? [];
    if (missing.length > 0) out.push(`${domain.id} ${domain.shortName}: ${missing.join(', ')} not answered.`);
  }
  for (const prompt of evaluation.overall.prompts) out.push(prompt.text);
  return out;
}

/** The level that a judgement names; null for none yet, or one that the tool does not have. */
export const levelOf = (
  tool: Pick<AppraisalTool, 'levels'>,
  judgement: string | null | undefined,
): JudgementLevel | null => tool.levels.find((level) => level.id === judgement) ?? null;
