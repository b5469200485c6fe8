// Electron's fuses: feature switches kept as a row of ASCII digits in the program file itself, after
// a sentinel, a version byte and a length byte (electronjs.org/docs/latest/tutorial/fuses).
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Index of each fuse that is set here. */
export const FUSE = { nodeCliInspectArguments: 3, browserSnapshotOfItsOwn: 6 };

/**
 * Sets fuses in place.
 *
 * @param {Buffer} program the bytes of Electron's program file
 * @param {ReadonlyMap<number, boolean>} wanted fuse index to on or off
 */
export function flipFuses(program, wanted) {
  const at = program.indexOf(SENTINEL);
  if (at < 0) throw new Error('this program has no fuses: it is not Electron');
  const version = at + SENTINEL.length;
  if (program[version] !== 1) throw new Error(`fuse version ${program[version]} is not known`);
  const length = program[version + 1] ?? 0;
  for (const [index, on] of wanted) {
    const fuse = version + 2 + index;
    const now = String.fromCharCode(program[fuse] ?? 0);
    if (index >= length || (now !== '0' && now !== '1')) throw new Error(`fuse ${index} cannot be set`);
    program[fuse] = (on ? '1' : '0').charCodeAt(0);
  }
}
