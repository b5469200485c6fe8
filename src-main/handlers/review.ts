import type { ContractHandlers } from '#core/contract/index';
import { counted } from '#core/counted';
import { type AppError, appError } from '#core/errors';
import type { Row, SettingTable } from '#core/model/tables';
import { tables } from '#core/model/tables';
import { ok, type Result } from '#core/result';
import type { Store } from '../store/store';
import { type Tx, type WriteLabel, write } from '../store/write';
import type { Context } from './context';

/** Where a settings row is used, as a sentence; null when nothing uses it. */
const usedBy = (store: Store, table: SettingTable, id: string): string | null => {
  const count = (n: number, one: string, many = `${one}s`): string | null =>
    n === 0 ? null : counted(n, one, many);
  switch (table) {
    case 'conditions':
      return count(
        store.all('studies').rows.filter((s) => s.conditions.includes(id)).length,
        'study',
        'studies',
      );
    case 'outcomes':
      return count(store.all('results').rows.filter((r) => r.outcomeId === id).length, 'result');
    case 'comparisons':
      return count(store.all('results').rows.filter((r) => r.comparisonId === id).length, 'result');
    case 'exclusionReasons':
      return count(store.all('decisions').rows.filter((d) => d.reasonId === id).length, 'decision');
    case 'reviewers': {
      const votes = store.all('decisions').rows.filter((d) => d.reviewerId === id).length;
      const work =
        store.all('results').rows.filter((r) => r.by === id).length +
        store.all('appraisals').rows.filter((a) => a.by === id).length;
      return count(votes, 'decision') ?? count(work, 'result or appraisal', 'results or appraisals');
    }
    case 'criteria':
      return null;
  }
};

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
      const use = usedBy(store, table, id);
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
