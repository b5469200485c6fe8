import type { ContractHandlers } from '#core/contract/index';
import { appError } from '#core/errors';
import { ok } from '#core/result';
import { decide, ownDecision } from '../store/decide';
import { canonicalReport } from '../store/report-rows';
import type { Context } from './context';
import { change } from './review';

export const screeningHandlers = (c: Context): ContractHandlers['screening'] => ({
  decide: async ({ reportIds, stage, verdict, reasonId }) => {
    const w = await c.project.writer();
    if (!w.ok) return w;
    const items = reportIds.map((reportId) => ({ reportId, verdict, reasonId, reasonText: '' }));
    const done = decide(w.value.store, stage, w.value.reviewer, items);
    return done.ok ? ok({ decided: done.value.value }) : done;
  },
  annotate: ({ reportId, stage, note, labels }) =>
    change(c, { kind: 'screening.annotate', text: 'Edit note and labels' }, (tx, { store, reviewer }) => {
      const known = ownDecision(tx, store, reportId, stage, reviewer);
      tx.put('decisions', {
        ...known,
        note,
        labels: [...new Set(labels)],
        at: store.env.now().toISOString(),
      });
      return null;
    }),
  resolve: ({ reportId, stage, verdict, reasonId, note }) =>
    change(
      c,
      { kind: 'screening.resolve', text: `Settle a conflict: ${verdict}` },
      (tx, { store, reviewer }) => {
        const canonical = canonicalReport(store, reportId);
        if (canonical === null)
          return tx.refuse(appError('not-found', 'That report is not in the project (any more).'));
        tx.put('resolutions', {
          id: `${canonical}~${stage}`,
          reportId: canonical,
          stage,
          verdict,
          reasonId,
          by: reviewer,
          note,
          at: store.env.now().toISOString(),
        });
        return null;
      },
    ),
});
