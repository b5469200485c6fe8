import type { Api } from '#core/contract/index';
import type { Specification } from '#core/synthesis/analyse-results';
import { api } from '../bridge';
import { toast, toastError } from '../ui/toast';

type Request = Parameters<Api['exports']['run']>[0];

/** Writes a file that main computes anew from the project; main compares `inputHash` with what it finds. */
export async function exportFile(request: Request): Promise<void> {
  const answer = await api.exports.run(request);
  if (!answer.ok) toastError(answer.error);
  else if (answer.value !== null) toast(`Saved ${answer.value.path.split(/[\\/]/).at(-1)}`);
}

/** The part of a request that says which analysis is meant, as it is shown. */
export const asShown = ({ conditionId, comparisonId, outcomeId, settings, designs }: Specification) => ({
  conditionId,
  comparisonId,
  outcomeId,
  settings,
  ...(designs && { designs: [...designs] }),
});
