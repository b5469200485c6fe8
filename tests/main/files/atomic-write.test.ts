import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepPart, partOf, writeAtomic, writePart } from '#main/files/atomic-write';
import { tempFolder } from '../store/temp-project';

const place = () => {
  const folder = tempFolder();
  const path = join(folder, 'list.ris');
  writeFileSync(path, 'as it was');
  return {
    path,
    part: partOf(path),
    left: () => readdirSync(folder),
    text: () => readFileSync(path, 'utf8'),
  };
};

function* broken(cause: string): Generator<string> {
  yield 'the first piece';
  throw new Error(cause);
}

test('pieces are kept under another name until the file is whole', async () => {
  const { path, part, left, text } = place();
  expect(await writePart(part, path, ['ä', 'b'])).toEqual({ ok: true, value: null });
  expect(text()).toBe('as it was');
  expect(keepPart(part, path)).toEqual({ ok: true, value: path });
  expect(text()).toBe('äb');
  expect(left()).toEqual(['list.ris']);
});

test.each([
  ['ENOSPC: no space left on device, write', 'The disk is full, so the file was not written.'],
  ['something else', 'The file could not be written.'],
])('%s: the old file stays, and nothing beside it', async (cause, sentence) => {
  const { path, part, left, text } = place();
  expect(await writePart(part, path, broken(cause))).toMatchObject({
    ok: false,
    error: { code: 'disk', text: sentence, where: { file: path } },
  });
  expect(text()).toBe('as it was');
  expect(left()).toEqual(['list.ris']);
});

test('a whole file takes the place of another at once, or says that it cannot', () => {
  const { path, left, text } = place();
  expect(writeAtomic(path, 'new')).toEqual({ ok: true, value: path });
  expect(text()).toBe('new');
  expect(writeAtomic(join(path, 'below a file'), 'new')).toMatchObject({
    ok: false,
    error: { code: 'disk' },
  });
  expect(left()).toEqual(['list.ris']);
});
