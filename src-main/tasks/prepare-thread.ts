import { type MessagePort, workerData } from 'node:worker_threads';
import type { AppError } from '#core/errors';
import { appError } from '#core/errors';
import { err, type Result } from '#core/result';
import type { PreparedRecord } from '../store/prepared-record';
import { type PreparedFile, prepareFile, type PrepareRequest } from './prepare-file';

/** What the thread is started with. */
export interface ThreadStart {
  readonly port: MessagePort;
  /** How many messages were sent, and how many were taken: neither side sleeps while the other has something for it. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  readonly request: PrepareRequest;
}

export type ThreadMessage =
  | { readonly records: readonly PreparedRecord[] }
  | { readonly share: number }
  | { readonly result: Result<PreparedFile, AppError> };

const batchSize = 250;
/** More batches than this are not read ahead: the one that writes is slower, and memory is no place to wait. */
const mostAhead = 12;

const { port, counts, request } = workerData as ThreadStart;

const send = (message: ThreadMessage): void => {
  port.postMessage(message);
  const sent = Atomics.add(counts, 0, 1) + 1;
  Atomics.notify(counts, 0);
  for (let taken = Atomics.load(counts, 1); sent - taken > mostAhead; taken = Atomics.load(counts, 1))
    Atomics.wait(counts, 1, taken);
};

const run = (): Result<PreparedFile, AppError> => {
  let batch: PreparedRecord[] = [];
  const result = prepareFile(
    request,
    (record) => {
      batch.push(record);
      if (batch.length < batchSize) return;
      send({ records: batch });
      batch = [];
    },
    (share) => send({ share }),
  );
  if (batch.length > 0) send({ records: batch });
  return result;
};

try {
  send({ result: run() });
} catch (cause) {
  const error = appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
    where: { file: request.path },
    detail: { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
  });
  send({ result: err(error) });
}
