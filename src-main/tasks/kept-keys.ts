import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import * as z from 'zod';
import type { RecordKeys } from '#core/dedupe/record-places';
import { type AppError, appError } from '#core/errors';
import { recordsBeside } from './kept-records';

/**
 * What the records of a file can be told again by, kept until the file is imported or left out: one line of JSON a record. Files that are
 * chosen together are compared by these, without being read again and without their records in memory.
 */
const lineSchema = z.tuple([z.string().nullable(), z.string().nullable(), z.string().nullable()]);

const flushAt = 1 << 18;
const readBytes = 1 << 20;

export const keysError = (cause: unknown): AppError => {
  const message = cause instanceof Error ? cause.message : String(cause);
  return appError(
    'disk',
    /ENOSPC/.test(message)
      ? 'The disk for temporary files is full, so the file could not be compared with the review. Make room and choose it again.'
      : 'The file could not be compared with the review. Choose it again.',
    { detail: { cause: message } },
  );
};

/** Writes them to a file that is its owner's alone. A full disk stops nobody who reads a file meanwhile: `end` tells of it. */
export const keysWriter = (path: string) => {
  let file: number | null = null;
  let waiting = '';
  let failure: AppError | null = null;
  const flush = (): void => {
    const bytes = Buffer.from(waiting);
    waiting = '';
    if (failure !== null) return;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      file ??= openSync(path, 'w', 0o600);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    } catch (cause) {
      failure = keysError(cause);
    }
  };
  return {
    add: ({ doi, pmid, title }: RecordKeys): void => {
      waiting += `${JSON.stringify([doi, pmid, title])}\n`;
      if (waiting.length >= flushAt) flush();
    },
    /** Null when all of it is written. */
    end: (): AppError | null => {
      flush();
      if (file !== null) closeSync(file);
      return failure;
    },
  };
};

/** Reads them back, one by one; none where the file is gone, being imported or left out by now. */
export const readKeys = function* (path: string): Generator<RecordKeys> {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.allocUnsafe(readBytes);
  try {
    let open = '';
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      const lines = (open + decoder.write(buffer.subarray(0, count))).split('\n');
      open = lines.pop() ?? '';
      for (const line of lines) {
        const [doi, pmid, title] = lineSchema.parse(JSON.parse(line));
        yield { doi, pmid, title };
      }
    }
  } finally {
    closeSync(file);
  }
};

/** With the records beside it. Where it cannot be taken away it goes with its folder, at the end of the program or the next start. */
export const dropKeys = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // said where it matters: when something is to be written there
  }
  // Many megabytes: nobody waits for that.
  rm(recordsBeside(path), { recursive: true, force: true }).catch(() => undefined);
};
