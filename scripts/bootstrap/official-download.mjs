import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { programPath, root } from './places.mjs';
import { runNode } from './run-program.mjs';

const PROBE_SECONDS = 10;
const DOWNLOAD_SECONDS = 900;

/** Where the electron package keeps the runtime that it downloaded. */
export const electronPackage = join(root, 'node_modules', 'electron');

export function hasElectronInPackages() {
  return existsSync(join(electronPackage, 'dist', programPath()));
}

/**
 * Reads the first bytes of the very file to be downloaded, so that a network which hangs or refuses costs
 * seconds and not minutes.
 *
 * @param {string} version
 * @returns {Promise<string | undefined>} why the download cannot work
 */
async function probe(version) {
  const env = process.env;
  // Node's fetch does not go through a proxy; the electron package's own download may.
  if (env.HTTPS_PROXY || env.https_proxy || env.ELECTRON_GET_USE_PROXY) return undefined;
  const mirror =
    env.ELECTRON_MIRROR ||
    env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/download/v';
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(`${mirror}${version}/${name}`, {
      headers: { range: 'bytes=0-1023' },
      signal: AbortSignal.timeout(PROBE_SECONDS * 1000),
    });
    if (!answer.ok) return `the server answered ${answer.status}`;
    const first = await answer.body?.getReader().read();
    return first?.value?.length ? undefined : 'the server sent nothing';
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const cause = error.cause;
    if (error.name === 'TimeoutError') return `no answer within ${PROBE_SECONDS} s`;
    return cause instanceof Error ? cause.message : error.message;
  }
}

/**
 * Lets the electron package download its runtime.
 *
 * @param {string} version
 * @returns {Promise<string | undefined>} why it did not work
 */
export async function downloadOfficial(version) {
  const problem = await probe(version);
  if (problem) return problem;
  console.log(`Downloading Electron ${version} ...`);
  const { code, output, timedOut } = await runNode([join(electronPackage, 'install.js')], {
    quiet: true,
    timeoutSeconds: DOWNLOAD_SECONDS,
  });
  if (timedOut) return `not finished within ${DOWNLOAD_SECONDS / 60} minutes`;
  if (code !== 0) return output.trim().split('\n', 1)[0] || `exit code ${code}`;
  return hasElectronInPackages() ? undefined : 'it left no program behind';
}
