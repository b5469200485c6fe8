import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractZip, isSafeEntryName } from '../../../scripts/bootstrap/read-zip.mjs';
import { type MadeEntry, makeZip } from './made-archives';
import { temporaryFolder } from './temporary-folder';

function write(bytes: Buffer) {
  const folder = temporaryFolder();
  const archive = join(folder, 'made.zip');
  writeFileSync(archive, bytes);
  return { archive, folder: join(folder, 'out') };
}

const made = (entries: readonly MadeEntry[], comment?: string) => write(makeZip(entries, comment));

test('unpacks stored and compressed files where they are placed, with the executable bit', () => {
  const { archive, folder } = made(
    [
      { name: 'top/', content: '' },
      { name: 'top/run', content: 'x'.repeat(10_000), mode: 0o100755 },
      { name: 'top/sub/plain.txt', content: 'plain', stored: true },
      { name: 'top/empty', content: '' },
      { name: 'top/unwanted', content: 'no' },
    ],
    'a comment',
  );
  extractZip(archive, folder, (name) => (name.endsWith('unwanted') ? undefined : name.replace('top/', '')));
  expect(readFileSync(join(folder, 'run'), 'utf8')).toBe('x'.repeat(10_000));
  expect(statSync(join(folder, 'run')).mode & 0o111).toBe(0o111);
  expect(readFileSync(join(folder, 'sub/plain.txt'), 'utf8')).toBe('plain');
  expect(readFileSync(join(folder, 'empty'), 'utf8')).toBe('');
  expect(existsSync(join(folder, 'unwanted'))).toBe(false);
});

test.each([
  '../a',
  'a/../../b',
  '/etc/a',
  'C:/a',
  'a\\b',
  '',
])('the name %j does not stay in the folder', (name) => {
  expect(isSafeEntryName(name)).toBe(false);
});

test('refuses a name that leads out, before writing it', () => {
  const { archive, folder } = made([{ name: '../escaped', content: 'x' }]);
  expect(() => extractZip(archive, folder)).toThrow('unsafe name');
  expect(existsSync(join(folder, '..', 'escaped'))).toBe(false);
});

test('refuses a symbolic link', () => {
  const { archive, folder } = made([{ name: 'link', content: '/etc', mode: 0o120777 }]);
  expect(() => extractZip(archive, folder)).toThrow('symbolic link');
});

test('refuses a file whose checksum is wrong', () => {
  const { archive, folder } = made([{ name: 'a', content: 'x', crc: 1 }]);
  expect(() => extractZip(archive, folder)).toThrow('damaged');
  expect(existsSync(join(folder, 'a'))).toBe(false);
});

test('says so when it is no zip archive, or a part of one', () => {
  const whole = makeZip([{ name: 'a', content: 'x' }]);
  const none = write(Buffer.from('hello'));
  expect(() => extractZip(none.archive, none.folder)).toThrow('not a zip archive');
  const part = write(whole.subarray(10));
  expect(() => extractZip(part.archive, part.folder)).toThrow();
});
