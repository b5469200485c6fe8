import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReportListRow } from '#core/contract/mirror';
import type { AppError } from '#core/errors';
import type { Verdict } from '#core/model/report';
import type { Stage } from '#core/model/review';
import { makeQueue, needsVote, type QueueFilter, type StageProgress, stageCell } from '#core/screening/queue';
import {
  afterNote,
  afterVerdict,
  around,
  currentOf,
  goTo,
  notKept,
  redone,
  renewed,
  startWalk,
  step,
  undone,
  type Walk,
} from '#core/screening/walk';
import { redoLatest, undoLatest, undoOf, undoVerdict } from '../../actions/undo';
import { verdictTrace } from '../../messages/verdicts';
import { useOpenSession, useReports } from '../../mirror/use-live';
import type { SearchHits } from '../../mirror/use-search-hits';
import { useLeft } from '../../ui/kept';
import { toast } from '../../ui/toast';
import { decide, resolve } from './commands';

const ahead = 10;

export interface ScreeningWalk {
  readonly ready: boolean;
  readonly walk: Walk;
  readonly current: ReportListRow | undefined;
  readonly next: ReportListRow | undefined;
  /** Reports to be read ahead. */
  readonly soon: readonly string[];
  readonly progress: StageProgress;
  /** Given, but not yet known to be kept. */
  readonly pending: ReadonlyMap<string, Verdict | null>;
  /** A verdict that could not be kept; stands until the next one. */
  readonly failure: { readonly id: string; readonly error: AppError } | null;
  readonly judge: (
    verdict: Verdict | null,
    reason: { readonly id: string; readonly text: string } | null,
    /** Why a conflict is settled so. */
    why?: string,
  ) => void;
  readonly move: (by: 1 | -1) => void;
  readonly open: (id: string) => void;
  readonly noted: (id: string) => void;
  readonly undo: () => void;
  /** Undoes the latest change where it is a verdict, a note or labels of screening. */
  readonly takeBack: () => void;
  readonly redo: () => void;
}

/** Which reports come, in which order, and what a verdict does. What counts as next or done is said in core. */
export function useWalk(stage: Stage, filter: QueueFilter, { ids: hits, words }: SearchHits): ScreeningWalk {
  const session = useOpenSession();
  const { rows, byId, status, progress } = useReports();
  const [walk, setWalk] = useState<Walk>(() => startWalk([]));
  const [pending, setPending] = useState<ReadonlyMap<string, Verdict | null>>(new Map());
  const [failure, setFailure] = useState<ScreeningWalk['failure']>(null);
  const ready = status === 'ready';
  const [left, leave] = useLeft<string | null>(`${stage} report`);
  const last = useRef(left ?? null);

  const latest = useRef({ rows, byId, walk, pending });
  latest.current = { rows, byId, walk, pending };

  // Another question: begin anew. The queue then stays as it is, so that judged reports do not vanish behind one's back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed row is no new queue, nor are other hits of the same search
  useEffect(() => {
    if (!ready) return;
    const begun = startWalk(makeQueue(latest.current.rows, stage, filter, hits));
    // Whoever comes back goes on where they were, the first time.
    setWalk(last.current === null ? begun : goTo(begun, last.current));
    last.current = null;
  }, [session, ready, stage, filter, words]);

  // Reports came or went (an import, or its undo), or another one fits the search by now: take them in and stay where one was.
  const count = rows.length;
  const known = useRef({ count, hits, words });
  useEffect(() => {
    if (!ready) return;
    const before = known.current;
    known.current = { count, hits, words };
    if (before.words !== words || (before.count === count && before.hits === hits)) return;
    const { rows: now, byId: here } = latest.current;
    const fits = (id: string): boolean => hits === null || hits.has(id);
    setWalk((w) => renewed(w, makeQueue(now, stage, filter, hits), (id) => here.has(id), fits));
  }, [ready, count, stage, filter, hits, words]);

  const isDone = useCallback(
    (id: string): boolean => {
      const row = latest.current.byId.get(id);
      if (row === undefined || latest.current.pending.has(id)) return true;
      if (filter === 'to-do') return !needsVote(row, stage);
      if (filter === 'conflict') return stageCell(row, stage).state !== 'conflict';
      return false;
    },
    [filter, stage],
  );

  const undo = useCallback(async () => {
    if (await undoLatest()) setWalk(undone);
  }, []);

  const takeBack = useCallback(async () => {
    if (await undoVerdict('screening')) setWalk(undone);
  }, []);

  const redo = useCallback(async () => {
    if (await redoLatest()) setWalk((w) => redone(w, isDone));
  }, [isDone]);

  const judge: ScreeningWalk['judge'] = async (verdict, reason, why = '') => {
    const id = currentOf(latest.current.walk);
    const row = id === null ? undefined : byId.get(id);
    if (id === null || row === undefined) return;
    // The same key once more; another verdict takes the place of the first, however fast it comes.
    const { pending: given } = latest.current;
    if (given.has(id) && given.get(id) === verdict) return;
    const settle = filter === 'conflict' && (verdict === 'include' || verdict === 'exclude');
    if (filter === 'conflict' && !settle) return;
    setFailure(null);
    setPending((p) => new Map(p).set(id, verdict));
    setWalk((w) => (verdict === null ? afterNote(w, id) : afterVerdict(goTo(w, id), isDone)));
    const answer = settle
      ? await resolve(id, stage, verdict, reason?.id ?? null, why)
      : await decide(id, stage, verdict, reason?.id ?? null);
    setPending((p) => new Map([...p].filter(([other, now]) => other !== id || now !== verdict)));
    if (answer.ok) {
      const text = verdictTrace(verdict, reason?.text ?? null, { title: row.title });
      toast(settle ? `Settled: ${text}` : text, undoOf(answer.change, { done: () => setWalk(undone) }));
    } else {
      setWalk((w) => notKept(w, id));
      setFailure({ id, error: answer.error });
    }
  };

  const id = currentOf(walk);
  useEffect(() => {
    if (ready) leave(id);
  });
  const nextId = useMemo(() => currentOf(afterVerdict(walk, isDone)), [walk, isDone]);
  return {
    ready,
    walk,
    current: id === null ? undefined : byId.get(id),
    next: nextId === null ? undefined : byId.get(nextId),
    soon: useMemo(() => around(walk, ahead), [walk]),
    progress: progress[stage],
    pending,
    failure,
    judge,
    move: useCallback((by) => setWalk((w) => step(w, by)), []),
    open: useCallback((target) => setWalk((w) => goTo(w, target)), []),
    noted: useCallback((target) => setWalk((w) => afterNote(w, target)), []),
    undo,
    takeBack,
    redo,
  };
}
