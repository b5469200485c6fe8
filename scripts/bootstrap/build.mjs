import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { packageScript, root } from './places.mjs';
import { runNode } from './run-program.mjs';
import { Stop } from './stop.mjs';

/** Everything a build depends on, with the files below. */
export const SOURCE_FOLDERS = ['src-core', 'src-main', 'src-preload', 'src-renderer', 'resources'];
const FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json'];

/** Files of a build without which it is none. */
const PRODUCTS = [
  'out/main/index.cjs',
  'out/main/cli.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** electron-vite asks this Electron's version for its build targets; it must run on the oldest (see the targets there). */
export const buildEnvironment = { ELECTRON_MAJOR_VER: '33' };

/**
 * Stands for one state of the sources: path, size and time of change of every file.
 *
 * @param {string} folder the clone
 * @param {readonly string[]} sources folders and files in it; missing ones count as empty
 */
export function sourceStamp(folder, sources = [...SOURCE_FOLDERS, ...FILES]) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(folder, path)).sort()) add(`${path}/${name}`);
    } else if (stat) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const path of sources) add(path);
  return hash.digest('hex');
}

/** Builds the app and the command line when a source changed since the last time. */
export async function ensureBuild() {
  const stampFile = join(root, 'out', '.stamp');
  const stamp = sourceStamp(root);
  const built = existsSync(stampFile) && PRODUCTS.every((file) => existsSync(join(root, file)));
  if (built && readFileSync(stampFile, 'utf8').trim() === stamp) return;
  rmSync(stampFile, { force: true });
  const { code } = await runNode([packageScript('electron-vite/bin/electron-vite.js'), 'build'], {
    env: { ...process.env, ...buildEnvironment },
  });
  if (code !== 0) throw new Stop(`The build failed (exit code ${code}).`);
  const cli = join(root, 'out', 'main', 'cli.cjs');
  if (existsSync(cli)) chmodSync(cli, 0o755);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stampFile, `${stamp}\n`);
}
