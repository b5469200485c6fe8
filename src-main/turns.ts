/**
 * Who writes into the open project: this process, or for a while another one in its place. One after another, in the order in which
 * they asked.
 */
export class Turns {
  /** Settles when everybody who has taken a turn so far is done. */
  private last: Promise<void> = Promise.resolve();
  private taken = 0;
  private stop: (() => void) | null = null;
  private ending = false;

  isTaken(): boolean {
    return this.taken > 0;
  }

  /** When nobody writes in this process's place. */
  async free(): Promise<void> {
    // Others may have taken turns meanwhile.
    while (this.taken > 0) await this.last;
  }

  /** Works when all who asked before are done. `stop` ends the work; `refused` is the answer where it does not come to its turn. */
  async take<V>(work: () => Promise<V>, stop: () => void, refused: V): Promise<V> {
    const before = this.last;
    let done = (): void => undefined;
    this.last = new Promise((resolve) => {
      done = resolve;
    });
    this.taken += 1;
    try {
      await before;
      if (this.ending) return refused;
      this.stop = stop;
      return await work();
    } finally {
      this.stop = null;
      this.taken -= 1;
      done();
    }
  }

  /** Stops who writes now and refuses who would come after; then everything that waited for its turn here has had it. */
  async end(): Promise<void> {
    this.ending = true;
    while (this.taken > 0) {
      this.stop?.();
      await this.last;
    }
    this.ending = false;
    // Those who waited go on in the same turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
