import type { NearRow, PairRow } from '#core/contract/duplicates';
import { counted } from '#core/counted';
import { withDuplicatesJob } from '../../actions/find-duplicates';
import { undoOf } from '../../actions/undo';
import { api } from '../../bridge';
import { toast, toastError } from '../../ui/toast';

const words = { same: 'Same report', different: 'Different reports' } as const;

/** Says the same of all these pairs, in one step that one undo takes back. True when it was kept. */
export const decide = async (
  pairs: readonly PairRow[],
  verdict: 'same' | 'different' | null,
): Promise<boolean> => {
  const answer = await api.duplicates.decide({ pairs: pairs.map(({ a, b }) => ({ a, b })), verdict });
  if (!answer.ok) {
    toastError(answer.error);
    return false;
  }
  const { decided, contradicted, because, broken } = answer.value;
  if (contradicted > 0) toast(notMerged(contradicted, because), { id: 'not-merged' });
  if (decided === 0) {
    if (contradicted === 0) toast('That was said before: nothing is changed');
    return true;
  }
  const word = verdict === null ? 'Taken back' : words[verdict];
  const what = pairs.length === 1 ? pairs[0]?.titleA || 'untitled' : counted(decided, 'pair', 'pairs');
  const apart =
    broken === 0 ? '' : `. ${counted(broken, 'pair', 'pairs')} said to be the same before came apart with it`;
  toast(`${word}: ${what.length > 70 ? `${what.slice(0, 69)}…` : what}${apart}`, undoOf(answer.change));
  return true;
};

/** Of pairs said to be the same: that they are not, and what stands against it. */
const notMerged = (pairs: number, because: string | null): string => {
  const which = pairs === 1 ? 'Not merged' : `${counted(pairs, 'pair', 'pairs')} not merged`;
  return `${which}: ${because ?? 'another verdict keeps them apart'}. To merge them, change that under Decided first.`;
};

/** Looks for pairs that came close to the queue; null when cancelled or not possible. */
export const findNearMisses = async (): Promise<readonly NearRow[] | null> => {
  const answer = await withDuplicatesJob('Looking for near misses', (job) =>
    api.duplicates.nearMisses({ job }),
  );
  if (answer === null) return null;
  if (answer.ok) return answer.value;
  if (answer.error.code !== 'cancelled') toastError(answer.error);
  return null;
};
