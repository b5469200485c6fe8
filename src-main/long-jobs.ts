/** What takes long and belongs to the open review. */
export type LongJob = 'import' | 'duplicates' | 'undo' | 'export';

/**
 * Milliseconds for which a job of each kind is stopped unasked. A person has asked for an import, an undo or an export and counts on it:
 * always asked. A search for duplicates begins by itself and can be made again by one button, which the review then offers: what it
 * loses is the time that it has taken.
 */
const stoppedUnasked: Record<LongJob, number> = { import: 0, undo: 0, export: 0, duplicates: 5000 };

interface Running {
  readonly kind: LongJob;
  readonly since: number;
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

/** The long jobs that run on the open review or wait for their turn: nobody wants to lose them unasked. */
export class LongJobs {
  private readonly running = new Set<Running>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Works; `stop` makes the work end before its time. */
  async during<V>(kind: LongJob, work: () => Promise<V>, stop: () => void): Promise<V> {
    const done = work();
    const job = { kind, since: this.now(), stop, ended: done.catch(() => undefined) };
    this.running.add(job);
    try {
      return await done;
    } finally {
      this.running.delete(job);
    }
  }

  /** The first that is not to be stopped unasked, or null where there is none. */
  toAskAbout(): LongJob | null {
    const now = this.now();
    const asked = [...this.running].find(({ kind, since }) => now - since >= stoppedUnasked[kind]);
    return asked?.kind ?? null;
  }

  isRunning(kind: LongJob): boolean {
    return [...this.running].some((job) => job.kind === kind);
  }

  isEmpty(): boolean {
    return this.running.size === 0;
  }

  /** Stops all of them; settles when they have ended. */
  async end(): Promise<void> {
    for (const job of this.running) job.stop();
    await Promise.all([...this.running].map(({ ended }) => ended));
  }
}
