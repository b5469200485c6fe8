import type { ErrorCode } from '#core/errors';

export interface ErrorMessage {
  /** What happened, as a headline; the error's own text says the particulars. */
  readonly title: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do. */
  readonly next: string;
}

const unchanged = 'Nothing was changed.';
const saved = 'Everything that was shown as saved is saved.';
const originalKept = 'The file was only read; it is as it was.';

export const errorMessages = {
  'bad-request': {
    title: 'That could not be understood',
    safe: unchanged,
    next: 'Check what was entered and try again.',
  },
  forbidden: {
    title: 'Not allowed from here',
    safe: unchanged,
    next: 'Close this window and open the project again.',
  },
  'not-found': {
    title: 'That is not in the project any more',
    safe: saved,
    next: 'Go back to the list; it shows what is there now.',
  },
  'invalid-row': {
    title: 'Something in the project does not fit',
    safe: 'The rest of the project is not affected.',
    next: 'Run "Verify project" from the command palette, and keep a copy of the file.',
  },
  'in-use': {
    title: 'This is still in use',
    safe: unchanged,
    next: 'Once nothing rests on it, it can be removed.',
  },
  stale: {
    title: 'Somebody changed this in the meantime',
    safe: 'Nothing was overwritten; what you typed is still here.',
    next: 'Look at the newer version, then save yours again if it still holds.',
  },
  'no-project': { title: 'No review is open', safe: unchanged, next: 'Open or make a review first.' },
  'project-missing': {
    title: 'The review is not where it was',
    safe: unchanged,
    next: 'Look for the file, or take it off the list of recent reviews.',
  },
  'project-exists': {
    title: 'There is a file of that name already',
    safe: 'It was left as it is.',
    next: 'Choose another name or another folder.',
  },
  'project-empty': {
    title: 'The file is empty',
    safe: 'It was left as it is.',
    next: 'Look for a backup beside it, or in the folder it was copied from.',
  },
  'project-foreign': {
    title: 'This is not a review of this program',
    safe: originalKept,
    next: 'Choose a file that ends in .ldnr, or import the file into a review.',
  },
  'project-hostile': {
    title: 'This file holds things that no review holds',
    safe: 'Nothing in it was run.',
    next: 'Do not use it. Ask the sender for a fresh export.',
  },
  'project-damaged': {
    title: 'The review is damaged',
    safe: 'It was not written to, so that nothing gets worse.',
    next: 'Open the newest backup beside it; keep the damaged file.',
  },
  'project-future': {
    title: 'This review was made by a newer version',
    safe: 'It can be read; it will not be written to.',
    next: 'Update the program to go on working on it.',
  },
  'project-locked': {
    title: 'The review is open somewhere else',
    safe: 'Nobody can overwrite anybody.',
    next: 'Close it there, or read it here without changing it.',
  },
  'read-only': {
    title: 'The review can only be read',
    safe: unchanged,
    next: 'Save a copy to a folder where you may write, and go on in the copy.',
  },
  disk: {
    title: 'The disk did not do what was asked',
    safe: saved,
    next: 'Check free space and whether the disk is connected, then try again.',
  },
  'file-unreadable': {
    title: 'The file cannot be read',
    // it may be gone
    safe: unchanged,
    next: 'Check that it is there and that you may read it.',
  },
  'file-too-large': {
    title: 'The file is too large',
    safe: originalKept,
    next: 'Split the export into smaller parts and import each.',
  },
  'out-of-memory': {
    title: 'Too much for the memory of this computer',
    safe: saved,
    next: 'Close other programs and try again, or spread the records over several reviews.',
  },
  'file-empty': { title: 'The file is empty', safe: unchanged, next: 'Export it again from the database.' },
  'format-unknown': {
    title: 'The format was not recognised',
    safe: 'Nothing was imported.',
    next: 'Export as RIS, PubMed (.nbib) or CSV and import that.',
  },
  'format-malformed': {
    title: 'The file is broken',
    safe: 'Nothing was imported.',
    next: 'Look at the place named above, or export the file again.',
  },
  cancelled: { title: 'Cancelled', safe: unchanged, next: 'Start again whenever you like.' },
  busy: { title: 'Something else came first', safe: unchanged, next: 'Ask again when it is done.' },
  'undo-empty': { title: 'There is nothing to undo', safe: unchanged, next: 'Go on.' },
  'undo-refused': {
    title: 'This cannot be undone as it stands',
    safe: 'Nothing was changed by trying.',
    next: 'Or leave it as it is, and change by hand what should be otherwise.',
  },
  'not-estimable': {
    title: 'There is no estimate',
    safe: 'The results are as entered.',
    next: 'See which numbers are missing, or choose another measure.',
  },
  'not-converged': {
    title: 'The estimation did not settle',
    safe: 'No number is shown that was not reached.',
    next: 'Choose another estimator for the variance between studies.',
  },
  'too-few-studies': {
    title: 'There are too few studies',
    safe: 'The results are as entered.',
    next: 'Add studies, or read the single results.',
  },
  'unknown-id': {
    title: 'Something is named that this version does not know',
    safe: unchanged,
    next: 'Update the program, or choose one of those listed.',
  },
  'no-display': {
    title: 'There is no screen',
    safe: unchanged,
    next: 'Start the program in a graphical session.',
  },
  internal: {
    title: 'The program made a mistake',
    safe: saved,
    next: 'Try again; if it happens again, report it with the words above.',
  },
} as const satisfies Record<ErrorCode, ErrorMessage>;
