import { type BrowserWindow, dialog } from 'electron';
import type { LongJob } from './long-jobs';

const words: Record<LongJob, { readonly runs: string; readonly lost: string; readonly stop: string }> = {
  import: {
    runs: 'An import is still being written.',
    lost: 'the import is stopped and nothing of this file is in the review',
    stop: 'Stop the import',
  },
  duplicates: {
    runs: 'A search for duplicates is still running.',
    lost: 'it is stopped and nothing of it is in the review',
    stop: 'Stop the search',
  },
  undo: {
    runs: 'A large undo is still being written.',
    lost: 'it is stopped and nothing is taken back',
    stop: 'Stop the undo',
  },
  export: {
    runs: 'An export is still being made.',
    lost: 'it is stopped and no file is written',
    stop: 'Stop the export',
  },
};

const ways = {
  'close the program': { stay: 'Keep open', leave: 'and close' },
  'leave this review': { stay: 'Stay here', leave: 'and leave' },
} as const;

/** Whether a long job may be stopped, asked in front of the window. */
export const mayStop = async (
  window: BrowserWindow,
  job: LongJob,
  way: keyof typeof ways,
): Promise<boolean> => {
  const { runs, lost, stop } = words[job];
  const { stay, leave } = ways[way];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: runs,
    detail: `If you ${way} now, ${lost}. Everything that was saved before is safe.`,
    buttons: [stay, `${stop} ${leave}`],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
};

/** Asks before the window is closed on a long job: closing stops it, and nothing of it would be there. */
export const askBeforeClosing = (window: BrowserWindow, current: () => LongJob | null): void => {
  let asked = false;
  let sure = false;
  window.on('close', (event) => {
    const job = current();
    if (sure || job === null) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    void mayStop(window, job, 'close the program').then((may) => {
      asked = false;
      if (!may) return;
      sure = true;
      window.close();
    });
  });
};
