import { Dexie, type EntityTable } from 'dexie';
import {
  type MirrorPosition,
  type MirrorRow,
  type MirrorTable,
  mirrorSchema,
  mirrorTableNames,
} from '#core/contract/mirror';

/** The single row that says how far this mirror got; written in the same transaction as the rows. */
export interface PositionRow extends MirrorPosition {
  readonly key: 'position';
  readonly complete: boolean;
  /** How many reports lie here. */
  readonly reports: number;
}

/** Many report rows as one text (`ReportsCache` says which, `packed-rows.ts` how): they are read whole at opening and never looked up here. */
export interface ReportPiece {
  readonly piece: number;
  readonly rows: string;
}

export type MirrorDb = Dexie & {
  readonly position: EntityTable<PositionRow, 'key'>;
  readonly reports: EntityTable<ReportPiece, 'piece'>;
} & {
  readonly [T in Exclude<MirrorTable, 'reports'>]: EntityTable<MirrorRow<T> & { id: string }, 'id'>;
};

const indexes: Partial<Record<MirrorTable, string>> = {
  reports: 'piece',
  results: 'id, studyId',
  appraisals: 'id, studyId',
  links: 'id, studyId, reportId',
};

/** A throw-away copy: never migrated. Another shape, another file or another pair of eyes means another database. */
export const openMirrorDb = (name: string): MirrorDb => {
  const db = new Dexie(name, { chromeTransactionDurability: 'relaxed' }) as MirrorDb;
  db.version(1).stores({
    position: 'key',
    ...Object.fromEntries(mirrorTableNames.map((t) => [t, indexes[t] ?? 'id'])),
  });
  return db;
};

const prefix = 'ldn-mirror';

/** Where the name of the current mirror of a file is kept, so that a restart finds it. */
export const pointerKey = (instanceId: string, reviewerId: string | null): string =>
  `${prefix}:${mirrorSchema}:${instanceId}:${reviewerId ?? ''}`;

/** A fresh name for each rebuild: a half-deleted old mirror can never be taken for the new one. */
export const freshName = (instanceId: string): string => `${prefix}-${instanceId}-${crypto.randomUUID()}`;

export const isMirrorName = (name: string): boolean => name.startsWith(`${prefix}-`);
