import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runProgram } from './run-program.mjs';
import { Stop } from './stop.mjs';

/** What Electron and its tests need on Debian and its relatives. */
const DEBIAN_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libgbm1',
  'libasound2',
  'libatspi2.0-0',
  'xvfb',
  'xauth',
  'fonts-dejavu-core',
];

/** @param {string} output of ldd */
export function missingLibraries(output) {
  const names = output.split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
  return [...new Set(names)];
}

/** @param {string} name of a program */
export function isOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, name)));
}

function hasFonts() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')];
  folders.push(join(homedir(), '.local', 'share', 'fonts'));
  return folders.some((folder) => {
    if (!existsSync(folder)) return false;
    return readdirSync(folder, { recursive: true }).some((name) =>
      /\.(ttf|otf|ttc|pfb)$/i.test(String(name)),
    );
  });
}

/**
 * Newer releases renamed some libraries to NAMEt64.
 *
 * @param {readonly string[]} names
 * @param {ReadonlySet<string>} known every package name that the system knows and that was asked for
 */
export function packagesToInstall(names, known) {
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}

async function debianPackages() {
  const known = new Set();
  for (const name of DEBIAN_PACKAGES.filter((each) => each.startsWith('lib'))) {
    const { output } = await runProgram('apt-cache', ['pkgnames', `${name}t64`], { quiet: true });
    for (const line of output.split('\n')) known.add(line.trim());
  }
  return packagesToInstall(DEBIAN_PACKAGES, known);
}

/**
 * Sees to the libraries that Electron needs on Linux: installs them as root, otherwise says how.
 *
 * @param {string} program Electron
 * @param {{screen: boolean}} needs `screen`: a virtual one will be needed
 */
export async function ensureSystemLibraries(program, needs) {
  if (process.platform !== 'linux') return;
  const find = async () => {
    const { output } = await runProgram('ldd', [program], { quiet: true });
    const missing = missingLibraries(output);
    if (needs.screen) missing.push(...['xvfb-run', 'xauth', 'Xvfb'].filter((name) => !isOnPath(name)));
    if (!hasFonts()) missing.push('any font');
    return missing;
  };
  const missing = await find();
  if (missing.length === 0) return;
  const list = missing.join(', ');
  if (!isOnPath('apt-get')) {
    throw new Stop(
      `This system lacks ${list}.\nInstall the packages that hold them (on Debian: ${DEBIAN_PACKAGES.join(' ')}) and try again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await debianPackages()).join(' ')}`;
    throw new Stop(
      `This system lacks ${list}. Install what is missing with\n\n  ${command}\n\nand try again.`,
    );
  }
  console.log(`Installing system packages (missing: ${list}) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runProgram('apt-get', ['update', '-q'], { env, quiet: true });
  const packages = await debianPackages();
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  const { code, output } = await runProgram('apt-get', install, { env, quiet: true });
  const still = code === 0 ? await find() : missing;
  if (still.length > 0) {
    const tail = `${update.output}\n${output}`.trim().split('\n').slice(-15).join('\n');
    throw new Stop(`apt-get could not provide ${still.join(', ')}:\n${tail}`);
  }
}
