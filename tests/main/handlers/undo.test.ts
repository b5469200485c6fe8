import { expect, test } from 'vitest';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { makeHandlers } from '#main/handlers/index';
import { started } from './started-review';

const entry = (title: string, pages: string): string =>
  `TY  - JOUR\nTI  - ${title}\nAU  - Noor, N\nPY  - 2013\nJF  - Sleep\nVL  - 3\nSP  - ${pages}\nER  - \n\n`;
const twice =
  entry('Light and sleep of shift workers', '11') + entry('Light and Sleep of shift workers.', '11');

test('taking back verdicts on pairs leaves every other change alone, also after an undo and a redo of one', async () => {
  const { handlers, store, file, preview, run } = await started();
  const takeBack = () => handlers.projects.undo({ only: 'pair-verdict' });
  const none = { ok: false, error: { code: 'undo-empty' } };
  expect(await takeBack()).toMatchObject(none);
  await run((await preview(file('a.ris', twice))).token);
  expect(await takeBack()).toMatchObject({
    ok: false,
    error: { code: 'undo-empty', text: 'The latest change is no verdict on a pair.' },
  });
  expect(store.count('records')).toBe(2);
  const [a, b] = store.all('records').rows.map(({ id }) => id);
  if (a === undefined || b === undefined) throw new Error('no records');
  await handlers.duplicates.decide({ pairs: [{ a, b }], verdict: 'different' });
  expect(await takeBack()).toMatchObject({ ok: true });
  await handlers.projects.redo(null);
  expect(store.count('pairs')).toBe(1);
  expect(await takeBack()).toMatchObject({ ok: true });
  expect([store.count('pairs'), store.count('records')]).toEqual([0, 2]);
  expect(await takeBack()).toMatchObject(none);
});

test('an import undone while what its search found is being written goes with that, whoever comes first', async () => {
  const { c, store, file, preview, run } = await started();
  let undone: Promise<Result<unknown, AppError>> | null = null;
  const own = makeHandlers({
    ...c,
    keepDuplicates: async (task, job) => {
      undone = Promise.resolve(own.projects.undo(null));
      await new Promise((resolve) => setTimeout(resolve, 5));
      return c.keepDuplicates(task, job);
    },
  });
  await run((await preview(file('a.ris', twice))).token);
  expect(await own.duplicates.find({ job: 'd', afresh: false })).toMatchObject({ value: { merged: 1 } });
  expect(await undone).toMatchObject({ ok: true });
  expect([store.count('records'), store.count('pairs')]).toEqual([0, 0]);
  expect(await own.projects.undo(null)).toMatchObject({ error: { code: 'undo-empty' } });
  expect(await own.projects.redo(null)).toMatchObject({ ok: true });
  expect(store.all('reports').rows.filter((r) => r.aliasOf !== null)).toHaveLength(1);
});
