import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { extractFromTarGz, parseTarHeader } from '../../../scripts/bootstrap/read-tar.mjs';
import { makeTar } from './made-archives';
import { temporaryFolder } from './temporary-folder';

function write(tar: Buffer) {
  const folder = temporaryFolder();
  const archive = join(folder, 'made.tgz');
  const packed = gzipSync(tar);
  writeFileSync(archive, packed);
  return { archive, packed, target: join(folder, 'target') };
}

// Longer than the chunks the reader gets, and no multiple of the block size.
const long = Buffer.from(Array.from({ length: 3_000_001 }, (_, i) => (i * 7919) % 251));

test('streams one file out and hashes the whole archive', async () => {
  const { archive, packed, target } = write(
    makeTar([
      { name: 'package.json', prefix: 'package', content: Buffer.from('{}') },
      { name: 'package/wanted', type: '5', content: Buffer.alloc(0) },
      { name: 'package/wanted', content: long },
      { name: 'package/after', content: Buffer.from('after') },
    ]),
  );
  const hash = createHash('sha512');
  expect(await extractFromTarGz(archive, 'package/wanted', target, hash)).toBe(true);
  expect(readFileSync(target).equals(long)).toBe(true);
  expect(hash.digest('hex')).toBe(createHash('sha512').update(packed).digest('hex'));
  expect(await extractFromTarGz(archive, 'package/package.json', target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('{}');
});

test('says when the file is not there', async () => {
  const { archive, target } = write(makeTar([{ name: 'other', content: Buffer.from('x') }]));
  expect(await extractFromTarGz(archive, 'package/wanted', target)).toBe(false);
});

test('an archive that is cut off is an error', async () => {
  const { archive, target } = write(makeTar([{ name: 'a', content: long }]).subarray(0, 1_000_000));
  await expect(extractFromTarGz(archive, 'a', target)).rejects.toThrow('cut off');
  writeFileSync(archive, gzipSync(long).subarray(0, 1000));
  await expect(extractFromTarGz(archive, 'a', target)).rejects.toThrow();
});

test('a damaged header is an error', () => {
  const header = makeTar([{ name: 'a', content: Buffer.from('x') }]).subarray(0, 512);
  expect(parseTarHeader(header)).toEqual({ name: 'a', size: 1, isFile: true });
  header[0] = 0x62;
  expect(() => parseTarHeader(header)).toThrow('checksum');
});
