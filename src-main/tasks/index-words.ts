import { utilityProcess } from 'electron';
import workerPath from './index-words-worker?modulePath';

/** Milliseconds in which others can begin to write. */
const pause = 4;
const patience = 3000;

/** Work on the word index of an open project. */
export interface Indexing {
  /** When it is done, or given up until the next time. */
  readonly ended: Promise<void>;
  /** Ends it, at the next record that can be left off at; settles when nothing of it has the file open any more. */
  readonly stop: () => Promise<void>;
}

/** Fills the word index of a project in a process of its own. */
export const indexInProcess = (path: string): Indexing => {
  const child = utilityProcess.fork(workerPath, [], { serviceName: 'LDN Workbench search index' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let stopping = false;
  child.on('message', () => {
    setTimeout(() => {
      if (!stopping) child.postMessage('go');
    }, pause);
  });
  child.postMessage({ path });
  return {
    ended,
    stop: () => {
      stopping = true;
      child.postMessage('stop');
      const late = setTimeout(() => child.kill(), patience);
      return ended.finally(() => clearTimeout(late));
    },
  };
};
