import type {
  ChangeBatch,
  MirrorPosition,
  MirrorTable,
  ReportListRow,
  SearchListRow,
} from '#core/contract/mirror';
import {
  touchedBy,
  writeBatch,
  writePage,
  writePieces,
  writePosition,
  writeSmallTables,
} from './apply-changes';
import { pause } from './pause';
import type { ReportsCache } from './reports';
import type { MirrorDb } from './schema';

// Small enough that a key pressed meanwhile does not wait for it.
const atOnce = 4;

const quiet = 400;

const withoutSmallTables = (batch: ChangeBatch): ChangeBatch => ({ ...batch, upserts: {}, deletes: {} });

/**
 * Writes a mirror's database in order, behind the screens: those are fed from memory. While the many reports of a rebuild are
 * still on their way, changes of the small tables (which screens watch in the database) are written at once and the rest
 * takes its turn.
 */
export class WriteBehind {
  private chain: Promise<void> = Promise.resolve();
  private stopped = false;
  private filling = false;
  /** Pieces that are newer in the cache than on disk, and the last change that made some so. */
  private readonly due = new Set<number>();
  private waiting: ChangeBatch | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly db: MirrorDb,
    private readonly reports: ReportsCache,
    private readonly failed: (cause: unknown) => void,
  ) {}

  /** Another mirror takes over: nothing more is written to this one. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** A page of a rebuild; reports are in the cache at once and on disk later, the tables that screens watch when this resolves. */
  async fill(table: MirrorTable, rows: readonly unknown[]): Promise<void> {
    this.filling = true;
    if (rows.length === 0) return;
    if (table === 'searches') this.reports.fillSearches(rows as SearchListRow[]);
    if (table !== 'reports') return this.later(() => writePage(this.db, table, rows));
    const pieces = this.reports.fill(rows as ReportListRow[]);
    for (let at = 0; at < pieces.length; at += atOnce) {
      void this.later(async () => {
        await writePieces(this.db, this.reports, pieces.slice(at, at + atOnce));
        await pause(150);
      });
    }
  }

  /** Everything of the rebuild has been handed over; `then` runs when it is written. */
  finish(position: MirrorPosition, then: () => Promise<void>): void {
    void this.later(async () => {
      await writePosition(this.db, this.reports, position);
      this.filling = false;
      await then();
    });
  }

  /** A change: in the cache at once, and on disk with its position. */
  async batch(batch: ChangeBatch): Promise<void> {
    const pieces = this.reports.apply(batch);
    for (const piece of pieces) this.due.add(piece);
    if (!this.filling) return touchedBy(batch).length > 0 ? this.write(batch) : this.soon(batch);
    await writeSmallTables(this.db, batch);
    void this.write(withoutSmallTables(batch));
  }

  /** Verdicts come fast, and only the cache is asked for them: a few are written together. Until then the position is older. */
  private soon(batch: ChangeBatch): void {
    clearTimeout(this.timer);
    this.waiting = batch;
    this.timer = setTimeout(() => void this.write(batch), quiet);
  }

  private write(batch: ChangeBatch): Promise<void> {
    clearTimeout(this.timer);
    this.waiting = null;
    return this.later(() => {
      const pieces = [...this.due];
      this.due.clear();
      return writeBatch(this.db, batch, this.reports, pieces);
    });
  }

  /** When all that was handed over so far is written. */
  settled(): Promise<void> {
    return this.waiting === null ? this.chain : this.write(this.waiting);
  }

  private later(step: () => Promise<void>): Promise<void> {
    this.chain = this.chain
      .then(() => (this.stopped ? undefined : step()))
      .catch((cause: unknown) => {
        if (this.stopped) return;
        this.stopped = true;
        this.failed(cause);
      });
    return this.chain;
  }
}
