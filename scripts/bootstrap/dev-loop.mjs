import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, SOURCE_FOLDERS } from './build.mjs';
import { root } from './places.mjs';
import { Stop } from './stop.mjs';

/** A save touches several files: they are waited for. */
const SETTLE_MS = 200;

/**
 * Runs the built app and, whenever a source changes, builds and starts it again. There is no dev server: the app
 * refuses every network request and inline script, and development should not differ in that from what ships.
 *
 * @param {string} program Electron
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code of the app when its window was closed
 */
export async function devLoop(program, args, env) {
  /** @type {() => void} */
  let changed = () => {};
  const watchers = SOURCE_FOLDERS.map((folder) =>
    watch(join(root, folder), { recursive: true }, () => changed()),
  );
  const nextChange = () =>
    new Promise((resolve) => {
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      changed = () => {
        clearTimeout(timer);
        timer = setTimeout(() => resolve('changed'), SETTLE_MS);
      };
    });
  try {
    for (;;) {
      const change = nextChange();
      try {
        await ensureBuild();
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        console.error(`${error.message} Waiting for a change ...`);
        await change;
        continue;
      }
      const app = spawn(program, [...args], { cwd: root, env, stdio: 'inherit' });
      /** @type {Promise<number>} */
      const closed = new Promise((resolve) => app.on('close', (code) => resolve(code ?? 1)));
      const first = await Promise.race([change, closed]);
      if (typeof first === 'number') return first;
      app.kill();
      await closed;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
