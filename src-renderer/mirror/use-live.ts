import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useSyncExternalStore } from 'react';
import type { MirrorRow, MirrorTable } from '#core/contract/mirror';
import { noReports, type ReportsSnapshot } from './reports';
import { readSession, type Session, type SessionState, subscribeSession } from './session';

/** The open project and how far its mirror is: anew with each change that is saved. Most need only a part. */
export const useSession = (): SessionState => useSyncExternalStore(subscribeSession, readSession);

/** A part of that (a plain value, or an object that stays the same): shown anew only when this part changes. */
export const useSessionPart = <V>(part: (state: SessionState) => V): V =>
  useSyncExternalStore(subscribeSession, () => part(readSession()));

const openSession = ({ session }: SessionState): Session | null => session;
export const useOpenSession = (): Session | null => useSessionPart(openSession);

/** The reviewer in front of the screen. */
export const useReviewerId = (): string | null =>
  useSessionPart(({ project }) => project?.reviewerId ?? null);

/** Why nothing can be changed, or null. */
export const useReadOnlyReason = (): string | null =>
  useSessionPart(({ project }) => project?.readOnly ?? null);

/** The open project's own id; empty when none is open. */
export const useInstanceId = (): string => useSessionPart(({ project }) => project?.instanceId ?? '');

/** Whether this reviewer has something to undo. */
export const useCanUndo = (): boolean => useSessionPart(({ project }) => project?.undo != null);

/** Tables short enough to be watched whole (all but reports). */
export type SmallTable = Exclude<MirrorTable, 'reports'>;

/** All rows of a small table, kept up to date; undefined while it loads. Sorted by `order` where the table has one. */
export const useRows = <T extends SmallTable>(table: T): readonly MirrorRow<T>[] | undefined => {
  const session = useOpenSession();
  return useLiveQuery(async () => {
    if (session === null) return undefined;
    const rows: MirrorRow<T>[] = await session.db.table(table).toArray();
    const place = (row: MirrorRow<T>): number =>
      'order' in row && typeof row.order === 'number' ? row.order : 0;
    return rows.sort((a, b) => place(a) - place(b));
  }, [session, table]);
};

/** One row, kept up to date; undefined while it loads or when there is none. */
export const useRow = <T extends SmallTable>(table: T, id: string | null): MirrorRow<T> | undefined => {
  const session = useOpenSession();
  return useLiveQuery(async () => {
    if (session === null || id === null) return undefined;
    const row: MirrorRow<T> | undefined = await session.db.table(table).get(id);
    return row;
  }, [session, table, id]);
};

const never = () => () => undefined;

/** Every report row, in import order, from memory; none until all are here. A grid should take `rows` once and then subscribe. */
export const useReports = (): ReportsSnapshot => {
  const session = useOpenSession();
  return useSyncExternalStore(
    session?.reports.subscribe ?? never,
    session?.reports.read ?? (() => noReports),
  );
};

/** The reports that are here so far: the list that says how many are still missing. Everything else waits for all of them. */
export const useComingReports = (): ReportsSnapshot => {
  const session = useOpenSession();
  return useSyncExternalStore(
    session?.reports.subscribe ?? never,
    session?.reports.readComing ?? (() => noReports),
  );
};

/** A part of the whole: shown anew only when this part changes. */
export const useReportsPart = <V>(part: (reports: ReportsSnapshot) => V): V => {
  const session = useOpenSession();
  return useSyncExternalStore(session?.reports.subscribe ?? never, () =>
    part(session?.reports.read() ?? noReports),
  );
};

/** The review's settings row and its lists by id, as most pages need them. */
export const useNames = (
  table: 'conditions' | 'outcomes' | 'comparisons' | 'exclusionReasons' | 'reviewers',
) => {
  const rows = useRows(table);
  return useMemo(() => new Map((rows ?? []).map((r) => [r.id, 'name' in r ? r.name : r.text])), [rows]);
};
