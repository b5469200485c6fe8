import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ok } from '#core/result';
import { SettingsFile } from '#main/files/settings';
import { OpenProject } from '#main/open-project';
import type { Indexing } from '#main/tasks/index-words';
import { noCheck } from './no-check';
import { tempFolder, tempStore } from './store/temp-project';

/** A project with one record that is not in the search index, opened with an index process that ends when it is told to. */
const opened = async () => {
  const folder = tempFolder();
  const path = join(folder, 'large.ldnr');
  const store = tempStore(path);
  store.db.exec(
    "INSERT INTO records(id, rev, v, removed, report_id, search_id, doc) VALUES('r', 1, 1, 0, 'rr', 's', '{}')",
  );
  store.close();
  const settings = new SettingsFile(folder);
  settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const running: { end: () => void; stopped: boolean; free: Promise<void> }[] = [];
  const index = (): Indexing => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const one = { end, stopped: false, free: Promise.resolve() };
    running.push(one);
    const stop = (): Promise<void> => {
      one.stopped = true;
      end();
      return ended;
    };
    return { ended, stop, free: () => one.free };
  };
  const project = new OpenProject(
    settings,
    () => undefined,
    () => () => undefined,
    index,
    async () => true,
    noCheck(),
  );
  onTestFinished(() => project.closeStore());
  expect((await project.open(path)).ok).toBe(true);
  return { project, running, folder };
};

test('the index is filled from the opening on, also after another file could not be opened and after others wrote', async () => {
  const { project, running, folder } = await opened();
  expect(running).toHaveLength(1);
  const foreign = join(folder, 'foreign.ldnr');
  writeFileSync(foreign, 'nothing of ours');
  expect((await project.open(foreign)).ok).toBe(false);
  expect(running.map((one) => one.stopped)).toEqual([true, false]);
  await project.lend(
    async () => {
      expect(running.map((one) => one.stopped)).toEqual([true, true]);
      return ok(null);
    },
    () => undefined,
  );
  expect(running.map((one) => one.stopped)).toEqual([true, true, false]);
  await expect(
    project.lend(
      () => Promise.reject(new Error('lost')),
      () => undefined,
    ),
  ).rejects.toThrow('lost');
  expect(running.map((one) => one.stopped)).toEqual([true, true, true, false]);
  await project.close();
  expect(running.at(-1)?.stopped).toBe(true);
});

test('a change waits until the index process has written what it is writing, and no commit folds the log in its place', async () => {
  const { project, running } = await opened();
  const store = project.current();
  if (!store.ok) throw new Error(store.error.text);
  const foldedAt = () => store.value.statements.one('PRAGMA wal_autocheckpoint');
  expect(foldedAt()).toEqual({ wal_autocheckpoint: 0 });
  const [one] = running;
  if (one === undefined) throw new Error('no index process');
  let written = (): void => undefined;
  one.free = new Promise((resolve) => {
    written = resolve;
  });
  let begun = false;
  const writer = project.writer().then((w) => {
    begun = w.ok;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toBe(false);
  written();
  await writer;
  expect(begun).toBe(true);
  one.end();
  await new Promise((resolve) => setImmediate(resolve));
  expect(foldedAt()).toEqual({ wal_autocheckpoint: 1000 });
});

test('an index process that ended before its time is started again after a while', async () => {
  const { project, running } = await opened();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  running[0]?.end();
  await vi.advanceTimersByTimeAsync(1000);
  expect(running).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(running).toHaveLength(2);
  running[1]?.end();
  await project.close();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(running).toHaveLength(2);
});
