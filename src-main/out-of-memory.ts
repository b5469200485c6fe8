import { type AppError, appError } from '#core/errors';

/** Abort by the engine when the heap is full, as each system tells it; 5 and 133 are those of any check of the engine that fails. */
const fullHeap: ReadonlySet<number> = new Set([5, 6, 133, 134, -536870904, 3758096392]);

/** Beyond this many reports a window that dies without a word died of them. */
const manyReports = 200_000;
/** So does one that held so much when it was last looked at: it gets four gigabytes. */
const muchMemory = 3 * 1024;

/** What is said of a process that ended on its own: for lack of memory, as far as its exit code tells, or unexpectedly. */
export const processEnded = (exitCode: number, text: string, file: string): AppError =>
  fullHeap.has(exitCode)
    ? appError(
        'out-of-memory',
        `${text} Most likely it ran out of memory (4 GB are all that one process gets).`,
        {
          where: { file },
          detail: { exitCode },
        },
      )
    : appError('internal', text, { where: { file }, detail: { exitCode } });

/** The sentence for a window that ran out of memory, which must not read the same review again by itself; null for one that fell otherwise. Linux tells a full heap from no other failed check. */
export const windowFull = (
  reason: string,
  exitCode: number,
  reports: number,
  /** What the window held when it was last looked at. */
  megabytes: number,
): string | null =>
  reason === 'oom' ||
  (reason === 'crashed' && fullHeap.has(exitCode) && (reports >= manyReports || megabytes >= muchMemory))
    ? `The window ran out of memory and the review was closed. It has ${reports.toLocaleString('en')} reports; a window is known to hold a million. Close other programs and open it again, or spread its records over several reviews; the command line works with it as it is.`
    : null;
