import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backupDue, pruneBackups } from '#main/files/backups';
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
