import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileCheck } from '#core/contract/projects';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import type { Reading } from './tasks/check-project';

/** Files from this size on are read through in a process of their own, with the window in sight: 100 MB take a quarter of a second and more. */
const largeFrom = 128 * 2 ** 20;

const sizeOf = (path: string): number => {
  try {
    return statSync(path).size;
  } catch {
    // Whoever opens it says why.
    return -1;
  }
};

/** A program that was closed, or somebody who chose another file, waits for no answer. */
const cancelled = appError('cancelled', 'Opening was cancelled; the file is as it was.');

/** Reads large project files through for damage: before they are opened, or, where somebody does not want to wait, while they are used. */
export class OpeningCheck {
  private now: { readonly state: FileCheck; readonly reading: Reading } | null = null;
  private answered: ((choice: 'open' | 'cancel') => void) | null = null;

  constructor(
    private readonly read: (
      path: string,
      readOnly: boolean,
      onProgress: (percent: number) => void,
    ) => Reading,
    private readonly tell: (state: FileCheck | null) => void,
    private readonly from = largeFrom,
  ) {}

  state(): FileCheck | null {
    return this.now?.state ?? null;
  }

  /** What somebody says who has seen that it takes a while. */
  answer(choice: 'open' | 'cancel'): void {
    this.answered?.(choice);
  }

  /**
   * Before a project is opened: `now` for one so small that whoever opens it reads it through, `sound`, or `later` where somebody wants
   * to have it open meanwhile. Error: what is wrong with it, or `cancelled`.
   */
  async before(
    path: string,
    readOnly: boolean,
    isAsLeft: () => boolean,
  ): Promise<Result<'now' | 'sound' | 'later', AppError>> {
    this.answer('cancel');
    if (sizeOf(path) < this.from || isAsLeft()) return ok('now');
    const reading = await this.begin(path, readOnly, false);
    const choice = new Promise<'open' | 'cancel'>((resolve) => {
      this.answered = resolve;
    });
    const first = await Promise.race([reading.ended, choice]);
    if (this.now?.reading === reading) this.answered = null;
    if (typeof first !== 'string') {
      this.end(reading);
      return first.ok ? ok('sound') : first;
    }
    // Its place in the window is kept until nothing of it has the file open: opening it may need it alone.
    await reading.stop();
    this.end(reading);
    return first === 'open' ? ok('later') : err(cancelled);
  }

  /** Reads one through that is open; `damaged` is told what is wrong with it. */
  async meanwhile(path: string, damaged: (error: AppError) => void): Promise<void> {
    const reading = await this.begin(path, true, true);
    const result = await reading.ended;
    // Stopped: the project was closed, or another is on its way.
    if (!this.end(reading)) return;
    if (!result.ok) damaged(result.error);
  }

  /** Ends what is read in the background: its project is let go. */
  async stop(): Promise<void> {
    const { now } = this;
    if (now === null || !now.state.isOpen) return;
    this.end(now.reading);
    await now.reading.stop();
  }

  private async begin(path: string, readOnly: boolean, isOpen: boolean): Promise<Reading> {
    const before = this.now;
    if (before !== null) {
      this.end(before.reading);
      await before.reading.stop();
    }
    const state = { path, fileName: basename(path), bytes: sizeOf(path), isOpen, percent: 0 };
    const reading = this.read(path, readOnly, (percent) => {
      if (this.now?.reading !== reading) return;
      this.now = { state: { ...state, percent }, reading };
      this.tell(this.now.state);
    });
    this.now = { state, reading };
    this.tell(state);
    return reading;
  }

  /** Whether it was still the one that counts. */
  private end(reading: Reading): boolean {
    if (this.now?.reading !== reading) return false;
    this.now = null;
    this.tell(null);
    return true;
  }
}
