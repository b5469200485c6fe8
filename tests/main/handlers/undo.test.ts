import { expect, test } from 'vitest';
import type { AppError } from '#core/errors';
import type { Result } from '#core/result';
import { makeHandlers } from '#main/handlers/index';
import { saidOfSearch, started } from './started-review';

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

test('undo and redo do nothing while an import or another undo is written, and say why', async () => {
  const { c, handlers, store, file, preview, run } = await started();
  await run((await preview(file('a.ris', twice))).token);
  const before = store.head.revision;
  for (const [kind, text] of [
    ['import', 'An import is being written: cancel it there, or undo it when it is done.'],
    ['undo', 'An undo is being written: ask again when it is done.'],
  ] as const) {
    let end = (): void => undefined;
    const work = new Promise<void>((resolve) => {
      end = resolve;
    });
    const job = c.project.jobs.during(
      kind,
      () => work,
      () => end(),
    );
    expect(await handlers.projects.undo(null)).toMatchObject({ error: { code: 'busy', text } });
    expect(await handlers.projects.redo(null)).toMatchObject({ error: { code: 'busy' } });
    expect(await handlers.projects.undo({ only: 'screening' })).toMatchObject({ error: { code: 'busy' } });
    end();
    await job;
  }
  expect([store.head.revision, store.count('records')]).toEqual([before, 2]);
  expect(await handlers.projects.undo(null)).toMatchObject({ ok: true });
});

test('an undo asked for while the file after it is written leaves the import before it alone', async () => {
  const { c, store, file, preview, run } = await started();
  await run((await preview(file('a.ris', twice))).token);
  const answers: Result<unknown, AppError>[] = [];
  const own = makeHandlers({
    ...c,
    importFile: async (task, job) => {
      answers.push(await own.projects.undo(null));
      return c.importFile(task, job);
    },
  });
  const seen = await own.imports.preview({ path: file('b.ris', entry('Noise at work', '40')), job: 'j' });
  if (!seen.ok) throw new Error(seen.error.text);
  const done = await own.imports.run({ token: seen.value.token, job: 'j', ...saidOfSearch, screened: null });
  expect(done).toMatchObject({ ok: true });
  expect(answers).toMatchObject([{ ok: false, error: { code: 'busy' } }]);
  expect(store.count('records')).toBe(3);
  expect(await own.projects.undo(null)).toMatchObject({ ok: true });
  expect(store.count('records')).toBe(2);
});

test('what is undone while duplicates are looked for can be redone: what was found is not kept, and this is said', async () => {
  const { c, handlers, store, file, preview, run } = await started();
  await run((await preview(file('a.ris', twice))).token);
  const row = { id: 'own', name: 'Own', note: '', order: 1 };
  await handlers.review.putSetting({ table: 'conditions', row });
  const own = makeHandlers({
    ...c,
    findDuplicates: async (task, job) => {
      const found = await c.findDuplicates(task, job);
      await own.projects.undo(null);
      return found;
    },
  });
  expect(await own.duplicates.find({ job: 'd', afresh: false })).toMatchObject({
    ok: false,
    error: { code: 'busy' },
  });
  expect(own.duplicates.unlooked(null)).toMatchObject({ value: true });
  expect(await handlers.projects.redo(null)).toMatchObject({ ok: true });
  expect(store.all('conditions').rows).toHaveLength(1);
  expect(await handlers.duplicates.find({ job: 'e', afresh: false })).toMatchObject({ value: { merged: 1 } });
});

test('taking back verdicts of screening leaves every other change alone', async () => {
  const { handlers, store, file, preview, run } = await started();
  await run((await preview(file('a.ris', twice))).token);
  const takeBack = () => handlers.projects.undo({ only: 'screening' });
  expect(await takeBack()).toMatchObject({
    error: { code: 'undo-empty', text: 'The latest change is no verdict of screening.' },
  });
  await handlers.duplicates.find({ job: 'd', afresh: true });
  expect(await takeBack()).toMatchObject({ error: { code: 'undo-empty' } });
  const reportId = store.all('reports').rows[0]?.id ?? '';
  const stage = 'title-abstract' as const;
  await handlers.screening.decide({ reportIds: [reportId], stage, verdict: 'include', reasonId: null });
  await handlers.screening.annotate({ reportId, stage, note: 'Look again', labels: [] });
  expect(await takeBack()).toMatchObject({ ok: true });
  expect(await takeBack()).toMatchObject({ ok: true });
  expect(await takeBack()).toMatchObject({ error: { code: 'undo-empty' } });
  expect(store.all('reports').rows.filter((r) => r.aliasOf !== null)).toHaveLength(1);
});
