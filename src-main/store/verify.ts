import { type Row, type TableName, tableNames, tables } from '#core/model/tables';
import { type Entries, entryHash, genesis, type LogRow } from './change-log';
import { decodeRow, type Stored } from './rows';
import { keyColumns } from './schema';
import type { Store } from './store';
import { countUnindexed } from './word-index';

export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly text: string;
}

const check = (name: string, faults: readonly string[], good: string): Check => ({
  name,
  passed: faults.length === 0,
  text: faults.length === 0 ? good : `${faults.length} found: ${faults.slice(0, 5).join('; ')}`,
});

/**
 * The database's own check. A connection remembers which parts its word index has, and the check by itself believes that memory: where another
 * process entered words meanwhile it finds damage that is none. Opening a cursor on the index, in the same view of the file, makes it look.
 */
const integrity = (store: Store): Check => {
  const { db } = store;
  db.exec('BEGIN');
  let rows: Record<string, string>[];
  try {
    db.prepare('SELECT rowid FROM record_text LIMIT 1').all();
    rows = db.prepare('PRAGMA integrity_check(5)').all() as Record<string, string>[];
  } finally {
    db.exec('COMMIT');
  }
  const faults = rows.map((r) => String(Object.values(r)[0])).filter((t) => t !== 'ok');
  return check('file', faults, 'The database file is sound.');
};

const chain = (store: Store): Check => {
  const faults: string[] = [];
  let previous = genesis(store.instanceId);
  let expected = 1;
  for (const row of store.statements.all<LogRow>('SELECT * FROM change_log ORDER BY revision')) {
    const { hash, ...entry } = row;
    if (row.revision !== expected) faults.push(`revision ${expected} is missing`);
    if (entryHash(previous, entry) !== hash)
      faults.push(`revision ${row.revision} does not fit the one before it`);
    previous = hash;
    expected = row.revision + 1;
  }
  return check('change log', faults, `${expected - 1} changes, each fitting the one before it.`);
};

const rowsFit = (store: Store): Check => {
  const faults: string[] = [];
  let n = 0;
  const one = <T extends TableName>(table: T): void => {
    const columns = keyColumns[table] as Readonly<Record<string, (row: Row<T>) => string | null>>;
    const keys = Object.keys(columns);
    const select = ['seq', 'id', 'rev', 'removed', 'doc', ...keys.map((k) => `"${k}"`)].join(', ');
    for (const stored of store.statements
      .get(`SELECT ${select} FROM "${table}"`)
      .iterate() as Iterable<unknown>) {
      const raw = stored as Stored & Record<string, string | null>;
      n += 1;
      const row = decodeRow(table, raw.id, raw.doc);
      if (!row.ok) faults.push(row.error.text);
      else if (row.value.id !== raw.id)
        faults.push(`${tables[table].name} "${raw.id}" says it is "${row.value.id}"`);
      else if (keys.some((k) => columns[k]?.(row.value) !== raw[k]))
        faults.push(`${tables[table].name} "${raw.id}" is listed under the wrong key`);
    }
  };
  for (const table of tableNames) one(table);
  return check('rows', faults, `${n} rows, each fitting its schema.`);
};

/** Replays the log: the rows it tells of must be exactly what the tables hold. */
const reproducible = (store: Store): Check => {
  const faults: string[] = [];
  const last = new Map<string, string | null>();
  const bulk = new Map<number, number>();
  for (const row of store.statements
    .get('SELECT revision, entries FROM change_log ORDER BY revision')
    .iterate() as Iterable<unknown>) {
    const { revision, entries: text } = row as { revision: number; entries: string };
    const entries = JSON.parse(text) as Entries;
    if ('images' in entries)
      for (const [table, id, , after] of entries.images) last.set(`${table}\n${id}`, after);
    else if ('bulk' in entries) bulk.set(revision, entries.bulk.rows);
  }
  for (const [key, after] of last) {
    const [table, id] = key.split('\n') as [TableName, string];
    const stored = store.statements.one<Stored>(
      `SELECT seq, id, rev, removed, doc FROM "${table}" WHERE id = ?`,
      id,
    );
    const now = stored === undefined || stored.removed === 1 ? null : stored.doc;
    if (now !== after && !(now === null && bulkTable(table)))
      faults.push(`${tables[table].name} "${id}" is not what the log says`);
  }
  return check(
    'reproducible',
    faults,
    `${last.size} changed rows follow from the log; ${bulk.size} imports.`,
  );
};

/** An undone import takes its rows away without an image of each. */
const bulkTable = (table: TableName): boolean =>
  table === 'records' || table === 'reports' || table === 'pairs' || table === 'searches';

const references = (store: Store): Check => {
  const s = store.statements;
  const missing = (sql: string, what: string): string[] =>
    s.all<{ id: string }>(sql).map((r) => `${what} "${r.id}"`);
  const faults = [
    ...missing(
      'SELECT r.id FROM records r LEFT JOIN searches s ON s.id = r.search_id WHERE s.id IS NULL LIMIT 5',
      'record without its search',
    ),
    ...missing(
      'SELECT r.id FROM records r LEFT JOIN reports p ON p.id = r.report_id WHERE p.id IS NULL LIMIT 5',
      'record without its report',
    ),
    ...missing(
      'SELECT p.id FROM reports p LEFT JOIN reports t ON t.id = p.alias_of WHERE p.alias_of IS NOT NULL AND (t.id IS NULL OR t.alias_of IS NOT NULL) LIMIT 5',
      'report that points nowhere',
    ),
    ...missing(
      'SELECT d.id FROM decisions d LEFT JOIN reports p ON p.id = d.report_id WHERE p.id IS NULL LIMIT 5',
      'decision without its report',
    ),
    ...missing(
      'SELECT x.id FROM results x LEFT JOIN studies s ON s.id = x.study_id WHERE x.removed = 0 AND (s.id IS NULL OR s.removed = 1) LIMIT 5',
      'result without its study',
    ),
  ];
  const strange = s.one<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT id FROM record_text_docsize EXCEPT SELECT seq FROM records)',
  )?.n;
  if (strange) faults.push(`${strange} entries of the search index belong to no record`);
  const waiting = countUnindexed(s);
  const later =
    waiting === 0
      ? ''
      : ` The words of ${waiting} records enter the search index when the app opens the project.`;
  return check('references', faults, `Everything that is pointed at is there.${later}`);
};

/** Every check of `project verify`. */
export const verifyStore = (store: Store): { readonly passed: boolean; readonly checks: Check[] } => {
  const checks = [integrity(store), chain(store), rowsFit(store), reproducible(store), references(store)];
  return { passed: checks.every((c) => c.passed), checks };
};
