import { type AppError, appError } from '#core/errors';
import { type Row, type TableName, tables } from '#core/model/tables';
import { err, ok, type Result } from '#core/result';
import type { Database } from './database';
import { keyColumns, quoted } from './schema';

export interface Stored {
  readonly seq: number;
  readonly id: string;
  readonly rev: number;
  readonly removed: number;
  readonly doc: string;
}

/** A row's text as it is stored: one canonical form, so that "unchanged" is a comparison of strings. */
export const encodeRow = <T extends TableName>(table: T, row: Row<T>): Result<string, AppError> => {
  const parsed = tables[table].schema.safeParse(row);
  if (parsed.success) return ok(JSON.stringify(parsed.data));
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return err(
    appError(
      'invalid-row',
      `The ${tables[table].name} cannot be saved: ${field === '' ? '' : `"${field}": `}${issue?.message ?? 'it does not fit'}.`,
      {
        where: { field },
      },
    ),
  );
};

/** Reads a row's text back; a row that does not fit its schema is an error with its place, never a guess. */
export const decodeRow = <T extends TableName>(
  table: T,
  id: string,
  doc: string,
): Result<Row<T>, AppError> => {
  let value: unknown;
  try {
    value = JSON.parse(doc);
  } catch {
    return err(
      appError('invalid-row', `The ${tables[table].name} "${id}" is not readable.`, { where: { field: id } }),
    );
  }
  const parsed = tables[table].schema.safeParse(value);
  if (parsed.success) return ok(parsed.data as Row<T>);
  const issue = parsed.error.issues[0];
  return err(
    appError(
      'invalid-row',
      `The ${tables[table].name} "${id}" does not fit: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      {
        where: { field: id },
      },
    ),
  );
};

type Statement = ReturnType<Database['prepare']>;

/** Prepared statements by SQL text, made once per open file. */
export class Statements {
  private readonly cache = new Map<string, Statement>();
  constructor(readonly db: Database) {}

  get(sql: string): Statement {
    const known = this.cache.get(sql);
    if (known !== undefined) return known;
    const made = this.db.prepare(sql);
    this.cache.set(sql, made);
    return made;
  }

  one<T>(sql: string, ...args: (string | number | null)[]): T | undefined {
    return this.get(sql).get(...args) as T | undefined;
  }

  all<T>(sql: string, ...args: (string | number | null)[]): T[] {
    return this.get(sql).all(...args) as T[];
  }

  run(
    sql: string,
    ...args: (string | number | null | Uint8Array)[]
  ): { readonly changes: number; readonly lastInsertRowid: number } {
    const r = this.get(sql).run(...args);
    return { changes: Number(r.changes), lastInsertRowid: Number(r.lastInsertRowid) };
  }

  clear(): void {
    this.cache.clear();
  }
}

const namesOf = (table: TableName): string[] => {
  const keys = Object.keys(keyColumns[table]);
  return ['id', 'rev', 'v', 'removed', ...keys.map((k) => `"${k}"`), 'doc'];
};
const insertSql = (table: TableName): string => {
  const names = namesOf(table);
  return `INSERT INTO ${quoted(table)}(${names.join(', ')}) VALUES(${names.map(() => '?').join(', ')})`;
};
const upsertSql = (table: TableName): string => {
  const set = namesOf(table)
    .slice(1)
    .map((n) => `${n} = excluded.${n}`);
  return `${insertSql(table)} ON CONFLICT(id) DO UPDATE SET ${set.join(', ')}`;
};
const sqlOfAll = (sql: (table: TableName) => string): Record<TableName, string> =>
  Object.fromEntries((Object.keys(tables) as TableName[]).map((t) => [t, sql(t)])) as Record<
    TableName,
    string
  >;
const upserts = sqlOfAll(upsertSql);
const inserts = sqlOfAll(insertSql);

/** A row as it is stored, whoever encoded it. */
export interface EncodedRow {
  readonly id: string;
  readonly doc: string;
  readonly keys: readonly (string | null)[];
}

/** The values of a row's search columns, in their order. */
export const keysOf = <T extends TableName>(table: T, row: Row<T>): (string | null)[] => {
  const columns = keyColumns[table] as Readonly<Record<string, (r: Row<T>) => string | null>>;
  return Object.values(columns).map((f) => f(row));
};

/** Writes one row with its search columns. Only the write door and its undo call this. */
export const putRow = (
  s: Statements,
  table: TableName,
  row: EncodedRow,
  rev: number,
  removed: 0 | 1,
): number =>
  s.run(upserts[table], row.id, rev, tables[table].version, removed, ...row.keys, row.doc).lastInsertRowid;

/** Writes a row that cannot be there yet; its place in the table. */
export const insertRow = (s: Statements, table: TableName, row: EncodedRow, rev: number): number =>
  s.run(inserts[table], row.id, rev, tables[table].version, 0, ...row.keys, row.doc).lastInsertRowid;

export const findStored = (s: Statements, table: TableName, id: string): Stored | undefined =>
  s.one<Stored>(`SELECT seq, id, rev, removed, doc FROM ${quoted(table)} WHERE id = ?`, id);
