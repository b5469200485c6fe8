import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FailureDesk, type FailureQuestion, watchFailures } from '#main/failures';
import { tempFolder } from './store/temp-project';

const desk = (answers: number[], more: Partial<FailureDesk> = {}) => {
  const asked: FailureQuestion[] = [];
  const done: string[] = [];
  const folder = join(tempFolder(), 'logs');
  const failed = watchFailures({
    folder,
    version: '1.2.3',
    now: () => new Date(Date.UTC(2026, 0, 1)),
    ask: async (question) => {
      asked.push(question);
      return answers.shift() ?? 1;
    },
    restart: () => done.push('restart'),
    showLog: (path) => done.push(path),
    ...more,
  });
  return { failed, asked, done, log: join(folder, 'failures.log') };
};

test('a failure is logged with its stack and said in words: what, that nothing saved is lost, where the log is', async () => {
  const { failed, asked, done, log } = desk([1]);
  await failed('main process', new Error('boom'));
  const text = readFileSync(log, 'utf8');
  expect(text).toMatch(/^2026-01-01T00:00:00.000Z version 1.2.3, main process\nError: boom\n +at /);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.detail).toContain('Error: boom');
  expect(asked[0]?.detail).toContain('Nothing that was saved is lost');
  expect(asked[0]?.detail).toContain(log);
  expect(asked[0]?.detail).not.toMatch(/\n +at /);
  expect(done).toEqual([]);
});

test('the log is shown and the question asked again; a restart restarts', async () => {
  const { failed, asked, done, log } = desk([2, 0]);
  await failed('main process', 'only a text');
  expect(asked).toHaveLength(2);
  expect(done).toEqual([log, 'restart']);
});

test('while one message stands, further failures only go into the log', async () => {
  let release: (answer: number) => void = () => undefined;
  const asked: string[] = [];
  const { failed, log } = desk([], {
    ask: (question) => {
      asked.push(question.detail);
      return new Promise((resolve) => {
        release = resolve;
      });
    },
  });
  const first = failed('main process', new Error('first'));
  await failed('main process', new Error('second'));
  expect(asked).toHaveLength(1);
  expect(readFileSync(log, 'utf8')).toContain('Error: second');
  release(1);
  await first;
});

test('a full log is set aside; a folder that cannot be written and a message that cannot be shown throw nothing', async () => {
  const { failed, log } = desk([1, 1]);
  await failed('main process', new Error('first'));
  writeFileSync(log, 'x'.repeat(1_000_001));
  await failed('main process', new Error('second'));
  expect(existsSync(`${log}.old`)).toBe(true);
  expect(readFileSync(log, 'utf8')).toContain('second');

  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  const broken = desk([], {
    folder: file,
    ask: async () => {
      throw new Error('no screen');
    },
  });
  await expect(broken.failed('main process', new Error('boom'))).resolves.toBeUndefined();
});
