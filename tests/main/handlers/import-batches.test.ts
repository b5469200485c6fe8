import { expect, test, vi } from 'vitest';
import { appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { ImportBatches } from '#main/handlers/import-batches';
import { LongJobs } from '#main/long-jobs';
import { saidOfSearch, started } from './started-review';

const nothing = (): void => undefined;

/** Work that ends when it is told to. */
const held = (told: string[], name: string) => {
  let end = (_: Result<string, ReturnType<typeof appError>>): void => undefined;
  const work = () => {
    told.push(name);
    return new Promise<Result<string, ReturnType<typeof appError>>>((resolve) => {
      end = resolve;
    });
  };
  return { work, end: () => end(ok(name)), cancel: () => end(err(appError('cancelled', 'Stopped.'))) };
};
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('the files of a batch are one job from the first to the last, and another import waits for all of them', async () => {
  const jobs = new LongJobs();
  const batches = new ImportBatches(jobs);
  const told: string[] = [];
  const [one, two, other] = [held(told, 'one'), held(told, 'two'), held(told, 'other')];
  const first = batches.during({ id: 'a', follows: true }, one.work, nothing);
  const elsewhere = batches.during({ id: 'b', follows: false }, other.work, nothing);
  await turn();
  one.end();
  expect(await first).toEqual(ok('one'));
  await turn();
  expect([jobs.isRunning('import'), told]).toEqual([true, ['one']]);
  const second = batches.during({ id: 'a', follows: false }, two.work, nothing);
  await turn();
  expect(told).toEqual(['one', 'two']);
  two.end();
  await second;
  await turn();
  expect(told).toEqual(['one', 'two', 'other']);
  other.end();
  expect(await elsewhere).toEqual(ok('other'));
  expect(jobs.isEmpty()).toBe(true);
});

test('a batch that is cancelled is over, as is one whose next file is never asked for', async () => {
  const jobs = new LongJobs();
  const batches = new ImportBatches(jobs, 20);
  const cancelled = async () => err(appError('cancelled', 'Stopped.'));
  await batches.during({ id: 'a', follows: true }, cancelled, nothing);
  await turn();
  expect(jobs.isEmpty()).toBe(true);
  await batches.during({ id: 'b', follows: true }, async () => ok('one'), nothing);
  expect(jobs.isRunning('import')).toBe(true);
  await vi.waitFor(() => expect(jobs.isEmpty()).toBe(true));
});

test('when the review is left, the file that is written is stopped, and neither what follows nor what waits begins', async () => {
  const jobs = new LongJobs();
  const batches = new ImportBatches(jobs);
  const told: string[] = [];
  const [one, two, other] = [held(told, 'one'), held(told, 'two'), held(told, 'other')];
  const first = batches.during({ id: 'a', follows: true }, one.work, one.cancel);
  const waiting = batches.during({ id: 'b', follows: false }, other.work, nothing);
  await turn();
  await jobs.end();
  expect([await first, await waiting]).toMatchObject([{ ok: false }, { error: { code: 'cancelled' } }]);
  await batches.during({ id: 'c', follows: true }, async () => ok('three'), nothing);
  await jobs.end();
  expect(jobs.isEmpty()).toBe(true);
  expect(told).toEqual(['one']);
  const after = batches.during({ id: 'd', follows: false }, two.work, nothing);
  await turn();
  two.end();
  expect(await after).toEqual(ok('two'));
});

test('between two files of a batch nothing is undone; afterwards one undo takes all of it back', async () => {
  const { handlers, store, file, preview } = await started();
  const entry = (n: number) => `TY  - JOUR\nTI  - Report number ${n} on light\nER  - \n\n`;
  const a = await preview(file('a.ris', entry(1)));
  const b = await preview(file('b.ris', entry(2)));
  const run = async (token: string, follows: boolean, together: string[]) => {
    const batch = { id: 'batch', follows };
    const request = { token, job: token, batch, together, ...saidOfSearch, screened: null };
    const answer = await handlers.imports.run(request);
    if (!answer.ok) throw new Error(answer.error.text);
    return answer.value.searchId;
  };
  const first = await run(a.token, true, []);
  expect(await handlers.projects.undo(null)).toMatchObject({ error: { code: 'busy' } });
  expect(await handlers.imports.undo({ searchId: first })).toMatchObject({ error: { code: 'busy' } });
  await run(b.token, false, [first]);
  expect(store.count('records')).toBe(2);
  expect(await handlers.projects.undo(null)).toMatchObject({ ok: true });
  expect(store.count('records')).toBe(0);
});
