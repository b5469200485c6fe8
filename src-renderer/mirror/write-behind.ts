import type { ChangeBatch, MirrorPosition, MirrorTable } from '#core/contract/mirror';
import { writeBatch, writePage, writePosition, writeSmallTables } from './apply-changes';
import type { MirrorDb } from './schema';

// Small enough that a key pressed meanwhile does not wait for it.
const chunk = 500;

/** Lets whatever the reviewer does go first. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => done(), { timeout: 150 });
    else setTimeout(done);
  });

const onlyReports = ({ upserts, deletes, ...batch }: ChangeBatch): ChangeBatch => ({
  ...batch,
  upserts: upserts.reports === undefined ? {} : { reports: upserts.reports },
  deletes: deletes.reports === undefined ? {} : { reports: deletes.reports },
});

/**
 * Writes a mirror's database in order, behind the screens: those are fed from memory. While the many reports of a rebuild are
 * still on their way, changes of the small tables (which screens watch in the database) are written at once and the rest
 * takes its turn.
 */
export class WriteBehind {
  private chain: Promise<void> = Promise.resolve();
  private stopped = false;
  private filling = false;

  constructor(
    private readonly db: MirrorDb,
    private readonly failed: (cause: unknown) => void,
  ) {}

  /** Another mirror takes over: nothing more is written to this one. */
  stop(): void {
    this.stopped = true;
  }

  /** A page of a rebuild; resolves at once for reports, when written for the tables that screens watch. */
  async fill(table: MirrorTable, rows: readonly unknown[]): Promise<void> {
    this.filling = true;
    for (let at = 0; at < rows.length; at += chunk) {
      void this.later(async () => {
        await writePage(this.db, table, rows.slice(at, at + chunk));
        if (table === 'reports') await pause();
      });
    }
    if (table !== 'reports') await this.chain;
  }

  /** Everything of the rebuild has been handed over; `then` runs when it is written. */
  finish(position: MirrorPosition, then: () => Promise<void>): void {
    void this.later(async () => {
      await writePosition(this.db, position, true);
      this.filling = false;
      await then();
    });
  }

  async batch(batch: ChangeBatch): Promise<void> {
    if (!this.filling) return this.later(() => writeBatch(this.db, batch));
    await writeSmallTables(this.db, batch);
    void this.later(() => writeBatch(this.db, onlyReports(batch)));
  }

  /** When all that was handed over so far is written. */
  settled(): Promise<void> {
    return this.chain;
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
