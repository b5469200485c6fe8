import type { MirrorRow } from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import type { Review } from '#core/model/review';
import type { SettingTable } from '#core/model/tables';
import { api } from '../../bridge';
import { saveInTurn } from '../../mirror/save-in-turn';
import { toast, toastError } from '../../ui/toast';
import { followed } from './saving';

export const changeReview = (change: (review: Review) => Review): Promise<AppError | null> =>
  followed(
    saveInTurn(
      'review',
      'review',
      (row) => (row === undefined ? null : change(row)),
      (review) => api.review.save({ review }),
    ),
  );

export const changeSetting = <T extends SettingTable>(
  table: T,
  id: string,
  change: (row: MirrorRow<T>) => MirrorRow<T>,
): Promise<AppError | null> =>
  followed(
    saveInTurn(
      table,
      id,
      (row) => (row === undefined ? null : change(row)),
      (row) => api.review.putSetting({ table, row }),
    ),
  );

export const addSetting = <T extends SettingTable>(table: T, row: MirrorRow<T>): Promise<AppError | null> =>
  followed(api.review.putSetting({ table, row }));

export const orderSettings = (table: SettingTable, ids: readonly string[]): Promise<AppError | null> =>
  followed(api.review.orderSettings({ table, ids: [...ids] }));

const undoRemoval = async (name: string): Promise<void> => {
  const undone = await api.projects.undo(null);
  if (undone.ok) toast(`${name} is back`);
  else toastError(undone.error);
};

/** Gives the refusal, with the store's sentence why; otherwise a toast offers the way back. */
export async function removeSetting(table: SettingTable, id: string, name: string): Promise<AppError | null> {
  const refused = await followed(api.review.removeSetting({ table, id }));
  if (refused === null) toast(`Removed: ${name}`, { undo: () => void undoRemoval(name) });
  return refused;
}
