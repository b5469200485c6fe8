import type { TableName } from '#core/model/tables';
import { sha256 } from './sha256';
import type { Statements } from './rows';

/** One row before and after a change, as stored text; null before: it was new; null after: it was taken away. */
export type Image = readonly [table: TableName, id: string, before: string | null, after: string | null];

export type Entries =
  | {
      /** Of a search into which records came: the revision that it read. */
      readonly read?: number;
      readonly images: readonly Image[];
    }
  /** An import or a bundled review: rows without images, found again by their search or revision. */
  | { readonly bulk: { readonly searchId: string | null; readonly sha256: string; readonly rows: number } }
  | { readonly bulkUndone: { readonly revision: number; readonly removed: 0 | 1 } };

export interface LogRow {
  readonly revision: number;
  readonly at: string;
  readonly clock: string;
  readonly replica: string;
  readonly reviewer: string;
  readonly device: string;
  readonly kind: string;
  readonly text: string;
  readonly undoable: number;
  readonly undoes: number | null;
  readonly entries: string;
  readonly hash: string;
}

/** Hash of an entry chained to the one before: a log that was cut, reordered or edited does not check. */
export const entryHash = (previous: string, e: Omit<LogRow, 'hash'>): string =>
  sha256(
    JSON.stringify([
      previous,
      e.revision,
      e.at,
      e.clock,
      e.replica,
      e.reviewer,
      e.device,
      e.kind,
      e.text,
      e.undoable,
      e.undoes,
      e.entries,
    ]),
  );

export const genesis = (instanceId: string): string => sha256(`ldnr:${instanceId}`);

/** Hybrid logical clock (Kulkarni 2014): wall time that never goes back, a counter, and the replica; sorts as text. */
export const nextClock = (last: string | null, wallMs: number, replica: string): string => {
  const [lastWall, lastCount] =
    last === null ? [0, 0] : last.split('-', 2).map((p) => Number.parseInt(p, 36));
  const wall = Math.max(wallMs, lastWall ?? 0);
  const count = wall === lastWall ? (lastCount ?? 0) + 1 : 0;
  return `${wall.toString(36).padStart(9, '0')}-${count.toString(36).padStart(4, '0')}-${replica}`;
};

export const appendLog = (s: Statements, row: LogRow, touched: Iterable<string>): void => {
  s.run(
    'INSERT INTO change_log(revision, at, clock, replica, reviewer, device, kind, text, undoable, undoes, entries, hash) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)',
    row.revision,
    row.at,
    row.clock,
    row.replica,
    row.reviewer,
    row.device,
    row.kind,
    row.text,
    row.undoable,
    row.undoes,
    row.entries,
    row.hash,
  );
  for (const id of touched)
    s.run('INSERT OR IGNORE INTO change_touch(row_id, revision) VALUES(?, ?)', id, row.revision);
};

/** Rows that an entry tells of in their history: an import, and the undoing of one, belong to its search. */
export const touchedBy = (s: Statements, entries: Entries): ReadonlySet<string> => {
  if ('images' in entries) return new Set(entries.images.map(([, id]) => id));
  if ('bulk' in entries) return new Set(entries.bulk.searchId === null ? [] : [entries.bulk.searchId]);
  return new Set(
    s
      .all<{ id: string }>(
        'SELECT row_id AS id FROM change_touch WHERE revision = ?',
        entries.bulkUndone.revision,
      )
      .map(({ id }) => id),
  );
};

export interface Head {
  readonly revision: number;
  readonly hash: string;
  readonly clock: string | null;
  readonly at: string | null;
}

export const readHead = (s: Statements, instanceId: string): Head => {
  const row = s.one<LogRow>('SELECT * FROM change_log ORDER BY revision DESC LIMIT 1');
  return row === undefined
    ? { revision: 0, hash: genesis(instanceId), clock: null, at: null }
    : { revision: row.revision, hash: row.hash, clock: row.clock, at: row.at };
};
