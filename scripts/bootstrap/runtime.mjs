import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadOfficial, electronPackage, hasElectronInPackages } from './official-download.mjs';
import { programPath, root, runtimeCacheFolder } from './places.mjs';
import { developmentElectron, hasDevelopmentRuntime, makeDevelopmentRuntime } from './registry-runtime.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {{program: string, kind: 'official' | 'development', version: string}} Runtime
 *   `development`: an older Electron out of a registry package, for work and tests on machines that reach nothing
 *   else; what ships is always the official one
 */

const MARKER = 'ldn-runtime.json';

/** The declared version of Electron: the one that ships. */
function declaredVersion() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return String(manifest.devDependencies.electron);
}

/**
 * @param {string} folder
 * @param {Runtime['kind']} kind
 * @param {string} version
 * @returns {Runtime | undefined} nothing when there is no complete runtime
 */
export function runtimeIn(folder, kind, version) {
  const program = join(folder, programPath());
  if (!existsSync(join(folder, MARKER)) || !existsSync(program)) return undefined;
  return { program, kind, version };
}

/**
 * Fills a folder next to its final place and then renames it, so that a runtime is there whole or not at all.
 *
 * @param {string} cache
 * @param {string} name
 * @param {{kind: string, version: string}} marker
 * @param {(folder: string) => Promise<void>} fill
 */
export async function addToCache(cache, name, marker, fill) {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, '.new-'));
  const place = join(cache, name);
  try {
    const folder = join(fresh, name);
    mkdirSync(folder);
    await fill(folder);
    writeFileSync(join(folder, MARKER), `${JSON.stringify(marker)}\n`);
    if (!existsSync(join(place, MARKER))) {
      rmSync(place, { recursive: true, force: true });
      renameSync(folder, place);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return place;
}

/** @returns {Promise<Runtime>} */
async function fetchRuntime() {
  const version = declaredVersion();
  const problem = await downloadOfficial(version);
  if (!problem) return { program: join(electronPackage, 'dist', programPath()), kind: 'official', version };
  if (!hasDevelopmentRuntime()) {
    throw new Stop(
      `Electron ${version} could not be downloaded: ${problem}.\nConnect to the internet, or set ELECTRON_MIRROR to a mirror, and try again.`,
    );
  }
  console.log(
    `Electron ${version} could not be downloaded (${problem}): using a development runtime, Electron ${developmentElectron} from the package registry.`,
  );
  const name = `${developmentElectron}-development`;
  const marker = { kind: 'development', version: developmentElectron };
  const folder = await addToCache(runtimeCacheFolder(), name, marker, makeDevelopmentRuntime);
  return { program: join(folder, programPath()), kind: 'development', version: developmentElectron };
}

/** Finds the Electron runtime, or fetches one. */
export async function ensureRuntime() {
  const cache = runtimeCacheFolder();
  const version = declaredVersion();
  const official = join(electronPackage, 'dist', programPath());
  /** @type {Runtime | undefined} */
  let runtime = runtimeIn(join(cache, version), 'official', version);
  if (!runtime && hasElectronInPackages()) runtime = { program: official, kind: 'official', version };
  runtime ??= runtimeIn(
    join(cache, `${developmentElectron}-development`),
    'development',
    developmentElectron,
  );
  runtime ??= await fetchRuntime();
  if (runtime.kind === 'official' && runtime.program === official) runtime = await keep(runtime);
  return runtime;
}

/**
 * Moves the official runtime out of node_modules, which `npm ci` empties, into the cache.
 *
 * @param {Runtime} runtime
 * @returns {Promise<Runtime>}
 */
async function keep(runtime) {
  const { version, kind } = runtime;
  try {
    const place = await addToCache(runtimeCacheFolder(), version, { kind, version }, async (folder) => {
      rmSync(folder, { recursive: true });
      renameSync(join(electronPackage, 'dist'), folder);
    });
    return { program: join(place, programPath()), kind, version };
  } catch {
    // On another disk it cannot be moved; it works where it is.
    return runtime;
  }
}
