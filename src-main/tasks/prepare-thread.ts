import { type MessagePort, workerData } from 'node:worker_threads';
import type { PartReport } from '#core/importers/importer';
import type { AppError } from '#core/errors';
import { appError } from '#core/errors';
import { err, type Result } from '#core/result';
import type { EncodedFields } from '../store/prepared-record';
import { encodePart } from './prepare-file';
import type { SplitFile } from './stream-file';

/** What the thread is started with. */
export interface ThreadStart {
  readonly port: MessagePort;
  /** How many messages were sent, and how many were taken: neither side sleeps while the other has something for it. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  /** The file with the parts that are this thread's. */
  readonly file: SplitFile;
}

/** Records by column: names of fields would else be copied with each of them. */
export type Batch = { [K in Exclude<keyof EncodedFields, 'text'>]: EncodedFields[K][] };

export type ThreadMessage =
  | { readonly batch: Batch }
  /** So many bytes more are read. */
  | { readonly bytes: number }
  /** A part is done: the messages that follow are about the next. */
  | { readonly part: Result<PartReport, AppError> };

const batchSize = 250;
/** More batches than this are not read ahead: the one that writes is slower, and memory is no place to wait. */
const mostAhead = 16;

const { port, counts, file } = workerData as ThreadStart;

const send = (message: ThreadMessage): void => {
  port.postMessage(message);
  const sent = Atomics.add(counts, 0, 1) + 1;
  Atomics.notify(counts, 0);
  for (let taken = Atomics.load(counts, 1); sent - taken > mostAhead; taken = Atomics.load(counts, 1))
    Atomics.wait(counts, 1, taken);
};

const newBatch = (): Batch => ({ json: [], title: [], doi: [], pmid: [], database: [] });

const readOne = (part: SplitFile['parts'][number]): Result<PartReport, AppError> => {
  let batch = newBatch();
  const report = encodePart(
    file,
    part,
    (record) => {
      batch.json.push(record.json);
      batch.title.push(record.title);
      batch.doi.push(record.doi);
      batch.pmid.push(record.pmid);
      batch.database.push(record.database);
      if (batch.json.length < batchSize) return;
      send({ batch });
      batch = newBatch();
    },
    (bytes) => send({ bytes }),
  );
  if (batch.json.length > 0) send({ batch });
  return report;
};

try {
  for (const part of file.parts) send({ part: readOne(part) });
} catch (cause) {
  const error = appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
    where: { file: file.path },
    detail: { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
  });
  send({ part: err(error) });
}
