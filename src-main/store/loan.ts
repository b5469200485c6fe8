import { randomUUID } from 'node:crypto';
import type { AppError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { beginWriting, diskError, openDatabase } from './database';
import { Store } from './store';

/** What a process needs to write into a project in place of the one that has it open, which waits meanwhile. */
export interface Loan {
  readonly path: string;
  readonly device: string;
  readonly replica: string;
}

/** The lent project. The lock stays with the lender; give it back with `Store.giveBack`. */
export const openLoan = ({ path, device, replica }: Loan): Result<Store, AppError> => {
  try {
    const db = openDatabase(path, false);
    beginWriting(db, path);
    const env = {
      now: () => new Date(),
      newId: () => randomUUID(),
      device,
      replicaFor: () => replica,
      remember: () => undefined,
      isAsLeft: () => true,
      left: () => undefined,
    };
    return ok(new Store(path, db, env, null, null));
  } catch (cause) {
    return err(diskError(cause, path));
  }
};
