import { counted } from '#core/counted';
import { type DedupeMode, dedupeModes } from '#core/dedupe/find-duplicates';
import { type FoundOutcome, keepFound, type SearchHow } from '../store/duplicates';
import { reviewOf } from '../store/report-rows';
import type { Store } from '../store/store';
import { runDuplicates } from '../tasks/run-duplicates';
import { unwrap, usage } from './command';
import { progressLine } from './progress';

export const modeOf = (word: string | true | undefined, otherwise: DedupeMode): DedupeMode => {
  const found = dedupeModes.find((mode) => mode === (word ?? otherwise));
  return found ?? usage(`the mode is one of ${dedupeModes.join(', ')}, not "${String(word)}"`);
};

/** The mode that the review is set to, as the app uses it. */
export const modeOfReview = (store: Store): DedupeMode => reviewOf(store).duplicates ?? 'balanced';

export interface LookedFor extends FoundOutcome {
  readonly mode: DedupeMode;
}

/** Looks for duplicates among all records of the project and keeps what it finds, as the app does. */
export const findInProject = (
  store: Store,
  mode: DedupeMode,
  who: string,
  how: Omit<SearchHow, 'read'>,
): LookedFor => {
  const read = store.head.revision;
  const progress = progressLine('looking for duplicates');
  const found = unwrap(runDuplicates({ project: store.path, mode }, progress.at));
  progress.done();
  const { value } = unwrap(keepFound(store, found, mode, who, { ...how, read }));
  return { mode, ...value };
};

/** Where the queue was full. */
export const moreLeft = 'the likeliest of more than are listed';

export const duplicatesLine = ({ mode, merged, undecided, queueFull }: LookedFor): string =>
  `duplicates (${mode}): ${counted(merged, 'report', 'reports')} taken into others, ${counted(undecided, 'pair waits', 'pairs wait')} for a person${queueFull ? `, ${moreLeft}` : ''}\n`;
