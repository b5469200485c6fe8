import type { ContractHandlers } from '#core/contract/index';
import { appHandlers } from './app';
import type { Context } from './context';
import { duplicateHandlers } from './duplicates';
import { exportHandlers } from './exports';
import { importHandlers } from './imports';
import { projectHandlers } from './projects';
import { mirrorHandlers, recordHandlers } from './reading';
import { reviewHandlers } from './review';
import { screeningHandlers } from './screening';
import { studyHandlers } from './studies';

/** One handler for each call of the contract; a missing one does not compile. */
export const makeHandlers = (c: Context): ContractHandlers => {
  /** Jobs that were cancelled, also while they wait for their turn. */
  const stopped = new Set<string>();
  return {
    app: appHandlers(c),
    projects: projectHandlers(c),
    mirror: mirrorHandlers(c),
    review: reviewHandlers(c),
    records: recordHandlers(c),
    imports: importHandlers(c, stopped),
    duplicates: duplicateHandlers(c, stopped),
    screening: screeningHandlers(c),
    studies: studyHandlers(c),
    exports: exportHandlers(c),
  };
};
