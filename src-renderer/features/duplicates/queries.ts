import { useEffect, useMemo, useState } from 'react';
import type { NearRow, PairDetail, PairRow, pairViews } from '#core/contract/duplicates';
import { nearLeft } from '#core/dedupe/near-pairs';
import { openPairs } from '#core/dedupe/pair-facts';
import type { AppError } from '#core/errors';
import type { Pair } from '#core/model/report';
import type { Review } from '#core/model/review';
import { api } from '../../bridge';
import { useRow, useRows, useSession } from '../../mirror/use-live';
import { inOrder, outOfDate } from './queue-order';

export type PairView = (typeof pairViews)[number];

const none: readonly Pair[] = [];
/** Pairs shown at once: the likeliest first; the others follow as these are decided. */
export const mostShown = 2_000;

const useOpenPairs = (): readonly Pair[] => {
  const facts = useRows('pairs') ?? none;
  return useMemo(() => openPairs(facts), [facts]);
};

/** How many pairs wait for somebody; undefined where none does. */
export const useOpenPairCount = (): number | undefined => {
  const { length } = useOpenPairs();
  return length === 0 ? undefined : length;
};

export const useReview = (): Review | undefined => useRow('review', 'review');

export const useCannot = (): string | null => {
  const { project } = useSession();
  if (project?.readOnly) return project.readOnly;
  return project?.reviewerId == null
    ? 'Say who you are first: what is said of a pair belongs to a reviewer.'
    : null;
};

export interface PairList {
  readonly rows: readonly PairRow[];
  readonly total: number;
  readonly ready: boolean;
  readonly error: AppError | null;
}

const empty: PairList = { rows: [], total: 0, ready: false, error: null };

/**
 * One of the lists. What waits is fetched when something comes to it that is not here; what is decided meanwhile leaves it at once, without
 * asking. The other lists are fetched again after every change. Near misses come from outside: they are looked for, not kept; null where
 * they were not looked for.
 */
export const usePairList = (view: PairView, near: readonly NearRow[] | null): PairList => {
  const { project } = useSession();
  const facts = useRows('pairs') ?? none;
  const open = useOpenPairs();
  const [fetched, setFetched] = useState<{ readonly view: PairView; readonly list: PairList } | null>(null);
  const isNew = useMemo(
    () => view === 'open' && outOfDate(open.slice(0, mostShown), fetched?.list.rows ?? []),
    [view, open, fetched],
  );
  const token = view === 'open' ? `${isNew}` : `${project?.revision}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token says when what was fetched is out of date
  useEffect(() => {
    if (view === 'near') return;
    let here = true;
    void api.duplicates.list({ view, limit: mostShown }).then((answer) => {
      if (!here) return;
      const list = answer.ok
        ? { ...answer.value, ready: true, error: null }
        : { ...empty, ready: true, error: answer.error };
      setFetched({ view, list });
    });
    return () => {
      here = false;
    };
  }, [view, token, project?.instanceId]);
  return useMemo(() => {
    if (view === 'near') {
      const rows = nearLeft(near ?? [], facts);
      return { rows, total: rows.length, ready: true, error: null };
    }
    if (fetched?.view !== view) return empty;
    if (view !== 'open') return fetched.list;
    return { ...fetched.list, rows: inOrder(open, fetched.list.rows), total: open.length };
  }, [view, near, fetched, facts, open]);
};

/** Two records side by side; the older pair stays in sight until the next is there. */
export const usePairDetail = (
  pair: PairRow | null,
): { readonly detail: PairDetail | null; readonly error: AppError | null } => {
  const { project } = useSession();
  const [state, setState] = useState<{ detail: PairDetail | null; error: AppError | null }>({
    detail: null,
    error: null,
  });
  const a = pair?.a ?? null;
  const b = pair?.b ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project may change what both make
  useEffect(() => {
    if (a === null || b === null) return setState({ detail: null, error: null });
    let here = true;
    void api.duplicates.pair({ a, b }).then((answer) => {
      if (!here) return;
      setState(answer.ok ? { detail: answer.value, error: null } : { detail: null, error: answer.error });
    });
    return () => {
      here = false;
    };
  }, [a, b, project?.revision]);
  const fits = state.detail === null || (state.detail.a.recordId === a && state.detail.b.recordId === b);
  return fits ? state : { detail: null, error: null };
};
