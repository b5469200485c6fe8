import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/**
 * @param {Buffer} header one tar block
 * @returns {{name: string, size: number, isFile: boolean} | undefined} nothing for the zero block that ends an archive
 */
export function parseTarHeader(header) {
  if (header.every((byte) => byte === 0)) return undefined;
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    header.toString('utf8', from, to).split('\0', 1)[0] ?? '';
  const octal = (/** @type {number} */ from, /** @type {number} */ to) =>
    Number.parseInt(text(from, to).trim(), 8);
  // The checksum counts its own eight bytes as spaces.
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  if (octal(148, 156) !== sum) throw new Error('the tar archive is damaged: a header fails its checksum');
  const size = octal(124, 136);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('the tar archive is damaged: no size');
  const prefix = text(257, 262) === 'ustar' ? text(345, 500) : '';
  const type = text(156, 157);
  return {
    name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
    size,
    isFile: type === '0' || type === '',
  };
}

/**
 * Streams one file out of a .tar.gz, so that a large archive never lies in memory.
 *
 * @param {string} archive
 * @param {string} wanted name inside the archive
 * @param {string} target file to write
 * @param {import('node:crypto').Hash} [hash] is fed the whole archive, packed as it is
 * @returns {Promise<boolean>} whether the file was there
 */
export async function extractFromTarGz(archive, wanted, target, hash) {
  const packed = createReadStream(archive, { highWaterMark: 1 << 20 });
  packed.on('data', (bytes) => hash?.update(bytes));
  const unpacked = packed.pipe(createGunzip({ chunkSize: 1 << 20 }));
  packed.on('error', (error) => unpacked.destroy(error));

  const out = await open(target, 'w');
  let found = false;
  let ended = false;
  let pending = Buffer.alloc(0);
  let left = 0;
  let padding = 0;
  let writing = false;
  try {
    for await (const chunk of unpacked) {
      let bytes = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      pending = Buffer.alloc(0);
      while (bytes.length > 0 && !ended) {
        if (left > 0) {
          const part = bytes.subarray(0, left);
          if (writing) await out.write(part);
          left -= part.length;
          bytes = bytes.subarray(part.length);
        } else if (padding > 0) {
          const skipped = Math.min(padding, bytes.length);
          padding -= skipped;
          bytes = bytes.subarray(skipped);
        } else if (bytes.length < BLOCK) {
          pending = Buffer.from(bytes);
          break;
        } else {
          const entry = parseTarHeader(bytes.subarray(0, BLOCK));
          bytes = bytes.subarray(BLOCK);
          ended = entry === undefined;
          left = entry?.size ?? 0;
          padding = (BLOCK - (left % BLOCK)) % BLOCK;
          writing = !found && entry?.isFile === true && entry.name === wanted;
          found ||= writing;
        }
      }
    }
  } finally {
    await out.close();
  }
  if (left > 0) throw new Error('the tar archive is cut off');
  return found;
}
