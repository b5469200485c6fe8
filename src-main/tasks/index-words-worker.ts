import { openWordIndex, type WordIndex } from '../store/word-index';

/** So few that a change made meanwhile waits no longer than a frame or two; fewer at a time take longer in all. */
const atOnce = 40;
const mostFailures = 20;

let index: WordIndex | null = null;
let failures = 0;

const end = (): void => {
  index?.close();
  process.exit(0);
};

/** The utility process that fills the word index: some records each time it is told to go on, so that others come to write. */
process.parentPort.on('message', ({ data }: { data: { path: string } | 'go' | 'stop' }) => {
  if (data === 'stop') return end();
  try {
    if (data === 'go') index?.enter(atOnce);
    else {
      index = openWordIndex(data.path);
      index.list();
    }
    failures = 0;
  } catch {
    // Somebody writes for long, or the disk is full: after some more tries it is left for the next opening.
    failures += 1;
  }
  const left = index?.left() ?? 0;
  if (left === 0 || failures > mostFailures) return end();
  process.parentPort.postMessage({ left });
});
