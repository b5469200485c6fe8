import type { MirrorRow } from '#core/contract/mirror';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import { readSession } from './session';
import type { SmallTable } from './use-live';

let turn: Promise<unknown> = Promise.resolve();

/** The same text for the same content, whatever the order of the fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export const sameContent = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** The mirror follows a commit a moment later; the next change must be built on what this one left. */
const arrived = async <T extends SmallTable>(table: T, id: string, row: MirrorRow<T>): Promise<void> => {
  for (let waited = 0; waited < 600; waited += 10) {
    const { session } = readSession();
    if (session === null || sameContent(await session.db.table(table).get(id), row)) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
};

/**
 * Changes a row of which only a part is edited at a time (a field left, an answer given). Such changes wait for each other, and
 * each is built on the row as the one before left it, so that two fields left in quick succession do not undo one another.
 */
export function saveInTurn<T extends SmallTable, V>(
  table: T,
  id: string,
  change: (row: MirrorRow<T> | undefined) => MirrorRow<T> | null,
  send: (row: MirrorRow<T>, base: MirrorRow<T> | undefined) => Promise<Result<V, AppError>>,
): Promise<Result<V | null, AppError>> {
  const step = async (): Promise<Result<V | null, AppError>> => {
    const { session } = readSession();
    if (session === null) return err(appError('no-project', 'No review is open.'));
    const base: MirrorRow<T> | undefined = await session.db.table(table).get(id);
    const row = change(base);
    if (row === null || sameContent(row, base)) return { ok: true, value: null };
    const answer = await send(row, base);
    if (answer.ok) await arrived(table, id, row);
    return answer;
  };
  const result = turn.then(step, step);
  turn = result.catch(() => undefined);
  return result;
}
