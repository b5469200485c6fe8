import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type AppError, appError } from '#core/errors';
import type { RecordFields } from '#core/model/record-fields';
import { err, ok, type Result } from '#core/result';
import { encodeFields, type EncodedFields, roomFor } from '../store/prepared-record';
import { type BatchColumns, BatchMaker, recordsOf } from './record-batch';
import type { FilePart } from './stream-file';

/**
 * The records of a large file as they were read when it was looked over, encoded for the project: the import writes these and does not read
 * the file once more. They lie in a folder of the program's own until the file is imported or left out. That they are those of the
 * bytes which the project keeps is told by the hash of these, which the import makes anew.
 */
export interface KeptPart {
  readonly path: string;
  readonly bytes: number;
}

/** All parts of a file, in their order. */
export type KeptRecords = readonly KeptPart[];

/** Above this they are not kept: a larger file is read once more. */
const mostBytes = 2 * 1024 ** 3;
/** What is kept takes about as much as the file, and the import needs room as well where both lie on one disk. */
const timesFree = 5;

/** Room for the ids of any search that the window makes. */
const room = roomFor(`s-${'0'.repeat(36)}`);

/** Where records are kept, beside what they are told again by. */
export const recordsBeside = (keys: string): string => `${keys}.records`;

/** Whether to keep the records of a file of this size there. */
export const isRoomFor = (folder: string, bytes: number): boolean => {
  if (bytes > mostBytes) return false;
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    const { bavail, bsize } = statfsSync(dirname(folder));
    return bavail * bsize > timesFree * bytes;
  } catch {
    return false;
  }
};

export interface PartKeeper {
  readonly add: (fields: RecordFields) => void;
  /** Null where not all of them could be kept; none are then. */
  readonly end: () => KeptPart | null;
}

/** Keeps the records of one part of a file. What goes wrong stops nobody who reads it: the file is read again then. */
export const partKeeper = (folder: string, part: FilePart): PartKeeper => {
  const path = join(folder, String(part.start));
  let file: number | null = null;
  let bytes = 0;
  let failed = false;
  const put = (data: Uint8Array): void => {
    if (file === null) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      file = openSync(path, 'w', 0o600);
    }
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
    bytes += data.length;
  };
  const batches = new BatchMaker(room, (memory, taken, columns) => {
    const head = Buffer.from(JSON.stringify(columns));
    const sizes = Buffer.alloc(8);
    sizes.writeUInt32LE(head.length, 0);
    sizes.writeUInt32LE(taken, 4);
    for (const data of [sizes, head, new Uint8Array(memory, 0, taken)]) put(data);
  });
  const trying = (work: () => void): void => {
    if (failed) return;
    try {
      work();
    } catch {
      failed = true;
    }
  };
  return {
    add: (fields) =>
      trying(() => {
        const encoded = encodeFields(fields, 'later');
        if (encoded.ok) batches.add(encoded.value);
        else failed = true;
      }),
    end: () => {
      trying(() => batches.flush());
      if (file !== null) closeSync(file);
      if (failed) rmSync(path, { force: true });
      return failed ? null : { path, bytes };
    },
  };
};

/** Whether all of them are still there, with room for this search. */
export const isWhole = (kept: KeptRecords, searchId: string): boolean =>
  roomFor(searchId) <= room &&
  kept.every(({ path, bytes }) => bytes === 0 || statSync(path, { throwIfNoEntry: false })?.size === bytes);

const texts = z.array(z.string().nullable());
const columnsSchema = z.object({
  ends: z.array(z.number()),
  titles: texts,
  dois: texts,
  pmids: texts,
  database: z.string().nullable(),
});

interface ReadBatch {
  readonly memory: Buffer;
  readonly columns: BatchColumns;
}

const batchesOf = ({ path, bytes }: KeptPart): Result<readonly ReadBatch[], AppError> => {
  if (bytes === 0) return ok([]);
  try {
    const all = readFileSync(path);
    const batches: ReadBatch[] = [];
    for (let at = 0; at < all.length; ) {
      const head = at + 8 + all.readUInt32LE(at);
      const end = head + all.readUInt32LE(at + 4);
      const columns = columnsSchema.parse(JSON.parse(all.toString('utf8', at + 8, head)));
      batches.push({ memory: all.subarray(head, end), columns });
      at = end;
    }
    return ok(batches);
  } catch (cause) {
    return err(
      appError(
        'disk',
        'What was read of the file before is no longer there, so it was not imported. Choose it again.',
        {
          where: { file: path },
          detail: { cause: cause instanceof Error ? cause.message : String(cause) },
        },
      ),
    );
  }
};

/** Hands on the records that were kept, in order. Error `disk` where they cannot be read back. */
export const takeKept = (
  kept: KeptRecords,
  take: (record: EncodedFields) => void,
  onProgress: (share: number) => void,
): Result<null, AppError> => {
  const total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const part of kept) {
    const batches = batchesOf(part);
    if (!batches.ok) return batches;
    for (const { memory, columns } of batches.value) {
      for (const record of recordsOf(memory, columns, room)) take(record);
      done += memory.length;
      onProgress(done / total);
    }
  }
  return ok(null);
};
