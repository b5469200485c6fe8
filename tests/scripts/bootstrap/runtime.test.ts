import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programPath, runtimeCacheFolder } from '../../../scripts/bootstrap/places.mjs';
import { hasDevelopmentRuntime, placeInRuntime } from '../../../scripts/bootstrap/registry-runtime.mjs';
import { addToCache, runtimeIn } from '../../../scripts/bootstrap/runtime.mjs';
import { temporaryFolder } from './temporary-folder';

const marker = { kind: 'development', version: '1.2.3' };

async function fill(folder: string) {
  const program = join(folder, programPath());
  mkdirSync(join(program, '..'), { recursive: true });
  writeFileSync(program, 'program');
}

test('a runtime enters the cache whole', async () => {
  const cache = join(temporaryFolder(), 'electron');
  const place = await addToCache(cache, 'one', marker, fill);
  expect(readdirSync(cache)).toEqual(['one']);
  expect(runtimeIn(place, 'development', '1.2.3')).toEqual({
    program: join(cache, 'one', programPath()),
    kind: 'development',
    version: '1.2.3',
  });
});

test('a failure leaves nothing behind', async () => {
  const cache = temporaryFolder();
  const failing = addToCache(cache, 'one', marker, async (folder) => {
    await fill(folder);
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(readdirSync(cache)).toEqual([]);
});

test('half a runtime is none, and is replaced', async () => {
  const cache = temporaryFolder();
  mkdirSync(join(cache, 'one'));
  await fill(join(cache, 'one'));
  writeFileSync(join(cache, 'one', 'left-over'), '');
  expect(runtimeIn(join(cache, 'one'), 'development', '1.2.3')).toBeUndefined();
  await addToCache(cache, 'one', marker, fill);
  expect(runtimeIn(join(cache, 'one'), 'development', '1.2.3')).toBeDefined();
  expect(existsSync(join(cache, 'one', 'left-over'))).toBe(false);
});

test('of two clones that fetch at once, the first one counts', async () => {
  const cache = temporaryFolder();
  await addToCache(cache, 'one', marker, async (folder) => {
    await addToCache(cache, 'one', marker, fill);
    writeFileSync(join(folder, programPath().split(/[\\/]/)[0] ?? ''), 'second');
  });
  expect(readFileSync(join(cache, 'one', programPath()), 'utf8')).toBe('program');
});

test('of the packaged app only its Electron is taken', () => {
  expect(placeInRuntime('Cypress/Cypress')).toBe('electron');
  expect(placeInRuntime('Cypress/locales/de.pak')).toBe('locales/de.pak');
  for (const name of [
    'Cypress/',
    'Cypress/resources/app/index.js',
    'Cypress/browser_v8_context_snapshot.bin',
    'other/file',
  ]) {
    expect(placeInRuntime(name)).toBeUndefined();
  }
  expect(hasDevelopmentRuntime('linux', 'x64')).toBe(true);
  expect(hasDevelopmentRuntime('darwin', 'arm64')).toBe(false);
});

test('the cache lies where the platform keeps caches', () => {
  expect(runtimeCacheFolder('linux', {}, '/h')).toBe(join('/h', '.cache', 'ldn-workbench', 'electron'));
  expect(runtimeCacheFolder('linux', { XDG_CACHE_HOME: '/x' }, '/h')).toBe(
    join('/x', 'ldn-workbench', 'electron'),
  );
  expect(runtimeCacheFolder('darwin', {}, '/h')).toBe(
    join('/h', 'Library', 'Caches', 'ldn-workbench', 'electron'),
  );
  expect(runtimeCacheFolder('win32', { LOCALAPPDATA: '/l' }, '/h')).toBe(
    join('/l', 'ldn-workbench', 'Cache', 'electron'),
  );
});
