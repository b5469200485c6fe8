import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupDue, noRoomForBackup, pruneBackups } from '#main/files/backups';
import { SettingsFile } from '#main/files/settings';
import { storeEnv } from '#main/files/store-env';
import { tempFolder } from '../store/temp-project';

const project = { path: '/reviews/LDN in pain.ldnr', instanceId: 'file-1' };
const day = (n: number): Date => new Date(Date.UTC(2026, 0, n, 12));

test('a copy is due once a day, and the copies of seven days are kept, whatever the project was called', () => {
  const folder = tempFolder();
  for (let n = 1; n <= 9; n += 1) {
    const due = backupDue(folder, n < 5 ? { ...project, path: '/reviews/Z old name.ldnr' } : project, day(n));
    expect(due).not.toBeNull();
    mkdirSync(dirname(due ?? ''), { recursive: true });
    writeFileSync(due ?? '', 'copy');
    pruneBackups(folder, project.instanceId);
  }
  expect(backupDue(folder, project, day(9))).toBeNull();
  const left = readdirSync(join(folder, 'backups', project.instanceId)).sort();
  expect(left).toEqual([
    ...[5, 6, 7, 8, 9].map((n) => `LDN in pain-2026-01-0${n}.ldnr`),
    'Z old name-2026-01-03.ldnr',
    'Z old name-2026-01-04.ldnr',
  ]);
});

/** Copies of so many bytes each, by day, the latest last; what is left of them when the oldest are let go. */
const leftOf = (sizes: readonly number[]): string[] => {
  const folder = tempFolder();
  const copies = join(folder, 'backups', project.instanceId);
  mkdirSync(copies, { recursive: true });
  sizes.forEach((size, at) => {
    const path = join(copies, `LDN-2026-01-0${at + 1}.ldnr`);
    writeFileSync(path, '');
    truncateSync(path, size);
  });
  writeFileSync(join(copies, '.LDN-2026-01-09.ldnr.part'), 'half a copy');
  pruneBackups(folder, project.instanceId);
  return readdirSync(copies)
    .sort()
    .map((name) => name.slice(4, -5));
};

test('of large copies as many are kept as 5 GiB hold, and at least two; a copy that was stopped goes', () => {
  const gigabyte = 2 ** 30;
  const days = (...which: number[]) => which.map((n) => `2026-01-0${n}`);
  expect(leftOf([gigabyte, gigabyte, gigabyte, gigabyte, gigabyte, gigabyte])).toEqual(days(2, 3, 4, 5, 6));
  expect(leftOf([4 * gigabyte, 4 * gigabyte, 4 * gigabyte])).toEqual(days(2, 3));
  expect(leftOf([8 * gigabyte])).toEqual(days(1));
  expect(leftOf([6 * gigabyte, 10, 10, 10])).toEqual(days(2, 3, 4));
});

test('a copy for which the disk has no room is left out with a sentence', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.ldnr');
  writeFileSync(path, '');
  truncateSync(path, 3.4e9);
  const room = (free: number | null) => noRoomForBackup(folder, { ...project, path }, () => free);
  expect(room(2.1e9)?.text).toContain(
    "it needs 3.7 GB, and the disk of the program's folder has 2.1 GB left",
  );
  expect(room(3.5e9)).not.toBeNull();
  expect([room(4e9), room(null)]).toEqual([null, null]);
  expect(noRoomForBackup(folder, { ...project, path: `${path}.gone` })).toBeNull();
});

test('a project file is known by size and time as it was left, and not after somebody touched it', () => {
  const folder = tempFolder();
  const file = join(folder, 'a.ldnr');
  writeFileSync(file, 'as it was');
  const settings = new SettingsFile(join(folder, 'settings'));
  mkdirSync(settings.folder, { recursive: true });
  expect(storeEnv(settings).isAsLeft(file)).toBe(false);
  storeEnv(settings).left(file);
  expect(storeEnv(new SettingsFile(settings.folder)).isAsLeft(file)).toBe(true);
  writeFileSync(file, 'as it was, and more');
  expect(storeEnv(settings).isAsLeft(file)).toBe(false);
});
