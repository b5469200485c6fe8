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

const empty: ReportsSnapshot = { status: 'loading', rows: [], byId: new Map() };

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

  /** Rows of a rebuild or of the first load, in order, before everything is there. */
  fill(rows: readonly ReportListRow[]): void {
    for (const row of rows) this.byId.set(row.id, row);
    this.publish('filling', { upserts: rows, deletes: [], reset: false });
  }

  ready(): void {
    this.publish('ready', { upserts: [], deletes: [], reset: false });
  }

  apply(batch: ChangeBatch): void {
    const upserts = (batch.upserts.reports ?? []) as ReportListRow[];
    const deletes = batch.deletes.reports ?? [];
    if (upserts.length === 0 && deletes.length === 0) return;
    for (const row of upserts) this.byId.set(row.id, row);
    for (const id of deletes) this.byId.delete(id);
    this.publish(this.snapshot.status, { upserts, deletes, reset: false });
  }

  private publish(status: ReportsSnapshot['status'], changes: ReportChanges): void {
    const previous = this.snapshot.rows;
    const inPlace =
      !changes.reset &&
      changes.deletes.length === 0 &&
      this.byId.size === previous.length &&
      changes.upserts.every((r) => this.snapshot.byId.get(r.id) !== undefined);
    // The usual case is one changed row: copy the list and keep its order, without sorting.
    const changed = new Map(changes.upserts.map((r) => [r.id, r]));
    const rows = inPlace
      ? changed.size === 0
        ? previous
        : previous.map((r) => changed.get(r.id) ?? r)
      : [...this.byId.values()].sort((a, b) => a.order - b.order);
    this.snapshot = { status, rows, byId: this.byId };
    for (const listener of this.listeners) listener(changes);
  }
}
