import type { VerdictKind } from '#core/contract/projects';
import type { Store } from './store';
import type { UndoStep } from './undo-stack';

/** The kind of the change that an entry of the log made, or made again. */
const kindOf = (store: Store, revision: number): string | null => {
  const entry = store.statements.one<{ kind: string; undoes: number | null }>(
    'SELECT kind, undoes FROM change_log WHERE revision = ?',
    revision,
  );
  if (entry === undefined) return null;
  return entry.undoes === null ? entry.kind : kindOf(store, entry.undoes);
};

const verdictKinds: Record<VerdictKind, readonly string[]> = {
  'pair-verdict': ['duplicates.decide'],
  screening: ['screening.decide', 'screening.annotate', 'screening.resolve'],
};

/** Whether a step takes back what somebody said of pairs of records, or in screening, and nothing else. */
export const isVerdict = (store: Store, which: VerdictKind, { revisions }: UndoStep): boolean =>
  revisions.every((revision) => verdictKinds[which].includes(kindOf(store, revision) ?? ''));
