import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The folder where Electron runtimes are kept between clones, by the custom of the platform.
 *
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {string} home
 */
export function runtimeCacheFolder(platform = process.platform, env = process.env, home = homedir()) {
  const name = 'ldn-workbench';
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), name, 'Cache', 'electron');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', name, 'electron');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), name, 'electron');
}

/**
 * Where Electron's program lies inside an unpacked runtime.
 *
 * @param {NodeJS.Platform} platform
 */
export function programPath(platform = process.platform) {
  if (platform === 'win32') return 'electron.exe';
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return 'electron';
}

/**
 * The script behind an installed package's command, to be run with this Node. Going around
 * node_modules/.bin spares the shell that its Windows wrappers need.
 *
 * @param {string} file path inside node_modules
 */
export function packageScript(file) {
  const path = join(root, 'node_modules', file);
  if (!existsSync(path)) throw new Error(`${path} is missing`);
  return path;
}
