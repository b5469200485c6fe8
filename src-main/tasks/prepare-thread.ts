import { type MessagePort, workerData } from 'node:worker_threads';
import type { PartReport } from '#core/importers/importer';
import type { AppError } from '#core/errors';
import { appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { lookAtPart, type PartLook } from './look-at-part';
import { encodePart } from './prepare-file';
import { type BatchColumns, BatchMaker } from './record-batch';
import { type FilePart, hashAt, type SplitFile } from './stream-file';

/** What there is to do. */
export type ThreadTask =
  /** The parts of the file that are this thread's are read, with so many bytes left free before each record. */
  | { readonly task: 'encode'; readonly file: SplitFile; readonly room: number }
  /** They are looked at, and their records kept in this folder for the import, where one is given. */
  | { readonly task: 'look'; readonly file: SplitFile; readonly keep: string | null }
  /** It tells the file's hash. */
  | { readonly task: 'hash'; readonly file: Pick<SplitFile, 'path'> };

/** What the thread is started with. */
export interface ThreadStart {
  readonly work: ThreadTask;
  readonly port: MessagePort;
  /** How many messages were sent, and how many were taken: neither side sleeps while the other has something for it. */
  readonly counts: Int32Array<SharedArrayBuffer>;
}

/** Records on their way, in memory that is handed over, not copied. */
export interface Batch extends BatchColumns {
  readonly memory: ArrayBuffer;
}

/** What of a part there is to take. */
export type PartMessage = { readonly batch: Batch } | { readonly look: PartLook };

export type ThreadMessage =
  | PartMessage
  /** So many bytes more are read. */
  | { readonly bytes: number }
  /** A part is done: the messages that follow are about the next. */
  | { readonly part: Result<PartReport, AppError> }
  | { readonly sha256: string };

/** More batches than this are not read ahead: the one that writes is slower, and memory is no place to wait. */
const mostAhead = 16;

const { work, port, counts } = workerData as ThreadStart;

const send = (message: ThreadMessage, handedOver: ArrayBuffer[] = []): void => {
  port.postMessage(message, handedOver);
  const sent = Atomics.add(counts, 0, 1) + 1;
  Atomics.notify(counts, 0);
  for (let taken = Atomics.load(counts, 1); sent - taken > mostAhead; taken = Atomics.load(counts, 1))
    Atomics.wait(counts, 1, taken);
};

const sendBytes = (bytes: number): void => send({ bytes });

/** How one part is read. */
const readerOf = (
  task: Exclude<ThreadTask, { task: 'hash' }>,
): ((part: FilePart) => Result<PartReport, AppError>) => {
  const { file } = task;
  if (task.task === 'look')
    return (part) => {
      const { look, report } = lookAtPart(file, part, task.keep, sendBytes);
      send({ look });
      return ok(report);
    };
  return (part) => {
    const outgoing = new BatchMaker(task.room, (memory, _, columns) =>
      send({ batch: { memory, ...columns } }, [memory]),
    );
    const report = encodePart(file, part, (record) => outgoing.add(record), sendBytes);
    outgoing.flush();
    return report;
  };
};

try {
  if (work.task === 'hash') send({ sha256: hashAt(work.file.path) });
  else {
    const read = readerOf(work);
    for (const part of work.file.parts) send({ part: read(part) });
  }
} catch (cause) {
  const error = appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
    where: { file: work.file.path },
    detail: { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
  });
  send({ part: err(error) });
}
