import type { Answer } from '#core/contract/change';
import type { AppError } from '#core/errors';
import type { Verdict } from '#core/model/report';
import type { ExclusionReason, Stage } from '#core/model/review';
import type { Result } from '#core/result';
import { api } from '../../bridge';

export const decide = (
  reportId: string,
  stage: Stage,
  verdict: Verdict | null,
  reasonId: string | null,
): Promise<Answer<unknown>> => api.screening.decide({ reportIds: [reportId], stage, verdict, reasonId });

export const resolve = (
  reportId: string,
  stage: Stage,
  verdict: 'include' | 'exclude',
  reasonId: string | null,
  note: string,
): Promise<Answer<unknown>> => api.screening.resolve({ reportId, stage, verdict, reasonId, note });

/** Puts a further reason at the end of the review's list. */
export const addReason = async (
  text: string,
  reasons: readonly ExclusionReason[],
): Promise<Result<ExclusionReason, AppError>> => {
  const order = Math.max(0, ...reasons.map((r) => r.order)) + 1;
  const row: ExclusionReason = { id: crypto.randomUUID(), order, text };
  const answer = await api.review.putSetting({ table: 'exclusionReasons', row });
  return answer.ok ? { ok: true, value: row } : answer;
};
