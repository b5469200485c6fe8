import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useSyncExternalStore } from 'react';
import type { MirrorRow, MirrorTable } from '#core/contract/mirror';
import { noReports, type ReportsSnapshot } from './reports';
import { readSession, type SessionState, subscribeSession } from './session';

/** The open project and how far its mirror is. */
export const useSession = (): SessionState => useSyncExternalStore(subscribeSession, readSession);

/** Tables short enough to be watched whole (all but reports). */
export type SmallTable = Exclude<MirrorTable, 'reports'>;

/** All rows of a small table, kept up to date; undefined while it loads. Sorted by `order` where the table has one. */
export const useRows = <T extends SmallTable>(table: T): readonly MirrorRow<T>[] | undefined => {
  const { session } = useSession();
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
  const { session } = useSession();
  return useLiveQuery(async () => {
    if (session === null || id === null) return undefined;
    const row: MirrorRow<T> | undefined = await session.db.table(table).get(id);
    return row;
  }, [session, table, id]);
};

const never = () => () => undefined;

/** Every report row, in import order, from memory. A grid should take `rows` once and then `subscribeReports`. */
export const useReports = (): ReportsSnapshot => {
  const { session } = useSession();
  return useSyncExternalStore(
    session?.reports.subscribe ?? never,
    session?.reports.read ?? (() => noReports),
  );
};

/** The review's settings row and its lists by id, as most pages need them. */
export const useNames = (
  table: 'conditions' | 'outcomes' | 'comparisons' | 'exclusionReasons' | 'reviewers',
) => {
  const rows = useRows(table);
  return useMemo(() => new Map((rows ?? []).map((r) => [r.id, 'name' in r ? r.name : r.text])), [rows]);
};
