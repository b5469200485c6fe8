import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceStamp } from '../../../scripts/bootstrap/build.mjs';
import { packageStamp, packagesState } from '../../../scripts/bootstrap/packages.mjs';
import { temporaryFolder } from './temporary-folder';

test('packages are outdated until stamped, and again when the lock file changes', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package-lock.json'), '{"a":1}');
  expect(packagesState(folder)).toBe('outdated');
  mkdirSync(join(folder, 'node_modules'));
  expect(packagesState(folder)).toBe('outdated');
  writeFileSync(join(folder, 'node_modules', '.ldn-stamp'), `${packageStamp('{"a":1}')}\n`);
  expect(packagesState(folder)).toBe('current');
  writeFileSync(join(folder, 'package-lock.json'), '{"a":2}');
  expect(packagesState(folder)).toBe('outdated');
});

test('packages of another machine are outdated', () => {
  const linux = packageStamp('{}', { platform: 'linux', arch: 'x64' });
  expect(packageStamp('{}', { platform: 'linux', arch: 'arm64' })).not.toBe(linux);
  expect(packageStamp('{}', { platform: 'darwin', arch: 'x64' })).not.toBe(linux);
});

test('a linked node_modules is recognised, stamped or not', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'node_modules'), 'junction');
  expect(packagesState(folder)).toBe('linked');
});

test('the source stamp changes with content, time, name and number of files', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'src', 'a.ts');
  const stamp = () => sourceStamp(folder, ['src', 'absent', 'config.ts']);
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
  writeFileSync(file, 'a');
  utimesSync(file, 1000, 1000);
  const first = stamp();
  expect(stamp()).toBe(first);

  const seen = [first];
  const expectNew = () => {
    expect(seen).not.toContain(stamp());
    seen.push(stamp());
  };
  utimesSync(file, 1000, 2000);
  expectNew();
  writeFileSync(file, 'ab');
  utimesSync(file, 1000, 1000);
  expectNew();
  writeFileSync(join(folder, 'src', 'deep', 'b.ts'), 'b');
  utimesSync(join(folder, 'src', 'deep', 'b.ts'), 1000, 1000);
  expectNew();
  writeFileSync(join(folder, 'config.ts'), 'c');
  expectNew();
  rmSync(join(folder, 'config.ts'));
  rmSync(join(folder, 'src', 'deep', 'b.ts'));
  writeFileSync(file, 'a');
  utimesSync(file, 1000, 1000);
  expect(stamp()).toBe(first);
});
