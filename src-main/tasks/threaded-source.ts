import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { appError } from '#core/errors';
import { err } from '#core/result';
import { prepareFile, type RecordSource } from './prepare-file';
import type { ThreadMessage, ThreadStart } from './prepare-thread';
import { isStreamed } from './stream-file';

/** A thread that says nothing for so long has died: between two of its messages lies a piece of 8 MiB. */
const silence = 120_000;

/**
 * Reads a large file in a thread of its own while the caller takes its records: reading and writing take about as long as each other.
 * The caller waits without turning its event loop, so that it can be inside a transaction. `threadPath` is where `prepare-thread` was built to.
 */
export const threadedSource =
  (threadPath: string): RecordSource =>
  (request, take, onProgress) => {
    if (!isStreamed(request.path, request.format)) return prepareFile(request, take, onProgress);
    const { port1, port2 } = new MessageChannel();
    const counts = new Int32Array(new SharedArrayBuffer(8));
    const workerData: ThreadStart = { port: port2, counts, request };
    const thread = new Worker(threadPath, { workerData, transferList: [port2] });
    try {
      for (let taken = 0; ; ) {
        const received = receiveMessageOnPort(port1);
        if (received === undefined) {
          if (Atomics.wait(counts, 0, taken, silence) !== 'timed-out') continue;
          return err(
            appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
              where: { file: request.path },
            }),
          );
        }
        taken += 1;
        Atomics.store(counts, 1, taken);
        Atomics.notify(counts, 1);
        const message = received.message as ThreadMessage;
        if ('records' in message) for (const record of message.records) take(record);
        else if ('share' in message) onProgress?.(message.share);
        else return message.result;
      }
    } finally {
      port1.close();
      void thread.terminate();
    }
  };
