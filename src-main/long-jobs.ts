/** What takes long and belongs to the open review. */
export type LongJob = 'import' | 'duplicates' | 'undo' | 'export';

interface Running {
  readonly kind: LongJob;
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

/** The long jobs that run on the open review or wait for their turn: nobody wants to lose them unasked. */
export class LongJobs {
  private readonly running = new Set<Running>();

  /** Works; `stop` makes the work end before its time. */
  async during<V>(kind: LongJob, work: () => Promise<V>, stop: () => void): Promise<V> {
    const done = work();
    const job = { kind, stop, ended: done.catch(() => undefined) };
    this.running.add(job);
    try {
      return await done;
    } finally {
      this.running.delete(job);
    }
  }

  /** The one that began first, or null where there is none. */
  current(): LongJob | null {
    const [first] = this.running;
    return first?.kind ?? null;
  }

  /** Stops all of them; settles when they have ended. */
  async end(): Promise<void> {
    for (const job of this.running) job.stop();
    await Promise.all([...this.running].map(({ ended }) => ended));
  }
}
