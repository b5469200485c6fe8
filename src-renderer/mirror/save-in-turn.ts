import type { MirrorRow } from '#core/contract/mirror';
import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import { mirrorCaughtUp, readSession } from './session';
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

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

/** The row as the mirror has it; waits while the mirror is being filled, and goes on with the new one when it was replaced. */
const stored = async <T extends SmallTable>(table: T, id: string): Promise<MirrorRow<T> | undefined> => {
  for (let tries = 0; ; tries += 1) {
    const { session, status } = readSession();
    const waits = session === null || status === 'opening' || status === 'filling';
    if (waits && tries < 600) {
      await pause(50);
      continue;
    }
    if (session === null) return undefined;
    try {
      return await session.db.table(table).get(id);
    } catch (cause) {
      // Closed under our hands: another mirror takes its place.
      if (tries >= 600) throw cause;
      await pause(50);
    }
  }
};

/**
 * The next change must be built on what this one left. Main tells of a commit before it answers the call, so the mirror has the
 * row as soon as it has caught up. Should the telling come late, this waits for it; not for ever, for the row may have been
 * changed again since (undone, say), and then it never looks like this.
 */
const arrived = async <T extends SmallTable>(table: T, id: string, row: MirrorRow<T>): Promise<void> => {
  for (let waited = 0; waited < 3000; waited += 10) {
    await mirrorCaughtUp();
    if (sameContent(await stored(table, id), row)) return;
    await pause(10);
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
    if (readSession().project === null) return err(appError('no-project', 'No review is open.'));
    const base = await stored(table, id);
    const row = change(base);
    if (row === null || sameContent(row, base)) return { ok: true, value: null };
    const answer = await send(row, base);
    if (answer.ok) await arrived(table, id, row);
    return answer;
  };
  const result = turn.then(step).catch((cause: unknown) => {
    console.error(cause);
    return err(appError('internal', `The change was not saved: ${String(cause)}`));
  });
  turn = result;
  return result;
}
