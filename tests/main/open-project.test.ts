import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Undoing } from '#core/contract/projects';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { makeHandlers } from '#main/handlers/index';
import { longFrom } from '#main/handlers/undo';
import type { LongJob } from '#main/long-jobs';
import { type Loan, openLoan } from '#main/store/loan';
import type { Store } from '#main/store/store';
import { write, writeTogether } from '#main/store/write';
import { saidOfSearch } from './handlers/started-review';
import { testContext } from './ipc/test-context';

const started = async (mayStop?: (job: LongJob) => Promise<boolean>) => {
  const c = testContext(mayStop);
  c.settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const handlers = makeHandlers({ ...c, askSave: async () => join(c.documents, 'review.ldnr') });
  const made = await handlers.projects.create({ title: 'Test' });
  if (!made.ok) throw new Error(made.error.text);
  onTestFinished(() => c.project.closeStore());
  const store = c.project.current();
  if (!store.ok) throw new Error('no store');
  return { c, handlers, store: store.value };
};

/** What another process would do: a condition, written over a connection of its own. */
const writeAsBorrower = (loan: Loan, name: string): void => {
  const store = openLoan(loan);
  if (!store.ok) throw new Error(store.error.text);
  const done = write(store.value, { kind: 'test', text: `Add ${name}`, reviewer: 'ada' }, (tx) =>
    tx.put('conditions', { id: name, name, note: '', order: 0 }),
  );
  store.value.giveBack();
  if (!done.ok) throw new Error(done.error.text);
};

const names = (store: Awaited<ReturnType<typeof started>>['store']): string[] =>
  store.all('conditions').rows.map((row) => row.name);

/** Lends the project to work that ends when it is told to. */
const lendTo = (c: ReturnType<typeof testContext>, name: string) => {
  let finish = (): void => undefined;
  let began = false;
  const done = c.project.lend(
    async (loan) => {
      began = true;
      const stopped = await new Promise<boolean>((resolve) => {
        finish = () => resolve(false);
        stop = () => resolve(true);
      });
      if (stopped) return err(appError('cancelled', 'Stopped.'));
      writeAsBorrower(loan, name);
      return ok(name);
    },
    () => stop(),
  );
  let stop = (): void => undefined;
  return { done, finish: () => finish(), stop: () => stop(), began: () => began };
};

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('a change made while another process writes waits for it, and both are in the log', async () => {
  const { c, handlers, store } = await started();
  let finish = (): void => undefined;
  const lent = c.project.lend(
    async (loan) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      writeAsBorrower(loan, 'Pain');
      return ok('done');
    },
    () => undefined,
  );
  await Promise.resolve();
  let saved = false;
  const change = handlers.review.putSetting({
    table: 'conditions',
    row: { id: 'own', name: 'Own', note: '', order: 1 },
  });
  void Promise.resolve(change).then(() => {
    saved = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([saved, names(store)]).toEqual([false, []]);
  finish();
  expect(await lent).toEqual(ok('done'));
  expect(await change).toMatchObject({ ok: true });
  expect(names(store)).toEqual(['Pain', 'Own']);
  expect(await handlers.projects.verify(null)).toMatchObject({ ok: true, value: { passed: true } });
  await handlers.projects.undo(null);
  await handlers.projects.undo(null);
  expect(names(store)).toEqual([]);
});

test('changes made together come about all or none', async () => {
  const { c, handlers, store } = await started();
  const put = (borrowed: Store, name: string) =>
    write(borrowed, { kind: 'test', text: `Add ${name}`, reviewer: 'ada' }, (tx) =>
      tx.put('conditions', { id: name, name, note: '', order: 0 }),
    );
  const together = (last: Result<string, AppError>) =>
    c.project.lend(
      async (loan) => {
        const borrowed = openLoan(loan);
        if (!borrowed.ok) return borrowed;
        const done = writeTogether(borrowed.value, () => {
          put(borrowed.value, 'Pain');
          put(borrowed.value, 'Sleep');
          return last;
        });
        borrowed.value.giveBack();
        return done;
      },
      () => undefined,
    );
  const before = store.head.revision;
  expect(await together(err(appError('cancelled', 'Stopped.')))).toMatchObject({ ok: false });
  expect([names(store), store.head.revision]).toEqual([[], before]);
  expect(await together(ok('done'))).toEqual(ok('done'));
  expect([names(store), store.head.revision]).toEqual([['Pain', 'Sleep'], before + 2]);
  expect(await handlers.projects.verify(null)).toMatchObject({ ok: true, value: { passed: true } });
});

test('closing the project stops what writes in its place', async () => {
  const { c } = await started();
  const running = lendTo(c, 'Running');
  await turn();
  expect(c.project.isLent()).toBe(true);
  await c.project.close();
  expect(await running.done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect([c.project.isLent(), c.project.current().ok]).toEqual([false, false]);
});

test('leaving the review asks first while a long job runs; stayed in, the job goes on', async () => {
  const asked: string[] = [];
  let answer = false;
  const { c, handlers, store } = await started(async (job) => {
    asked.push(job);
    return answer;
  });
  const running = lendTo(c, 'Running');
  const done = c.project.jobs.during('import', () => running.done, running.stop);
  await turn();
  const other = join(c.documents, 'other.ldnr');
  writeFileSync(other, 'kept');
  const elsewhere = makeHandlers({ ...c, askSave: async () => other });
  const stays = { ok: false, error: { code: 'cancelled' } };
  expect(await elsewhere.projects.create({ title: 'Other' })).toMatchObject(stays);
  expect(readFileSync(other, 'utf8')).toBe('kept');
  expect(await handlers.projects.open({ path: join(c.documents, 'third.ldnr') })).toMatchObject(stays);
  expect(await handlers.projects.close(null)).toMatchObject(stays);
  expect(await handlers.projects.open({ path: store.path })).toMatchObject({ ok: true });
  expect(asked).toEqual(['import', 'import', 'import']);
  running.finish();
  expect(await done).toEqual(ok('Running'));
  expect(names(store)).toEqual(['Running']);

  const search = elsewhere.duplicates.find({ job: 'search', afresh: false });
  answer = true;
  expect(await handlers.projects.close(null)).toMatchObject({ ok: true });
  // A search that has only just begun is no loss.
  expect([asked.length, c.project.jobs.isEmpty(), c.project.current().ok]).toEqual([3, true, false]);
  expect(await search).toMatchObject(stays);
});

test('a large import is taken back and brought back by another process, in the same history', async () => {
  const { c, handlers, store } = await started();
  let asked = 0;
  const many = longFrom + 500;
  const undo: typeof c.undo = async (...all) => {
    asked += 1;
    return c.undo(...all);
  };
  const told: (Undoing | null)[] = [];
  const emit: typeof c.emit = (event, payload) => {
    if (event === 'undoing') told.push(payload as Undoing | null);
  };
  const own = makeHandlers({ ...c, undo, emit });
  const path = join(c.documents, 'many.ris');
  const entry = (n: number): string => `TY  - JOUR\nTI  - Report number ${n}\nER  - \n`;
  writeFileSync(path, Array.from({ length: many }, (_, n) => entry(n)).join(''));
  const seen = await own.imports.preview({ path, job: 'j' });
  if (!seen.ok) throw new Error(seen.error.text);
  const done = await own.imports.run({
    token: seen.value.token,
    job: 'j',
    ...saidOfSearch,
    screened: null,
  });
  if (!done.ok) throw new Error(done.error.text);
  expect(store.count('records')).toBe(many);
  expect(await own.projects.undo(null)).toMatchObject({ ok: true });
  expect([asked, store.count('records'), store.count('attachments')]).toEqual([1, 0, 0]);
  expect(await own.projects.redo(null)).toMatchObject({ ok: true });
  expect([asked, store.count('records'), store.count('attachments')]).toEqual([2, many, 1]);
  expect(await own.imports.undo({ searchId: done.value.searchId })).toMatchObject({ ok: true });
  expect([asked, store.count('records')]).toEqual([3, 0]);
  const undoings = told.filter((one) => one !== null);
  expect(new Set(undoings.map(({ job }) => job)).size).toBe(3);
  expect([...new Set(undoings.map(({ text }) => text.replace(/ .*/, '')))]).toEqual([
    'Undo:',
    'Redo:',
    'Undo',
  ]);
  const percents = undoings.filter(({ job }) => job === undoings[0]?.job).map(({ percent }) => percent);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  expect([percents.length > 1, percents.at(-1), told.at(-1)]).toEqual([true, 100, null]);
  expect(await handlers.projects.verify(null)).toMatchObject({ ok: true, value: { passed: true } });
});

test('those who want to write in its place do so one after another', async () => {
  const { c, store } = await started();
  const [first, second] = [lendTo(c, 'First'), lendTo(c, 'Second')];
  await turn();
  expect([first.began(), second.began()]).toEqual([true, false]);
  first.finish();
  await first.done;
  await turn();
  expect([second.began(), names(store)]).toEqual([true, ['First']]);
  second.finish();
  await second.done;
  expect(names(store)).toEqual(['First', 'Second']);
});

test('another project opened meanwhile gets nothing of what waited: a change is made where it was asked for, the next import is not', async () => {
  const { c, handlers, store } = await started();
  const other = join(c.documents, 'other.ldnr');
  const running = lendTo(c, 'Running');
  const queued = lendTo(c, 'Queued');
  await turn();
  const row = { id: 'own', name: 'Own', note: '', order: 1 };
  const change = handlers.review.putSetting({ table: 'conditions', row });
  const opened = makeHandlers({ ...c, askSave: async () => other }).projects.create({ title: 'Other' });
  expect(await change).toMatchObject({ ok: true });
  expect(await opened).toMatchObject({ ok: true, value: { title: 'Other' } });
  expect(await running.done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await queued.done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(queued.began()).toBe(false);
  const now = c.project.current();
  expect(now.ok && now.value.all('conditions').rows).toEqual([]);
  await handlers.projects.open({ path: store.path });
  const again = c.project.current();
  expect(again.ok && again.value.all('conditions').rows.map((one) => one.name)).toEqual(['Own']);
});

test('undo asked for while another process writes takes nothing back that is not the latest any more', async () => {
  const { c, handlers, store } = await started();
  const row = { id: 'own', name: 'Own', note: '', order: 1 };
  await handlers.review.putSetting({ table: 'conditions', row });
  const running = lendTo(c, 'Imported');
  await turn();
  const undone = handlers.projects.undo(null);
  const twice = handlers.projects.undo(null);
  running.finish();
  const text =
    'Something else was changed in between, so nothing was undone. Undo now takes back: Add Imported';
  expect(await undone).toMatchObject({ ok: false, error: { code: 'busy', text } });
  expect(await twice).toMatchObject({ ok: false, error: { code: 'busy', text } });
  expect(names(store).sort()).toEqual(['Imported', 'Own']);
  expect(await handlers.projects.undo(null)).toMatchObject({ value: { did: 'Add Imported' } });
  expect(names(store)).toEqual(['Own']);
});
