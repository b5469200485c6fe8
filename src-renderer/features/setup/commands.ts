import type { MirrorRow } from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import type { Review } from '#core/model/review';
import type { SettingTable } from '#core/model/tables';
import { undoOf } from '../../actions/undo';
import { api } from '../../bridge';
import { saveInTurn } from '../../mirror/save-in-turn';
import { toast } from '../../ui/toast';
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

/** Gives the refusal, with the store's sentence why; otherwise a toast offers the way back. */
export async function removeSetting(table: SettingTable, id: string, name: string): Promise<AppError | null> {
  const asked = api.review.removeSetting({ table, id });
  const refused = await followed(asked);
  if (refused !== null) return refused;
  const answer = await asked;
  toast(`Removed: ${name}`, undoOf(answer.ok ? answer.change : undefined, { said: `${name} is back` }));
  return null;
}
