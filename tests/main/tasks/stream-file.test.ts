import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RecordFields } from '#core/model/record-fields';
import { parseFile } from '#main/tasks/parse-file';
import { streamFile } from '#main/tasks/stream-file';

const record = (n: number, accent: string): string =>
  `TY  - JOUR\r\nTI  - Trial ${n} in Montr${accent}al\r\nAB  - ${'words '.repeat(120)}${n}\r\nDO  - 10.1000/${n}\r\nER  - \r\n\r\n`;

const fileOf = (content: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ldn-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'big.ris');
  writeFileSync(path, content);
  return path;
};

test.each([
  ['utf-8', 'utf8'],
  ['windows-1252', 'latin1'],
  ['utf-16le', 'utf16le'],
] as const)('a large file in %s is read piece by piece as it is read at once', (encoding, written) => {
  const text = Array.from({ length: 22_000 }, (_, n) => record(n, 'é')).join('');
  const mark = encoding === 'utf-16le' ? '\ufeff' : '';
  const path = fileOf(Buffer.from(mark + text, written));
  const records: RecordFields[] = [];
  const shares: number[] = [];
  const streamed = streamFile(path, { onProgress: (share) => shares.push(share) }, (one) =>
    records.push(one),
  );
  const whole = parseFile(path);
  expect(streamed.ok && { ...streamed.value, records }).toEqual(whole.ok && whole.value);
  expect(streamed.ok && streamed.value.encoding).toBe(encoding);
  expect(records[21_999]?.title).toBe('Trial 21999 in Montréal');
  expect(shares.at(-1)).toBe(1);
});

test('a missing file is told as such', () => {
  const read = streamFile('/nowhere/at-all.ris', {}, () => undefined);
  expect(read.ok ? null : read.error.code).toBe('file-unreadable');
});
