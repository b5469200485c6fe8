import { AsyncLocalStorage } from 'node:async_hooks';
import type { MadeChange } from '#core/contract/change';

/** Follows each call through all that it waits for, so that changes which others make meanwhile are not taken for its own. */
const calls = new AsyncLocalStorage<{ made: MadeChange | null }>();

/** Does the work of one call and gives the last change that it made, however it made it. */
export const withChange = async <V>(
  work: () => V | Promise<V>,
): Promise<{ readonly value: V; readonly made: MadeChange | null }> => {
  const call: { made: MadeChange | null } = { made: null };
  const value = await calls.run(call, work);
  return { value, made: call.made };
};

/** Told of each change when it is on disk. */
export const changeMade = ({ revision, hash }: MadeChange): void => {
  const call = calls.getStore();
  if (call !== undefined) call.made = { revision, hash };
};
