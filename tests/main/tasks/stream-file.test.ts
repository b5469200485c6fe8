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

const many = (from: number, to: number, accent: string): string =>
  Array.from({ length: to - from }, (_, n) => record(from + n, accent)).join('');

test.each([
  ['accents of UTF-8 first and one wrong byte far behind', '', many(0, 400, 'é'), false],
  ['a mark of UTF-8 and one wrong byte far behind', '\ufeff', many(0, 3, 'é'), false],
  ['lines that end in a return only', '', many(0, 400, 'é'), true],
])('a large file with %s is understood as a whole', (_, mark, first, returns) => {
  const wrong = Buffer.from(record(20_000, 'é'), 'latin1');
  const text = (part: string): string => (returns ? part.replaceAll('\r\n', '\r') : part);
  const path = fileOf(
    Buffer.concat([
      Buffer.from(mark + text(first + many(400, 20_000, 'e')), 'utf8'),
      ...(returns ? [] : [wrong]),
      Buffer.from(text(many(20_001, 22_000, 'e')), 'utf8'),
    ]),
  );
  const records: RecordFields[] = [];
  const streamed = streamFile(path, {}, (one) => records.push(one));
  const whole = parseFile(path);
  expect(streamed.ok && streamed.value.encoding).toBe('utf-8');
  expect(records[2]?.title).toBe('Trial 2 in Montréal');
  expect(streamed.ok && { ...streamed.value, records }).toEqual(whole.ok && whole.value);
  if (!returns)
    expect(streamed.ok && streamed.value.warnings.map(({ code }) => code)).toEqual(['encoding-broken']);
});

test('a missing file is told as such', () => {
  const read = streamFile('/nowhere/at-all.ris', {}, () => undefined);
  expect(read.ok ? null : read.error.code).toBe('file-unreadable');
});
