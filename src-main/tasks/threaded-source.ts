import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { PartReport } from '#core/importers/importer';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { fileSource, keptSource, type RecordSource, type RecordSources } from './prepare-file';
import type { PartMessage, ThreadMessage, ThreadStart, ThreadTask } from './prepare-thread';
import type { PartsLooker } from './preview-file';
import { recordsOf } from './record-batch';
import type { PartsRead } from './stream-file';

/** A thread that says nothing for so long has died: between two of its messages lies a piece of 8 MiB. */
const silence = 120_000;
/** Reading takes about twice as long as writing. */
const mostThreads = 2;

/** A thread that does a part of the work, and the next message of it. */
class Reader {
  private readonly thread: Worker;
  private readonly port: MessagePort;
  private readonly counts = new Int32Array(new SharedArrayBuffer(8));
  private taken = 0;

  constructor(threadPath: string, work: ThreadTask) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const workerData: ThreadStart = { work, port: port2, counts: this.counts };
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

const stopped = (path: string): Result<never, AppError> =>
  err(
    appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
      where: { file: path },
    }),
  );

/** Makes the hash of a file in a thread. */
const hashInThread = (threadPath: string, path: string) => {
  const thread = new Reader(threadPath, { task: 'hash', file: { path } });
  return {
    result: (): Result<string, AppError> => {
      const hashed = thread.next();
      if (hashed === null) return stopped(path);
      if ('part' in hashed && !hashed.part.ok) return hashed.part;
      return 'sha256' in hashed ? ok(hashed.sha256) : stopped(path);
    },
    end: (): void => thread.end(),
  };
};

/**
 * Has the parts of a large file read in threads, and takes what they send in the order of the parts; its hash is made in one more. The
 * caller waits without turning its event loop, so that it can be inside a transaction.
 */
const readInThreads = (
  threadPath: string,
  work: Exclude<ThreadTask, { task: 'hash' }>,
  take: (message: PartMessage) => void,
  onProgress: (share: number) => void,
): Result<PartsRead, AppError> => {
  const { file } = work;
  const { parts, path } = file;
  const count = Math.min(mostThreads, availableParallelism(), parts.length);
  // every so manieth part is one thread's
  const readers = Array.from(
    { length: count },
    (_, n) =>
      new Reader(threadPath, {
        ...work,
        file: { ...file, parts: parts.filter((_part, at) => at % count === n) },
      }),
  );
  const hashing = hashInThread(threadPath, path);
  const reports: PartReport[] = [];
  let bytes = 0;
  try {
    while (reports.length < parts.length) {
      const message = readers[reports.length % count]?.next() ?? null;
      if (message === null || 'sha256' in message) return stopped(path);
      if ('bytes' in message) {
        bytes += message.bytes;
        onProgress(bytes / file.bytes);
      } else if (!('part' in message)) take(message);
      else if (message.part.ok) reports.push(message.part.value);
      else return message.part;
    }
    const sha256 = hashing.result();
    return sha256.ok ? ok({ reports, sha256: sha256.value }) : sha256;
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
        if (!('batch' in message)) return;
        const { memory, ...columns } = message.batch;
        for (const record of recordsOf(Buffer.from(memory), columns, room)) take(record);
      },
      onProgress,
    ),
  );

/** The same, and with records that were kept before the file's hash alone is made in a thread. */
export const threadedSources = (threadPath: string): RecordSources => ({
  fromFile: threadedSource(threadPath),
  fromKept: keptSource((path) => hashInThread(threadPath, path)),
});

/** Looks at a large file likewise, before it is imported. */
export const threadedLooks =
  (threadPath: string): PartsLooker =>
  (file, keep, take, onProgress) =>
    readInThreads(
      threadPath,
      { task: 'look', file, keep },
      (message) => {
        if ('look' in message) take(message.look);
      },
      onProgress,
    );
