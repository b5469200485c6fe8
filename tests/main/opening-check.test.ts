import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '#core/contract/index';
import type { FileCheck } from '#core/contract/projects';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { SettingsFile } from '#main/files/settings';
import { OpenProject } from '#main/open-project';
import { OpeningCheck } from '#main/opening-check';
import { checkProject } from '#main/store/open';
import { tempFolder, tempStore } from './store/temp-project';

const found = appError('project-damaged', 'Damaged.');

/** Reads that end when a test says so. */
const readings = () => {
  const begun: {
    path: string;
    onProgress: (percent: number) => void;
    end: (result: Result<null, AppError>) => void;
    stopped: boolean;
  }[] = [];
  const read = (path: string, _: boolean, onProgress: (percent: number) => void) => {
    let end = (_: Result<null, AppError>): void => undefined;
    const ended = new Promise<Result<null, AppError>>((resolve) => {
      end = resolve;
    });
    const one = { path, onProgress, end, stopped: false };
    begun.push(one);
    const stop = async () => {
      one.stopped = true;
      end(err(appError('internal', 'Stopped.')));
    };
    return { ended, stop };
  };
  return { begun, read };
};

/** A program with one closed project file, every one of which is large for it. */
const program = () => {
  const folder = tempFolder();
  const path = join(folder, 'large.ldnr');
  tempStore(path).close();
  const settings = new SettingsFile(folder);
  settings.update({ reviewer: { id: 'ada', name: 'Ada' } });
  const told: (FileCheck | null)[] = [];
  const failures: AppError[] = [];
  const emit = <E extends keyof Events>(event: E, payload: Events[E]): void => {
    if (event === 'failure') failures.push(payload as AppError);
  };
  const { begun, read } = readings();
  const check = new OpeningCheck(read, (state) => told.push(state), 0);
  const index = () => ({
    ended: Promise.resolve(),
    stop: () => Promise.resolve(),
    free: () => Promise.resolve(),
  });
  const project = new OpenProject(
    settings,
    emit,
    () => () => undefined,
    index,
    async () => true,
    check,
  );
  onTestFinished(() => project.closeStore());
  return { path, folder, project, check, begun, told, failures };
};

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('a large file is read through first, and opens when nothing is wrong with it', async () => {
  const { path, project, check, begun, told } = program();
  const opening = project.open(path);
  await turn();
  expect([project.current().ok, check.state()]).toEqual([
    false,
    { path, fileName: 'large.ldnr', bytes: expect.any(Number), isOpen: false, percent: 0 },
  ]);
  begun[0]?.onProgress(40);
  expect(check.state()?.percent).toBe(40);
  begun[0]?.end(ok(null));
  expect(await opening).toMatchObject({ ok: true, value: { path, readOnly: null } });
  expect([check.state(), told.length, begun.length]).toEqual([null, 3, 1]);
});

test('one that is as this program left it opens without being read, and one that is gone says so', async () => {
  const { path, folder, project, begun } = program();
  const first = project.open(path);
  await turn();
  begun[0]?.end(ok(null));
  await first;
  await project.close();
  expect(await project.open(path)).toMatchObject({ ok: true, value: { path } });
  expect(begun).toHaveLength(1);
  expect(await project.open(join(folder, 'gone.ldnr'))).toMatchObject({
    ok: false,
    error: { code: 'project-missing' },
  });
});

test('a damaged one is not opened', async () => {
  const { path, project, begun } = program();
  const opening = project.open(path);
  await turn();
  begun[0]?.end(err(found));
  expect(await opening).toEqual(err(found));
  expect(project.current().ok).toBe(false);
});

test('opening is cancelled, by a person or for another file', async () => {
  const { path, folder, project, check, begun } = program();
  const first = project.open(path);
  await turn();
  check.answer('cancel');
  expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  const second = project.open(path);
  await turn();
  const other = join(folder, 'other.ldnr');
  tempStore(other).close();
  const third = project.open(other);
  expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await turn();
  expect(begun.map((one) => one.stopped)).toEqual([true, true, false]);
  begun[2]?.end(ok(null));
  expect(await third).toMatchObject({ ok: true, value: { path: other } });
});

test('who does not wait has it open while it is read; what is found later stops all saving', async () => {
  const { path, project, check, begun, failures } = program();
  const opening = project.open(path);
  await turn();
  check.answer('open');
  expect(await opening).toMatchObject({ ok: true, value: { path, readOnly: null } });
  await turn();
  expect([begun[0]?.stopped, begun[1]?.stopped, check.state()?.isOpen]).toEqual([true, false, true]);
  expect(await project.writer()).toMatchObject({ ok: true });
  begun[1]?.end(err(found));
  await turn();
  expect(failures).toMatchObject([{ code: 'project-damaged' }]);
  expect(project.state()?.readOnly).toContain('nothing more is saved');
  expect(await project.writer()).toMatchObject({ ok: false, error: { code: 'project-damaged' } });
  const lent = await project.lend(
    async () => ok(null),
    () => undefined,
  );
  expect(lent).toMatchObject({ ok: false, error: { code: 'project-damaged' } });
});

test('a project that is closed is read no further, and nothing is said of it', async () => {
  const { path, project, check, begun, failures } = program();
  const opening = project.open(path);
  await turn();
  check.answer('open');
  await opening;
  await turn();
  await project.close();
  expect([begun[1]?.stopped, check.state(), failures]).toEqual([true, null, []]);
});

test('the reading itself finds damage, a file that somebody has open, and changes nothing', () => {
  const { path, folder } = program();
  const before = readFileSync(path);
  expect(checkProject(path, false, new Date())).toEqual(ok(null));
  expect(readFileSync(path).equals(before)).toBe(true);
  const broken = join(folder, 'broken.ldnr');
  const bytes = Buffer.from(before);
  bytes.fill(0xff, 3 * 8192, 6 * 8192);
  writeFileSync(broken, bytes);
  expect(checkProject(broken, false, new Date())).toMatchObject({
    ok: false,
    error: { code: 'project-damaged' },
  });
  expect(readFileSync(broken).equals(bytes)).toBe(true);
  const open = join(folder, 'open.ldnr');
  const store = tempStore(open);
  const held = checkProject(open, true, new Date());
  expect(held).toEqual(ok(null));
  expect(checkProject(open, false, new Date())).toMatchObject({
    ok: false,
    error: { code: 'project-locked' },
  });
  store.close();
  expect(checkProject(join(folder, 'none.ldnr'), false, new Date())).toMatchObject({
    ok: false,
    error: { code: 'project-missing' },
  });
});
