import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

/** @typedef {{name: string, method: number, crc: number, packedSize: number, size: number, offset: number, mode: number}} ZipEntry */

/**
 * Whether a name from an archive stays inside the folder it is unpacked to.
 *
 * @param {string} name
 */
export function isSafeEntryName(name) {
  if (name === '' || name.includes('\\') || name.includes('\0')) return false;
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return false;
  return !name.split('/').includes('..');
}

/**
 * @param {number} file
 * @param {number} offset
 * @param {number} length
 */
function readAt(file, offset, length) {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, offset) !== length) throw new Error('the zip archive is cut off');
  return bytes;
}

/**
 * @param {number} file an open zip archive
 * @returns {ZipEntry[]}
 */
function readDirectory(file) {
  const { size } = fstatSync(file);
  // The end record is 22 bytes and may carry a comment of up to 65,535.
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > tail.length) throw new Error('this is not a zip archive');
  const count = tail.readUInt16LE(end + 10);
  const directorySize = tail.readUInt32LE(end + 12);
  const directoryOffset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || directoryOffset === 0xffffffff) throw new Error('zip64 archives are not read');
  const directory = readAt(file, directoryOffset, directorySize);
  const entries = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error('the zip archive is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      mode: directory.readUInt16LE(at + 40),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {number} file
 * @param {ZipEntry} entry
 */
function readEntry(file, entry) {
  const header = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readAt(file, start, entry.packedSize);
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${entry.name}: unknown compression`);
  const bytes = entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: entry.size || 1 }) : packed;
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new Error(`${entry.name} in the zip archive is damaged`);
  }
  return bytes;
}

/**
 * Unpacks a zip archive. Refuses names that lead out of the folder, symbolic links, and any
 * file whose size or CRC-32 is not what the archive says.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} place target path for an entry's name; nothing leaves the entry out
 */
export function extractZip(archive, folder, place = (name) => name) {
  const file = openSync(archive, 'r');
  try {
    for (const entry of readDirectory(file)) {
      if (!isSafeEntryName(entry.name)) throw new Error(`unsafe name in the zip archive: ${entry.name}`);
      const relative = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (relative === undefined) continue;
      if (!isSafeEntryName(relative)) throw new Error(`unsafe target for ${entry.name}: ${relative}`);
      if ((entry.mode & 0o170000) === 0o120000) throw new Error(`${entry.name} is a symbolic link`);
      const target = join(folder, relative);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, readEntry(file, entry));
      if (entry.mode & 0o111) chmodSync(target, 0o755);
    }
  } finally {
    closeSync(file);
  }
}
