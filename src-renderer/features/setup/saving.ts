import { type AppError, appError } from '#core/errors';
import type { Result } from '#core/result';
import { createStore } from '../../ui/store';

/** How many changes of this page are on their way, and whether the last one failed. */
export const saving = createStore<{ readonly pending: number; readonly failed: boolean }>({
  pending: 0,
  failed: false,
});

/** Follows a change until it is committed or refused; gives the refusal. */
export async function followed(change: Promise<Result<unknown, AppError>>): Promise<AppError | null> {
  saving.set({ ...saving.get(), pending: saving.get().pending + 1 });
  let refused: AppError | null = null;
  try {
    const answer = await change;
    refused = answer.ok ? null : answer.error;
  } catch (cause) {
    refused = appError('internal', `The change was not saved: ${String(cause)}`);
  }
  saving.set({ pending: saving.get().pending - 1, failed: refused !== null });
  return refused;
}
