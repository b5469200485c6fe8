import { expect, test } from 'vitest';
import { LongJobs } from '#main/long-jobs';

test('what a person asked for is never stopped unasked, a search for duplicates only while it is young', async () => {
  let now = 0;
  const jobs = new LongJobs(() => now);
  let finish = (): void => undefined;
  const search = jobs.during(
    'duplicates',
    () => new Promise<void>((resolve) => (finish = resolve)),
    () => finish(),
  );
  expect([jobs.toAskAbout(), jobs.isEmpty()]).toEqual([null, false]);
  let imported = (): void => undefined;
  const brought = jobs.during(
    'import',
    () => new Promise<void>((resolve) => (imported = resolve)),
    () => imported(),
  );
  expect(jobs.toAskAbout()).toBe('import');
  imported();
  await brought;
  now = 4_999;
  expect(jobs.toAskAbout()).toBeNull();
  now = 5_000;
  expect(jobs.toAskAbout()).toBe('duplicates');
  // Asked about or not, it is stopped before the review is let go.
  await jobs.end();
  await search;
  expect([jobs.toAskAbout(), jobs.isEmpty()]).toEqual([null, true]);
});
