// Written for old Node versions: this file has to load before it can complain.

/** The oldest Node the packages run on; package.json says the same under `engines`. */
const OLDEST = [20, 19];

/**
 * @param {string} version as in process.versions.node, e.g. `20.19.0`
 * @returns {string | undefined} a sentence when this Node is too old
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `LDN Workbench needs Node ${OLDEST.join('.')} or newer; this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
}
