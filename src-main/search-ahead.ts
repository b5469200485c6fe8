import { standingReports } from './store/standing-reports';
import type { Store } from './store/store';

/** Milliseconds after which the first part is read, and the next one. */
const wait = 300;
const pause = 20;

/** Reads what a search needs to know of the reports before the first one is asked for, a part at a time, while nothing else is urgent. */
export class SearchAhead {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly isUrgentElsewhere: () => boolean) {}

  /** After opening, and after each change. */
  start(store: Store): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.readOn(store), wait);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private readOn(store: Store): void {
    if (!store.db.isOpen) return;
    const isMore = this.isUrgentElsewhere() || standingReports(store.statements).readOn();
    if (isMore) this.timer = setTimeout(() => this.readOn(store), pause);
  }
}
