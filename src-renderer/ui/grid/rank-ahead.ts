import type { GridApi } from 'ag-grid-community';
import type { ColumnPlaces } from './column-places';
import type { GridRows } from './grid-rows';
import type { RankRequest } from './rank-worker';
import type { Ranks, SortValue } from './ranks';

/** Fewer are ranked when somebody sorts, before they notice. */
const worthIt = 2000;
/** Rows read at a time, a few milliseconds. */
const atOnce = 4000;
const settled = 400;

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 2000 });
  });

/** Ranks the columns in sight in a thread of its own while nobody does anything, so that the first click on a head need not wait for it. */
export class RankAhead<T extends object> {
  private worker: Worker | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private stopped = false;

  constructor(private readonly rows: GridRows<T>) {}

  /** The rows or columns of this grid may be others now. */
  readonly soon = (api: GridApi<T>): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(api), settled);
  };

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.worker?.terminate();
  }

  private async run(api: GridApi<T>): Promise<void> {
    if (this.running || this.stopped) return;
    this.running = true;
    try {
      for (let left = this.next(api); left !== null; left = this.next(api)) await this.one(left);
    } catch (cause) {
      // Sorting ranks by itself then.
      this.stopped = true;
      console.error(cause);
    } finally {
      this.running = false;
      this.worker?.terminate();
      this.worker = null;
    }
  }

  private next(api: GridApi<T>): ColumnPlaces<T> | null {
    if (this.stopped || api.isDestroyed()) return null;
    const rows = this.rows.list.size;
    if (rows < worthIt) return null;
    const columns = api
      .getAllDisplayedColumns()
      .filter((column) => column.isSortable() && column.getColDef().headerName);
    return (
      columns
        .map((column) => this.rows.column(api, column).places)
        .find((places) => !places.isRanked(rows)) ?? null
    );
  }

  private async one(places: ColumnPlaces<T>): Promise<void> {
    this.worker ??= new Worker(new URL('./rank-worker.ts', import.meta.url), { type: 'module' });
    const { worker } = this;
    // As they are now: what changes in between is looked up again later.
    const all = this.rows.list.all.slice();
    const whole: { at: number[]; rows: T[]; values: SortValue[] } = { at: [], rows: [], values: [] };
    const send = (part: RankRequest): void => worker.postMessage(part);
    for (let from = 0; from < all.length; from += atOnce) {
      await idle();
      if (this.stopped) return;
      const { at, rows, values } = places.reading(all, from, from + atOnce);
      whole.at.push(...at);
      whole.rows.push(...rows);
      whole.values.push(...values);
      send(values);
    }
    const ranked = new Promise<Ranks>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Ranks>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    send(null);
    const ranks = await ranked;
    await idle();
    places.take(whole, ranks);
  }
}
