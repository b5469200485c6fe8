import { type AppError, appError } from '#core/errors';
import { type Decision, decisionId, type Verdict } from '#core/model/report';
import type { Stage } from '#core/model/review';
import type { Result } from '#core/result';
import { canonicalReport } from './report-rows';
import type { Store } from './store';
import { type Tx, type Written, write } from './write';

export interface Verdicts {
  readonly reportId: string;
  readonly verdict: Verdict | null;
  readonly reasonId: string | null;
  readonly reasonText: string;
}

const blank = (reportId: string, stage: Stage, reviewerId: string, at: string): Decision => ({
  id: decisionId(reportId, stage, reviewerId),
  reportId,
  stage,
  reviewerId,
  verdict: null,
  reasonId: null,
  reasonText: '',
  note: '',
  labels: [],
  at,
});

/** The reviewer's row on the report that stands for this one, or a blank one. */
export const ownDecision = (
  tx: Tx,
  store: Store,
  reportId: string,
  stage: Stage,
  reviewer: string,
): Decision => {
  const canonical = canonicalReport(store, reportId);
  if (canonical === null)
    return tx.refuse(
      appError('not-found', `There is no report "${reportId.slice(0, 80)}" in the project.`, {
        where: { field: reportId },
      }),
    );
  const id = decisionId(canonical, stage, reviewer);
  return tx.get('decisions', id) ?? blank(canonical, stage, reviewer, store.env.now().toISOString());
};

const words: Record<Verdict, string> = { include: 'Include', exclude: 'Exclude', maybe: 'Maybe' };

/** A title cut at a word, with an ellipsis. */
const shortened = (title: string): string =>
  title.length <= 80 ? title : `${title.slice(0, 80).replace(/\s+\S*$/, '')}…`;

const labelFor = (store: Store, items: readonly Verdicts[]): string => {
  const [first] = items;
  if (first === undefined) return 'No decision';
  const word = first.verdict === null ? 'Take back the verdict on' : words[first.verdict];
  if (items.length > 1) return `${word}: ${items.length} reports`;
  const recordId = store.get('reports', first.reportId)?.recordId;
  const title = recordId === undefined ? null : store.get('records', recordId)?.fields.title;
  return `${word}: ${title === null || title === undefined ? first.reportId : shortened(title)}`;
};

/** One reviewer's verdicts on one stage, in one transaction. Note and labels stay as they are. */
export const decide = (
  store: Store,
  stage: Stage,
  reviewer: string,
  items: readonly Verdicts[],
): Result<Written<number>, AppError> =>
  write(store, { kind: 'screening.decide', text: labelFor(store, items), reviewer }, (tx) => {
    const at = store.env.now().toISOString();
    let changed = 0;
    for (const item of items) {
      const known = ownDecision(tx, store, item.reportId, stage, reviewer);
      const reason =
        item.verdict === 'exclude'
          ? { reasonId: item.reasonId, reasonText: item.reasonText }
          : { reasonId: null, reasonText: '' };
      const same =
        known.verdict === item.verdict &&
        known.reasonId === reason.reasonId &&
        known.reasonText === reason.reasonText;
      if (same) continue;
      tx.put('decisions', { ...known, verdict: item.verdict, ...reason, at });
      changed += 1;
    }
    return changed;
  });
