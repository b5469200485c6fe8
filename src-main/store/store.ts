import { existsSync } from 'node:fs';
import type { MadeChange } from '#core/contract/change';
import type { AppError } from '#core/errors';
import type { Row, TableName } from '#core/model/tables';
import type { Result } from '#core/result';
import { setBulkRemoved } from './bulk';
import { type Head, type LogRow, readHead } from './change-log';
import type { Database } from './database';
import type { Lock } from './lock';
import { decodeRow, findStored, Statements, type Stored } from './rows';
import { quoted } from './schema';
import { UndoStack } from './undo-stack';
import type { WriteLabel } from './write';

/** What the store needs from outside, so that scripts and tests can make everything repeatable. */
export interface StoreEnv {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly device: string;
  /** The replica id of this file on this machine; a new one when a copy or a restored backup is detected. */
  readonly replicaFor: (
    instanceId: string,
    path: string,
    head: { readonly revision: number; readonly hash: string },
    knows: (revision: number, hash: string) => boolean,
  ) => string;
  /** Told after each commit, so that a copy or restored backup is recognised next time. */
  readonly remember: (
    instanceId: string,
    path: string,
    head: { readonly revision: number; readonly hash: string },
    replica: string,
  ) => void;
  /** Whether the file is, by size and time, as this program left it when it last closed it here. */
  readonly isAsLeft: (path: string) => boolean;
  /** Told when a project that was open to write is closed. */
  readonly left: (path: string) => void;
}

/** Told the revision before each change. */
export type CommitListener = (from: number) => void;

/** An open project file. Reading is here and in the views; changing goes through `write` only. */
export class Store {
  readonly statements: Statements;
  readonly instanceId: string;
  readonly replica: string;
  head: Head;
  /** Told what share of the rows of an import is taken back, or brought back. */
  onBulk: (share: number) => void = () => undefined;
  private readonly listeners = new Set<CommitListener>();
  private readonly stacks = new Map<string, UndoStack>();

  constructor(
    readonly path: string,
    readonly db: Database,
    readonly env: StoreEnv,
    /** The sentence why it cannot be written; null when it can. */
    readonly readOnly: string | null,
    private readonly lock: Lock | null,
  ) {
    this.statements = new Statements(db);
    this.instanceId = this.meta('instance_id') ?? 'unknown';
    this.head = readHead(this.statements, this.instanceId);
    this.replica = env.replicaFor(this.instanceId, path, this.head, (revision, hash) =>
      this.has({ revision, hash }),
    );
  }

  /** Whether this very change is in its log. */
  has({ revision, hash }: MadeChange): boolean {
    const row = this.statements.one<{ hash: string }>(
      'SELECT hash FROM change_log WHERE revision = ?',
      revision,
    );
    return row?.hash === hash;
  }

  meta(key: string): string | null {
    return this.statements.one<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
  }

  get<T extends TableName>(table: T, id: string): Row<T> | undefined {
    const stored = findStored(this.statements, table, id);
    if (stored === undefined || stored.removed === 1) return undefined;
    const row = decodeRow(table, id, stored.doc);
    return row.ok ? row.value : undefined;
  }

  /** All live rows in the order in which they came; `problems` lists rows that do not fit their schema. */
  all<T extends TableName>(table: T): { readonly rows: Row<T>[]; readonly problems: AppError[] } {
    return this.decodeAll(
      table,
      this.statements.all<Stored>(
        `SELECT seq, id, rev, removed, doc FROM ${quoted(table)} WHERE removed = 0 ORDER BY seq`,
      ),
    );
  }

  /** Live rows whose search column has this value. */
  by<T extends TableName>(table: T, column: string, value: string): Row<T>[] {
    return this.decodeAll(
      table,
      this.statements.all<Stored>(
        `SELECT seq, id, rev, removed, doc FROM ${quoted(table)} WHERE "${column}" = ? AND removed = 0 ORDER BY seq`,
        value,
      ),
    ).rows;
  }

  count(table: TableName): number {
    return (
      this.statements.one<{ n: number }>(`SELECT count(*) AS n FROM ${quoted(table)} WHERE removed = 0`)?.n ??
      0
    );
  }

  decodeAll<T extends TableName>(
    table: T,
    stored: readonly Stored[],
  ): { rows: Row<T>[]; problems: AppError[] } {
    const rows: Row<T>[] = [];
    const problems: AppError[] = [];
    for (const s of stored) {
      const row: Result<Row<T>, AppError> = decodeRow(table, s.id, s.doc);
      if (row.ok) rows.push(row.value);
      else problems.push(row.error);
    }
    return { rows, problems };
  }

  undoStack(reviewer: string): UndoStack {
    const known = this.stacks.get(reviewer);
    if (known !== undefined) return known;
    const made = new UndoStack(this.statements, reviewer);
    this.stacks.set(reviewer, made);
    return made;
  }

  onCommit(listener: CommitListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  committed(head: Head, label: WriteLabel, undoes: number | null, undoable: number): void {
    const from = this.head.revision;
    this.head = head;
    this.enter(head.revision, label, undoes, undoable);
    for (const listener of this.listeners) listener(from);
  }

  private enter(revision: number, label: WriteLabel, undoes: number | null, undoable: number): void {
    for (const [reviewer, stack] of this.stacks)
      if (reviewer === label.reviewer) stack.push(revision, label, undoes, undoable);
      else if (undoes !== null) stack.lose(undoes);
  }

  /** Takes in what another process wrote in this one's place. */
  catchUp(): void {
    const from = this.head.revision;
    const rows = this.statements.all<LogRow>(
      'SELECT revision, at, clock, reviewer, kind, text, undoable, undoes, hash FROM change_log WHERE revision > ? ORDER BY revision',
      from,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const { revision, reviewer, kind, text, undoes, undoable } of rows)
      this.enter(revision, { reviewer, kind, text }, undoes, undoable);
    this.head = last;
    for (const listener of this.listeners) listener(from);
  }

  setBulkRemoved(revision: number, removed: 0 | 1, now: number, undone: number): void {
    setBulkRemoved(this, revision, removed, now, undone);
  }

  /** Lets go of a project that was lent: it stays open with its lender. */
  giveBack(): void {
    this.statements.clear();
    this.db.close();
  }

  /**
   * Before a very large change, where nobody else has the project open: what is new goes straight into the file, and what stood in its place
   * into a journal beside it, so that nothing is written twice. Where somebody reads, the log goes on.
   */
  writeAlone(): void {
    try {
      this.db.exec('PRAGMA busy_timeout=0; PRAGMA journal_mode=DELETE;');
    } catch {
      // somebody reads
    } finally {
      this.db.exec('PRAGMA busy_timeout=2000;');
    }
  }

  /** Leaves to somebody else what `foldLog` does, which takes a second after a very large change: it is done without it. */
  leaveLog(): void {
    this.db.exec('PRAGMA wal_autocheckpoint=0;');
  }

  /** Gives back the disk space of what was written and not kept. */
  shrink(): void {
    try {
      this.db.exec('PRAGMA wal_checkpoint(TRUNCATE);');
    } catch {
      // somebody reads, or the disk is full to the last byte: it is given back at closing
    }
  }

  /** Folds the write-ahead log into the file and lets go of it; the file alone is then the whole project. */
  close(): void {
    this.statements.clear();
    if (this.readOnly === null) {
      this.env.remember(this.instanceId, this.path, this.head, this.replica);
      try {
        this.db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize; PRAGMA journal_mode=DELETE;');
      } catch {
        // A full disk or a reader elsewhere can refuse this; the log file then stays beside the project and is read at the next opening.
      }
    }
    this.db.close();
    if (this.readOnly === null && existsSync(this.path)) this.env.left(this.path);
    this.lock?.release();
  }
}
