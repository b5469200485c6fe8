import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { runNpm } from './run-program.mjs';
import { Stop } from './stop.mjs';

/**
 * Stands for one state of installed packages: the lock file, and what decides which prebuilt
 * binaries npm picks.
 *
 * @param {string} lockText
 * @param {{platform: string, arch: string}} machine
 */
export function packageStamp(lockText, machine = process) {
  return createHash('sha256').update(`${machine.platform} ${machine.arch}\n${lockText}`).digest('hex');
}

/**
 * @param {string} folder the clone
 * @returns {'current' | 'linked' | 'outdated'} `linked`: node_modules belongs to another clone
 */
export function packagesState(folder) {
  const modules = join(folder, 'node_modules');
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return 'linked';
  const stampFile = join(modules, '.ldn-stamp');
  if (!existsSync(stampFile)) return 'outdated';
  const stamp = packageStamp(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  return readFileSync(stampFile, 'utf8').trim() === stamp ? 'current' : 'outdated';
}

/** Installs the packages when the lock file changed since the last time. */
export async function ensurePackages() {
  const state = packagesState(root);
  if (state === 'current') return;
  if (state === 'linked') {
    console.log('node_modules is a link to another folder: its packages are taken as they are.');
    return;
  }
  console.log('Installing packages (npm ci) ...');
  const stampFile = join(root, 'node_modules', '.ldn-stamp');
  rmSync(stampFile, { force: true });
  // No package needs its install script: the native one comes with its binaries, and would want a compiler.
  const { code } = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Stop(`npm ci failed (exit code ${code}); its message is above.`);
  writeFileSync(stampFile, `${packageStamp(readFileSync(join(root, 'package-lock.json'), 'utf8'))}\n`);
}
