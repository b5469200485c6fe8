import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { RecordFields } from '#core/model/record-fields';
import { parseFile } from '#main/tasks/parse-file';
import { streamFile } from '#main/tasks/stream-file';

const record = (n: number, accent: string): string =>
  `TY  - JOUR\r\nTI  - Trial ${n} in Montr${accent}al\r\nAB  - ${'words '.repeat(1200)}${n}\r\nDO  - 10.1000/${n}\r\nER  - \r\n\r\n`;

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
  const text = Array.from({ length: 2_200 }, (_, n) => record(n, 'é')).join('');
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
  expect(records[2_199]?.title).toBe('Trial 2199 in Montréal');
  expect(shares.at(-1)).toBe(1);
});

const many = (from: number, to: number, accent: string): string =>
  Array.from({ length: to - from }, (_, n) => record(from + n, accent)).join('');

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const returns = (text: string): string => text.replaceAll('\r\n', '\r');

test.each([
  [
    'accents of UTF-8 first and one wrong byte far behind',
    [many(0, 40, 'é'), many(40, 2_000, 'e'), latin(record(2_000, 'é')), many(2_001, 2_200, 'e')],
    ['encoding-guessed'],
  ],
  [
    'a mark of UTF-8 and one wrong byte far behind',
    ['\ufeff', many(0, 3, 'é'), many(3, 2_000, 'e'), latin(record(2_000, 'é')), many(2_001, 2_200, 'e')],
    ['encoding-guessed'],
  ],
  [
    'two encodings one after the other',
    [many(0, 1_100, 'é'), latin(many(1_100, 2_200, 'é'))],
    ['encoding-guessed'],
  ],
  ['most of it in Windows-1252', [latin(many(0, 2_100, 'é')), many(2_100, 2_200, 'é')], ['encoding-guessed']],
  [
    'a letter of UTF-8 that is cut',
    [many(0, 2_200, 'é'), 'TY  - JOUR\r\nTI  - Montréal, Qu', Uint8Array.of(0xc3), '\r\nER  - \r\n'],
    ['encoding-broken'],
  ],
  ['lines that end in a return only', [returns(many(0, 2_200, 'é'))], []],
  [
    'lines that end in a return only, in two encodings',
    [returns(many(0, 40, 'é')), latin(returns(many(40, 2_200, 'é')))],
    ['encoding-guessed'],
  ],
] as const)('a large file with %s is understood as a whole', (_, parts, said) => {
  const path = fileOf(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  );
  const records: RecordFields[] = [];
  const streamed = streamFile(path, {}, (one) => records.push(one));
  const whole = parseFile(path);
  expect(streamed.ok && streamed.value.encoding).toBe('utf-8');
  expect(records[2]?.title).toBe('Trial 2 in Montréal');
  expect(streamed.ok && { ...streamed.value, records }).toEqual(whole.ok && whole.value);
  expect(streamed.ok && streamed.value.warnings.map(({ code }) => code)).toEqual(said);
});

test('of a large file in two encodings every title keeps its letters', () => {
  const path = fileOf(Buffer.concat([Buffer.from(many(0, 1_100, 'é')), latin(many(1_100, 2_200, 'é'))]));
  const titles: (string | null)[] = [];
  const read = streamFile(path, {}, ({ title }) => titles.push(title));
  expect(titles).toEqual(Array.from({ length: 2_200 }, (_, n) => `Trial ${n} in Montréal`));
  expect(read.ok && read.value.warnings).toMatchObject([
    {
      line: 6_602,
      raw: 'TI  - Trial 1100 in Montréal',
      text: expect.stringContaining('1100 lines of the file are UTF-8 and 1100 are not'),
    },
  ]);
});

test('a missing file is told as such', () => {
  const read = streamFile('/nowhere/at-all.ris', {}, () => undefined);
  expect(read.ok ? null : read.error.code).toBe('file-unreadable');
});
