import type { OverviewRows } from '#core/synthesis/overview';

export type SynthesisPlace =
  | { readonly at: 'list' }
  | { readonly at: 'analysis'; readonly conditionId: string; readonly outcomeId: string }
  | { readonly at: 'unknown' };

/** What `/synthesis/...` names in this review. */
export function synthesisPlace(
  [conditionId = '', outcomeId = '']: readonly string[],
  { conditions, outcomes }: Pick<OverviewRows, 'conditions' | 'outcomes'>,
): SynthesisPlace {
  if (conditionId === '') return { at: 'list' };
  const known =
    conditions.some(({ id }) => id === conditionId) && outcomes.some(({ id }) => id === outcomeId);
  return known ? { at: 'analysis', conditionId, outcomeId } : { at: 'unknown' };
}
