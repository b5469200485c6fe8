import type { ContractHandlers } from '#core/contract/index';
import { type AppError, appError } from '#core/errors';
import type { Row, SettingTable } from '#core/model/tables';
import { tables } from '#core/model/tables';
import { ok, type Result } from '#core/result';
import type { Store } from '../store/store';
import { usedBy } from '../store/used-by';
import { type Tx, type WriteLabel, write } from '../store/write';
import type { Context } from './context';

/** Runs one change for the reviewer in front of the screen. */
export const change = async <V>(
  c: Context,
  label: Omit<WriteLabel, 'reviewer'>,
  apply: (tx: Tx, who: { store: Store; reviewer: string }) => V,
): Promise<Result<V, AppError>> => {
  const w = await c.project.writer();
  if (!w.ok) return w;
  const done = write(w.value.store, { ...label, reviewer: w.value.reviewer }, (tx) => apply(tx, w.value));
  return done.ok ? ok(done.value.value) : done;
};

const nameOf = (row: Row<SettingTable>): string => ('name' in row ? row.name : row.text);

export const reviewHandlers = (c: Context): ContractHandlers['review'] => ({
  save: ({ review }) =>
    change(c, { kind: 'review.save', text: 'Change the review settings' }, (tx) => {
      tx.put('review', review);
      return null;
    }),
  putSetting: ({ table, row }) => {
    const parsed = tables[table].schema.safeParse(row);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return {
        ok: false,
        error: appError(
          'invalid-row',
          `The ${tables[table].name} cannot be saved: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
          {
            where: { field: issue?.path.join('.') ?? '' },
          },
        ),
      };
    }
    const value = parsed.data as Row<typeof table>;
    return change(
      c,
      { kind: 'review.putSetting', text: `Save the ${tables[table].name} "${nameOf(value)}"` },
      (tx) => {
        tx.put(table, value);
        return null;
      },
    );
  },
  removeSetting: ({ table, id }) =>
    change(c, { kind: 'review.removeSetting', text: `Remove a ${tables[table].name}` }, (tx, { store }) => {
      const use = usedBy(store.statements, table, id);
      if (use !== null)
        return tx.refuse(
          appError(
            'in-use',
            `This ${tables[table].name} is used by ${use}, so it stays. Change those first.`,
            { where: { field: id } },
          ),
        );
      tx.remove(table, id);
      return null;
    }),
  orderSettings: ({ table, ids }) =>
    change(
      c,
      { kind: 'review.orderSettings', text: `Reorder the list of ${tables[table].name} entries` },
      (tx) => {
        ids.forEach((id, order) => {
          const row = tx.get(table, id);
          if (row !== undefined && 'order' in row) tx.put(table, { ...row, order });
        });
        return null;
      },
    ),
});
