import type { ContractHandlers } from '#core/contract/index';
import { appError } from '#core/errors';
import { err, ok } from '#core/result';
import { decidePairs, takeOut } from '../store/duplicates';
import { listPairs, nearRows, pairDetail, saidText } from '../store/pair-rows';
import { reviewOf } from '../store/report-rows';
import type { Store } from '../store/store';
import { cameUnlooked } from '../store/unlooked';
import type { Context } from './context';

/** Points of the pairs that are listed as near misses, and how many are. */
const nearFrom = 0.5;
const mostNear = 2_000;

const cancelled = err(appError('cancelled', 'Looking for duplicates was cancelled; nothing was merged.'));

/** What is undone while duplicates are looked for can be redone: nothing that was not asked for after it may take that away. */
const undoneMeanwhile = err(
  appError(
    'busy',
    'Something was undone while duplicates were looked for: what was found is not kept, so that the undo can be redone. The Duplicates page looks again.',
  ),
);
const redoOf = (store: Store, reviewer: string): number | null =>
  store.undoStack(reviewer).nextRedo()?.revisions[0] ?? null;

export const duplicateHandlers = (c: Context, stopped: Set<string>): ContractHandlers['duplicates'] => {
  const stopOf = (job: string) => (): void => {
    stopped.add(job);
    c.cancelJob(job);
  };
  const find: ContractHandlers['duplicates']['find'] = async ({
    job,
    afresh,
    mode: wanted,
    searches = [],
  }) => {
    stopped.delete(job);
    const w = await c.project.writer();
    if (!w.ok) return w;
    const { store } = w.value;
    const mode = wanted ?? reviewOf(store).duplicates ?? 'balanced';
    const read = store.head.revision;
    const redo = redoOf(store, w.value.reviewer);
    if (stopped.has(job)) return cancelled;
    const found = await c.findDuplicates({ project: store.path, mode }, job);
    if (!found.ok) return found;
    return c.project.lend(async (loan, reviewer, now) => {
      if (stopped.has(job)) return cancelled;
      const redoNow = redoOf(store, reviewer);
      if (now === store && redoNow !== null && redoNow !== redo) return undoneMeanwhile;
      // Another project may have been opened meanwhile.
      return now === store
        ? c.keepDuplicates(
            { loan, found: found.value, mode, reviewer, afresh, withPrevious: !afresh, read, searches },
            job,
          )
        : ok({ merged: 0, earlier: 0, takenBack: 0, undecided: 0, queueFull: false });
    }, stopOf(job));
  };
  return {
    find: (request) => c.project.jobs.during('duplicates', async () => find(request), stopOf(request.job)),
    unlooked: () => {
      const store = c.project.current();
      return store.ok ? ok(cameUnlooked(store.value)) : store;
    },
    nearMisses: async ({ job }) => {
      const store = c.project.current();
      if (!store.ok) return store;
      const mode = reviewOf(store.value).duplicates ?? 'balanced';
      const task = { project: store.value.path, mode, undecidedFrom: nearFrom };
      const found = await c.project.jobs.during(
        'duplicates',
        () => c.findDuplicates(task, job),
        () => c.cancelJob(job),
      );
      return found.ok ? ok(nearRows(store.value, found.value.undecided, mostNear)) : found;
    },
    list: ({ view, limit }) => {
      const store = c.project.current();
      return store.ok ? ok(listPairs(store.value, view, limit)) : store;
    },
    pair: ({ a, b }) => {
      const store = c.project.current();
      return store.ok ? pairDetail(store.value, a, b) : store;
    },
    decide: async ({ pairs, verdict }) => {
      const w = await c.project.writer();
      if (!w.ok) return w;
      const done = decidePairs(
        w.value.store,
        pairs.map((p) => ({ ...p, verdict })),
        w.value.reviewer,
      );
      if (!done.ok) return done;
      const { anew, contradicted, broken } = done.value.value;
      const by = contradicted[0]?.by ?? null;
      return ok({
        decided: anew,
        contradicted: contradicted.length,
        because: by === null ? null : saidText(w.value.store, by),
        broken,
      });
    },
    takeOut: async ({ recordId }) => {
      const w = await c.project.writer();
      if (!w.ok) return w;
      const done = takeOut(w.value.store, recordId, w.value.reviewer);
      return done.ok ? ok(null) : done;
    },
  };
};
