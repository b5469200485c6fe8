import { type AppError, appError } from '#core/errors';
import { err, type Result } from '#core/result';
import type { LongJobs } from '../long-jobs';

/** One press of the button: its name, and whether another file of it follows. */
export interface InBatch {
  readonly id: string;
  readonly follows: boolean;
}

interface Batch {
  readonly id: string;
  readonly ended: Promise<void>;
  readonly end: () => void;
  stopped: boolean;
  /** Stops the file that is being written. */
  stop: () => void;
  late: NodeJS.Timeout | undefined;
}

const cancelled: Result<never, AppError> = err(
  appError('cancelled', 'The import was cancelled; nothing of this file was imported.'),
);

/** The window asks for the next file as soon as it hears of one: if it does not, it is no longer there. */
const patience = 30_000;

/**
 * The files of one press of the button are one job from the first to the last, although each is asked for by itself: between two of them
 * nothing is undone and no other import comes in.
 */
export class ImportBatches {
  private now: Batch | null = null;

  constructor(
    private readonly jobs: LongJobs,
    private readonly wait = patience,
  ) {}

  /** Works on one file when the batches before are over; `stop` makes the work end before its time. */
  async during<V>(
    { id, follows }: InBatch,
    work: () => Promise<Result<V, AppError>>,
    stop: () => void,
  ): Promise<Result<V, AppError>> {
    // Without a pause where it is free: whoever asks next finds it taken.
    while (this.isOthers(id)) if (!(await this.turn())) return cancelled;
    const batch = this.now ?? this.begin(id);
    clearTimeout(batch.late);
    batch.late = undefined;
    batch.stop = stop;
    const done = batch.stopped ? cancelled : await work();
    batch.stop = () => undefined;
    const ends = !follows || batch.stopped || (!done.ok && done.error.code === 'cancelled');
    if (ends) batch.end();
    else batch.late = setTimeout(batch.end, this.wait);
    return done;
  }

  private isOthers(id: string): boolean {
    return this.now !== null && this.now.id !== id;
  }

  /** When the batch that is on its way is over; false where the review is left before that. */
  private async turn(): Promise<boolean> {
    const ended = this.now?.ended ?? Promise.resolve();
    let refused = false;
    await this.jobs.during(
      'import',
      () => ended,
      () => {
        refused = true;
      },
    );
    return !refused;
  }

  private begin(id: string): Batch {
    let settle = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const batch: Batch = {
      id,
      ended,
      end: () => {
        clearTimeout(batch.late);
        if (this.now === batch) this.now = null;
        settle();
      },
      stopped: false,
      stop: () => undefined,
      late: undefined,
    };
    this.now = batch;
    const stopAll = (): void => {
      batch.stopped = true;
      batch.stop();
      // nothing of it is being written
      if (batch.late !== undefined) batch.end();
    };
    void this.jobs.during('import', () => ended, stopAll);
    return batch;
  }
}
