import { type UtilityProcess, utilityProcess } from 'electron';
import workerPath from './index-words-worker?modulePath';

/** Milliseconds in which others that do not ask can begin to write. */
const pause = 4;
const patience = 3000;

/** Work on the word index of an open project. */
export interface Indexing {
  /** When it is done, or given up until the next time. */
  readonly ended: Promise<void>;
  /**
   * Settles when nothing of it is being written, and nothing will be until the caller has had its turn of the event loop. Who merely tries to
   * write waits up to seconds: the database asks again ever more seldom, and finds the few free moments by chance.
   */
  readonly free: () => Promise<void>;
  /** Ends it, at the next record that can be left off at; settles when nothing of it has the file open any more. */
  readonly stop: () => Promise<void>;
}

/** How soon it is asked again whether the time has come. */
const wait = 100;

/**
 * Fills the word index of a project in a process of its own, which waits while something is more urgent: also to begin, since the log that a
 * large import left is folded in first, and that takes the disk.
 */
export const indexInProcess = (path: string, isUrgentElsewhere: () => boolean): Indexing => {
  let child: UtilityProcess | null = null;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let stopping = false;
  let writing = false;
  let waiting: (() => void)[] = [];
  const written = (): void => {
    writing = false;
    for (const goAhead of waiting) goAhead();
    waiting = [];
  };
  const begin = (): UtilityProcess => {
    const started = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench search index' });
    started.once('exit', () => end());
    started.on('message', () => {
      written();
      setTimeout(goOn, pause);
    });
    started.postMessage({ path });
    return started;
  };
  const goOn = (): void => {
    if (stopping) return;
    if (isUrgentElsewhere()) setTimeout(goOn, wait);
    else if (child === null) child = begin();
    else {
      writing = true;
      child.postMessage('go');
    }
  };
  void ended.then(written);
  goOn();
  return {
    ended,
    free: () => (writing ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    stop: () => {
      stopping = true;
      if (child === null) end();
      child?.postMessage('stop');
      const late = setTimeout(() => child?.kill(), patience);
      return ended.finally(() => clearTimeout(late));
    },
  };
};
