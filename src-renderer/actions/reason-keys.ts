import type { ExclusionReason } from '#core/model/review';

/** The reasons for exclusion that have a key of their own, the digits from 1 on, with the end of a command's id. */
export const reasonKeys = (reasons: readonly ExclusionReason[]) =>
  reasons.slice(0, 9).map((reason, at) => ({ reason, id: `reason-${at + 1}`, keys: String(at + 1) }));
