import type { ChangeBatch, ReportListRow } from '#core/contract/mirror';

/**
 * All report rows in memory, loaded once and then kept by change batches: a live query over the whole table would read
 * 100,000 rows for each key press.
 */
export interface ReportChanges {
  readonly upserts: readonly ReportListRow[];
  readonly deletes: readonly string[];
  /** True when everything was replaced: a grid loads anew instead of applying a transaction. */
  readonly reset: boolean;
}

export interface ReportsSnapshot {
  readonly status: 'loading' | 'filling' | 'ready';
  /** In import order. */
  readonly rows: readonly ReportListRow[];
  readonly byId: ReadonlyMap<string, ReportListRow>;
}

/** On disk the rows lie as text, this many to a piece: 100,000 single rows took Chromium's database twenty times as long to read. */
const pieceSize = 500;

/** The piece in which a row with this place in the import order lies. */
const pieceOf = (order: number): number => Math.floor(order / pieceSize);

const empty: ReportsSnapshot = { status: 'loading', rows: [], byId: new Map() };

/** Where the first row of this place in the order, or a later one, stands among sorted rows. */
const firstFrom = (rows: readonly ReportListRow[], order: number): number => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.order < order) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Whether these come in order, after all that are there. */
const follows = (rows: readonly ReportListRow[], later: readonly ReportListRow[]): boolean => {
  let last = rows.at(-1)?.order ?? Number.NEGATIVE_INFINITY;
  for (const row of later) {
    if (row.order <= last) return false;
    last = row.order;
  }
  return true;
};

export class ReportsCache {
  private byId = new Map<string, ReportListRow>();
  private snapshot: ReportsSnapshot = empty;
  private readonly listeners = new Set<(changes: ReportChanges) => void>();

  readonly read = (): ReportsSnapshot => this.snapshot;

  readonly subscribe = (listener: (changes: ReportChanges) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  reset(): void {
    this.byId = new Map();
    this.publish('loading', { upserts: [], deletes: [], reset: true });
  }

  /** Rows of a rebuild or of the first load, in order, before everything is there. Gives the pieces that are new on disk. */
  fill(rows: readonly ReportListRow[]): readonly number[] {
    for (const row of rows) this.byId.set(row.id, row);
    this.publish('filling', { upserts: rows, deletes: [], reset: false });
    return [...new Set(rows.map((row) => pieceOf(row.order)))];
  }

  /** The rows of one piece, as they are now. */
  piece(at: number): readonly ReportListRow[] {
    const { rows } = this.snapshot;
    const from = firstFrom(rows, at * pieceSize);
    return rows.slice(from, firstFrom(rows, (at + 1) * pieceSize));
  }

  ready(): void {
    this.publish('ready', { upserts: [], deletes: [], reset: false });
  }

  /** Gives the pieces that are other ones now. */
  apply(batch: ChangeBatch): readonly number[] {
    const upserts = (batch.upserts.reports ?? []) as ReportListRow[];
    const deletes = batch.deletes.reports ?? [];
    if (upserts.length === 0 && deletes.length === 0) return [];
    const gone = deletes.flatMap((id) => this.byId.get(id) ?? []);
    for (const row of upserts) this.byId.set(row.id, row);
    for (const id of deletes) this.byId.delete(id);
    this.publish(this.snapshot.status, { upserts, deletes, reset: false });
    return [...new Set([...upserts, ...gone].map((row) => pieceOf(row.order)))];
  }

  private publish(status: ReportsSnapshot['status'], changes: ReportChanges): void {
    this.snapshot = { status, rows: this.inOrder(changes), byId: this.byId };
    for (const listener of this.listeners) listener(changes);
  }

  /** The usual cases need no sorting: one changed row keeps its place, rows of a rebuild come in order. */
  private inOrder({ upserts, deletes, reset }: ReportChanges): readonly ReportListRow[] {
    const { rows } = this.snapshot;
    if (!reset && deletes.length === 0) {
      if (upserts.length === 0) return rows;
      if (this.byId.size === rows.length && upserts.length < 50) {
        const copy = [...rows];
        for (const row of upserts) {
          const at = firstFrom(rows, row.order);
          if (rows[at]?.id !== row.id) return this.sorted();
          copy[at] = row;
        }
        return copy;
      }
      if (this.byId.size === rows.length + upserts.length && follows(rows, upserts))
        return rows.concat(upserts);
    }
    return this.sorted();
  }

  private sorted(): readonly ReportListRow[] {
    return [...this.byId.values()].sort((a, b) => a.order - b.order);
  }
}
