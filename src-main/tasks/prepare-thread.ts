import { type MessagePort, workerData } from 'node:worker_threads';
import type { PartReport } from '#core/importers/importer';
import type { AppError } from '#core/errors';
import { appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import type { EncodedText } from '../store/prepared-record';
import { lookAtPart, type PartLook } from './look-at-part';
import { encodePart } from './prepare-file';
import { type FilePart, hashOf, type SplitFile } from './stream-file';

/** What the thread is started with. */
export interface ThreadStart {
  /** Whether records are to be encoded, or only looked at. */
  readonly task: 'encode' | 'look';
  readonly port: MessagePort;
  /** How many messages were sent, and how many were taken: neither side sleeps while the other has something for it. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  /** The file with the parts that are this thread's; with none, it tells the file's hash. */
  readonly file: SplitFile;
  /** Bytes to leave free before each record. */
  readonly room: number;
}

/** Records by column: names of fields would else be copied with each of them, and texts that nobody looks into on the way. */
export interface Batch {
  /** The texts of their fields, each with its room before it and a byte after it; handed over, not copied. */
  readonly memory: ArrayBuffer;
  /** Where each of these texts ends. */
  readonly ends: readonly number[];
  /** Of records with a number only: others are compared with nothing. */
  readonly titles: readonly (string | null)[];
  readonly dois: readonly (string | null)[];
  readonly pmids: readonly (string | null)[];
  /** The first database that one of them names. */
  readonly database: string | null;
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

const batchBytes = 1024 * 1024;
/** More batches than this are not read ahead: the one that writes is slower, and memory is no place to wait. */
const mostAhead = 16;

const { task, port, counts, file, room } = workerData as ThreadStart;

const send = (message: ThreadMessage, handedOver: ArrayBuffer[] = []): void => {
  port.postMessage(message, handedOver);
  const sent = Atomics.add(counts, 0, 1) + 1;
  Atomics.notify(counts, 0);
  for (let taken = Atomics.load(counts, 1); sent - taken > mostAhead; taken = Atomics.load(counts, 1))
    Atomics.wait(counts, 1, taken);
};

type Columns = {
  -readonly [K in keyof Omit<Batch, 'memory'>]: Batch[K] extends readonly (infer V)[] ? V[] : Batch[K];
};

const noColumns = (): Columns => ({ ends: [], titles: [], dois: [], pmids: [], database: null });

/** Records on their way: put one behind the other into memory that is handed over when the next might not fit. */
class Outgoing {
  private memory = new ArrayBuffer(0);
  private bytes = Buffer.from(this.memory);
  private end = 0;
  private columns = noColumns();

  add({ json, title, doi, pmid, database }: EncodedText): void {
    // no character takes more than three bytes of UTF-8 for each unit of a text
    const most = room + 3 * json.length + 1;
    if (this.end + most > this.bytes.length) {
      this.send();
      this.memory = new ArrayBuffer(Math.max(batchBytes, most));
      this.bytes = Buffer.from(this.memory);
    }
    const start = this.end + room;
    const end = start + this.bytes.write(json, start);
    this.end = end + 1;
    const { columns } = this;
    columns.ends.push(end);
    columns.titles.push(doi === null && pmid === null ? null : title);
    columns.dois.push(doi);
    columns.pmids.push(pmid);
    columns.database ??= database;
  }

  send(): void {
    if (this.columns.ends.length > 0)
      send({ batch: { memory: this.memory, ...this.columns } }, [this.memory]);
    this.memory = new ArrayBuffer(0);
    this.bytes = Buffer.from(this.memory);
    this.end = 0;
    this.columns = noColumns();
  }
}

const sendBytes = (bytes: number): void => send({ bytes });

const lookAtOne = (part: FilePart): Result<PartReport, AppError> => {
  const { look, report } = lookAtPart(file, part, sendBytes);
  send({ look });
  return ok(report);
};

const encodeOne = (part: FilePart): Result<PartReport, AppError> => {
  const outgoing = new Outgoing();
  const report = encodePart(file, part, (record) => outgoing.add(record), sendBytes);
  outgoing.send();
  return report;
};

try {
  if (file.parts.length === 0) send({ sha256: hashOf(file) });
  const read = task === 'encode' ? encodeOne : lookAtOne;
  for (const part of file.parts) send({ part: read(part) });
} catch (cause) {
  const error = appError('internal', 'The reader stopped unexpectedly on this file; nothing was imported.', {
    where: { file: file.path },
    detail: { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) },
  });
  send({ part: err(error) });
}
