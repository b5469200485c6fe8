import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a message box of the system is asked to show; the answer is the place of the button. */
export interface FailureQuestion {
  readonly type: 'error';
  readonly title: string;
  readonly message: string;
  readonly detail: string;
  readonly buttons: string[];
  readonly defaultId: number;
  readonly cancelId: number;
  readonly noLink: boolean;
}

export interface FailureDesk {
  /** Folder of the log. */
  readonly folder: string;
  readonly version: string;
  readonly now: () => Date;
  readonly ask: (question: FailureQuestion) => Promise<number>;
  readonly restart: () => void;
  readonly showLog: (path: string) => void;
}

const mostBytes = 1_000_000;
const buttons = ['Restart the program', 'Go on', 'Show the log'];
const [restart, goOn, showLog] = [0, 1, 2];

const textOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : String(cause);

/** One entry in the log; a full one makes room for a new one. Never throws: what reports failures must not fail. */
const keep = ({ folder, version, now }: FailureDesk, where: string, cause: unknown): string => {
  const path = join(folder, 'failures.log');
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(path) && statSync(path).size > mostBytes) renameSync(path, `${path}.old`);
    appendFileSync(path, `${now().toISOString()} version ${version}, ${where}\n${textOf(cause)}\n\n`);
  } catch {
    // A full disk, a folder that may not be written: the message still appears.
  }
  return path;
};

/**
 * Says what nobody expected in words of our own instead of a stack of function names: what happened, that nothing saved is lost, where
 * the log is. One message at a time; what fails meanwhile goes into the log only.
 */
export const watchFailures = (desk: FailureDesk): ((where: string, cause: unknown) => Promise<void>) => {
  let asking = false;
  return async (where, cause) => {
    const path = keep(desk, where, cause);
    if (asking) return;
    asking = true;
    const [first = ''] = textOf(cause).split('\n');
    const question: FailureQuestion = {
      type: 'error',
      title: 'LDN Workbench',
      message: 'Something went wrong inside the program.',
      detail: [
        `It says: ${first.slice(0, 300)}`,
        'Nothing that was saved is lost: every change is in the review file before it shows as saved. Something that was being done this moment may have to be done again.',
        `The log for a report of the fault: ${path}`,
      ].join('\n\n'),
      buttons,
      defaultId: restart,
      cancelId: goOn,
      noLink: true,
    };
    try {
      let answer = await desk.ask(question);
      while (answer === showLog) {
        desk.showLog(path);
        answer = await desk.ask(question);
      }
      if (answer === restart) desk.restart();
    } catch {
      // The message itself could not be shown; the log has it.
    } finally {
      asking = false;
    }
  };
};
