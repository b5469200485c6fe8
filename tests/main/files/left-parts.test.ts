import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkOriginals } from '#main/files/check-originals';
import { filesFolder } from '#main/files/keep-original';
import { tempFolder, tempStore } from '../store/temp-project';
import { testContext } from '../ipc/test-context';

const hash = 'a'.repeat(64);

/** A process that has ended. */
const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** A project beside which a program that was killed, and one that runs, have begun to copy a file. */
const interrupted = () => {
  const store = tempStore(join(tempFolder(), 'review.ldnr'));
  const folder = filesFolder(store.path);
  mkdirSync(folder, { recursive: true });
  const put = (name: string): string => {
    writeFileSync(join(folder, name), 'half a file');
    return join(folder, name);
  };
  const dead = [put(`.${hash}.${ended()}.part`), put(`.new.${ended()}.part`)];
  const others = [put(`.${hash}.${process.pid}.part`), put(hash), put('.notes.part')];
  return { store, dead, others };
};

const left = (paths: readonly string[]): boolean[] => paths.map((path) => existsSync(path));

test('what a killed program left of a copy goes when the review is opened, and nothing of one that runs', async () => {
  const { store, dead, others } = interrupted();
  store.close();
  const { project } = testContext();
  expect(await project.open(store.path, true)).toMatchObject({ ok: true });
  expect(left([...dead, ...others])).toEqual([true, true, true, true, true]);
  await project.close();
  expect(await project.open(store.path)).toMatchObject({ ok: true });
  expect(left(dead)).toEqual([false, false]);
  expect(left(others)).toEqual([true, true, true]);
  await project.close();
});

test('verify tells of it', () => {
  const { store } = interrupted();
  expect(checkOriginals(store, false)).toMatchObject({
    passed: true,
    text: expect.stringContaining(
      '2 of a program that was ended while it copied a file (0.0 MB) are unfinished',
    ),
  });
});
