import type { EncodedFields, EncodedText } from '../store/prepared-record';

/** What of the records of a batch is looked at on their way, by column: names of fields would else be copied with each of them. */
export interface BatchColumns {
  /** Where the text of each record's fields ends. */
  readonly ends: readonly number[];
  readonly titles: readonly (string | null)[];
  readonly dois: readonly (string | null)[];
  readonly pmids: readonly (string | null)[];
  /** The first database that one of them names. */
  readonly database: string | null;
}

type Columns = {
  -readonly [K in keyof BatchColumns]: BatchColumns[K] extends readonly (infer V)[] ? V[] : BatchColumns[K];
};

const batchBytes = 1024 * 1024;
const noColumns = (): Columns => ({ ends: [], titles: [], dois: [], pmids: [], database: null });

/** Puts the texts of records one behind the other, each with its room before it and a byte after it, and hands on what comes together. */
export class BatchMaker {
  private memory = new ArrayBuffer(0);
  private bytes = Buffer.from(this.memory);
  private end = 0;
  private columns = noColumns();

  constructor(
    /** Bytes to leave free before each record. */
    private readonly room: number,
    /** Gets the memory for itself, of which so many bytes are taken. */
    private readonly send: (memory: ArrayBuffer, bytes: number, columns: BatchColumns) => void,
  ) {}

  add({ json, title, doi, pmid, database }: EncodedText): void {
    // no character takes more than three bytes of UTF-8 for each unit of a text
    const most = this.room + 3 * json.length + 1;
    if (this.end + most > this.bytes.length) {
      this.flush();
      this.memory = new ArrayBuffer(Math.max(batchBytes, most));
      this.bytes = Buffer.from(this.memory);
    }
    const start = this.end + this.room;
    const end = start + this.bytes.write(json, start);
    this.end = end + 1;
    const { columns } = this;
    columns.ends.push(end);
    columns.titles.push(title);
    columns.dois.push(doi);
    columns.pmids.push(pmid);
    columns.database ??= database;
  }

  /** Hands on what is still here. */
  flush(): void {
    if (this.columns.ends.length > 0) this.send(this.memory, this.end, this.columns);
    this.memory = new ArrayBuffer(0);
    this.bytes = Buffer.from(this.memory);
    this.end = 0;
    this.columns = noColumns();
  }
}

/** The records of a batch, one by one, where they stand. */
export const recordsOf = function* (
  memory: Buffer,
  { ends, titles, dois, pmids, database }: BatchColumns,
  room: number,
): Generator<EncodedFields> {
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
