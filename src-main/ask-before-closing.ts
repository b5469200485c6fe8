import { type BrowserWindow, dialog } from 'electron';

/** Asks before the window is closed on an import that is being written: closing stops it, and nothing of it would be there. */
export const askBeforeClosing = (window: BrowserWindow, isImporting: () => boolean): void => {
  let asked = false;
  let sure = false;
  window.on('close', (event) => {
    if (sure || !isImporting()) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    void dialog
      .showMessageBox(window, {
        type: 'question',
        message: 'An import is still being written.',
        detail:
          'If you close the program now, the import is stopped and nothing of this file is in the review. Everything that was saved before is safe.',
        buttons: ['Keep open', 'Stop the import and close'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        asked = false;
        if (response !== 1) return;
        sure = true;
        window.close();
      });
  });
};
