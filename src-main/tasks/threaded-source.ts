import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { PartReport } from '#core/importers/importer';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import type { EncodedFields } from '../store/prepared-record';
import { fileSource, type RecordSource } from './prepare-file';
import type { Batch, PartMessage, ThreadMessage, ThreadStart } from './prepare-thread';
import type { PartsLooker } from './preview-file';
import type { PartsRead, SplitFile } from './stream-file';

/** A thread that says nothing for so long has died: between two of its messages lies a piece of 8 MiB. */
const silence = 120_000;
/** Reading takes about twice as long as writing. */
const mostThreads = 2;

/** A thread that reads every so manieth part of the file (or, with none of them, makes its hash), and the next message of it. */
class Reader {
  private readonly thread: Worker;
  private readonly port: MessagePort;
  private readonly counts = new Int32Array(new SharedArrayBuffer(8));
  private taken = 0;

  constructor(threadPath: string, start: Omit<ThreadStart, 'port' | 'counts'>) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const workerData: ThreadStart = { port: port2, counts: this.counts, ...start };
    this.thread = new Worker(threadPath, { workerData, transferList: [port2] });
  }

  /** Waits without turning this thread's event loop; null when the thread has died. */
  next(): ThreadMessage | null {
    for (;;) {
      const received = receiveMessageOnPort(this.port);
      if (received !== undefined) {
        this.taken += 1;
        Atomics.store(this.counts, 1, this.taken);
        Atomics.notify(this.counts, 1);
        return received.message as ThreadMessage;
      }
      if (Atomics.wait(this.counts, 0, this.taken, silence) === 'timed-out') return null;
    }
  }

  end(): void {
    this.port.close();
    void this.thread.terminate();
  }
}

const recordsOf = function* (
  { memory: handedOver, ends, titles, dois, pmids, database }: Batch,
  room: number,
): Generator<EncodedFields> {
  const memory = Buffer.from(handedOver);
  let start = room;
  for (const [n, end] of ends.entries()) {
    const json = { memory, start, end };
    yield {
      json,
      title: titles[n] ?? null,
      doi: dois[n] ?? null,
      pmid: pmids[n] ?? null,
      database,
      text: null,
    };
    start = end + 1 + room;
  }
};

const stopped = ({ path }: SplitFile): Result<never, AppError> =>
  err(
    appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
      where: { file: path },
    }),
  );

/**
 * Has the parts of a large file read in threads, and takes what they send in the order of the parts; its hash is made in one more. The
 * caller waits without turning its event loop, so that it can be inside a transaction.
 */
const readInThreads = (
  threadPath: string,
  start: Omit<ThreadStart, 'port' | 'counts'>,
  take: (message: PartMessage) => void,
  onProgress: (share: number) => void,
): Result<PartsRead, AppError> => {
  const { file } = start;
  const { parts } = file;
  const count = Math.min(mostThreads, availableParallelism(), parts.length);
  const reading = (mine: SplitFile['parts']) =>
    new Reader(threadPath, { ...start, file: { ...file, parts: mine } });
  const readers = Array.from({ length: count }, (_, n) =>
    reading(parts.filter((_part, at) => at % count === n)),
  );
  const hashing = reading([]);
  const reports: PartReport[] = [];
  let bytes = 0;
  try {
    while (reports.length < parts.length) {
      const message = readers[reports.length % count]?.next() ?? null;
      if (message === null || 'sha256' in message) return stopped(file);
      if ('bytes' in message) {
        bytes += message.bytes;
        onProgress(bytes / file.bytes);
      } else if (!('part' in message)) take(message);
      else if (message.part.ok) reports.push(message.part.value);
      else return message.part;
    }
    const hashed = hashing.next();
    return hashed !== null && 'sha256' in hashed ? ok({ reports, sha256: hashed.sha256 }) : stopped(file);
  } finally {
    for (const thread of [...readers, hashing]) thread.end();
  }
};

/** Reads a large file in threads of their own while the caller takes its records. `threadPath` is where `prepare-thread` was built to. */
export const threadedSource = (threadPath: string): RecordSource =>
  fileSource((file, room, take, onProgress) =>
    readInThreads(
      threadPath,
      { task: 'encode', file, room },
      (message) => {
        if ('batch' in message) for (const record of recordsOf(message.batch, room)) take(record);
      },
      onProgress,
    ),
  );

/** Looks at a large file likewise, before it is imported. */
export const threadedLooks =
  (threadPath: string): PartsLooker =>
  (file, take, onProgress) =>
    readInThreads(
      threadPath,
      { task: 'look', file, room: 0 },
      (message) => {
        if ('look' in message) take(message.look);
      },
      onProgress,
    );
