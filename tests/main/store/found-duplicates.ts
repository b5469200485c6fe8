import { expect } from 'vitest';
import { openPairs } from '#core/dedupe/pair-facts';
import type { RecordFields } from '#core/model/record-fields';
import { dedupeInput } from '#main/store/dedupe-input';
import { keepFound } from '#main/store/duplicates';
import type { Store } from '#main/store/store';
import { verifyStore } from '#main/store/verify';
import { undoStep } from '#main/store/write';
import { record } from './temp-project';

export const bare = { doi: null, pmid: null };
/** One article as two databases print it, a third that may be it, and one that is something else. */
export const articles: readonly RecordFields[] = [0, 1, 2, 3].map((n) => record(n, bare));

/** What a search for duplicates would say of them: the second is the first; the third may be either. */
export const run = (
  store: Store,
  afresh = false,
  between: readonly (readonly [number, number, number])[] = [
    [2, 0, 0.3],
    [2, 1, 0.28],
  ],
  read = store.head.revision,
) => {
  const ids = [...dedupeInput(store.path)].map((r) => r.id);
  const pair = (later: number, earlier: number, score: number) => ({
    a: ids[later] ?? '',
    b: ids[earlier] ?? '',
    score,
    reasons: ['same-title', 'pages-differ'] as const,
  });
  const done = keepFound(
    store,
    { same: [pair(1, 0, 0.98)], undecided: between.map((p) => pair(...p)), queueFull: false },
    'balanced',
    'ada',
    { afresh, withPrevious: true, read },
  );
  if (!done.ok) throw new Error(done.error.text);
  return done.value.value;
};
export const undo = (store: Store) => {
  const step = store.undoStack('ada').nextUndo();
  if (step === null) throw new Error('nothing to undo');
  const done = undoStep(store, step, 'ada', 'Undo');
  if (!done.ok) throw new Error(done.error.text);
};
export const redo = (store: Store) => {
  const step = store.undoStack('ada').nextRedo();
  if (step === null) throw new Error('nothing to redo');
  const done = undoStep(store, step, 'ada', 'Redo');
  if (!done.ok) throw new Error(done.error.text);
};
export const waiting = (store: Store) => openPairs(store.all('pairs').rows);
export const sound = (store: Store) => {
  const failed = verifyStore(store).checks.filter((c) => !c.passed);
  expect(failed).toEqual([]);
};
