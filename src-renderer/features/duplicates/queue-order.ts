import type { PairRow } from '#core/contract/duplicates';
import type { Pair } from '#core/model/report';

/** What waits, the likeliest first, as far as it was fetched: another search may weigh the same pairs otherwise. */
export const inOrder = (open: readonly Pair[], fetched: readonly PairRow[]): PairRow[] => {
  const rows = new Map(fetched.map((row) => [row.id, row]));
  return open.flatMap(({ id }) => rows.get(id) ?? []);
};

/** Whether pairs wait that were not fetched, or not as they are now. */
export const outOfDate = (open: readonly Pair[], fetched: readonly PairRow[]): boolean => {
  const rows = new Map(fetched.map((row) => [row.id, row]));
  return open.some(({ id, score, reason }) => {
    const row = rows.get(id);
    return row === undefined || row.score !== (score ?? null) || row.reasons.join(', ') !== reason;
  });
};
