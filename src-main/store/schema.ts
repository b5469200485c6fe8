import { type Row, type TableName, tableNames } from '#core/model/tables';

/** Identifies a project file: "LDNR" in the header's application id. */
export const applicationId = 0x4c444e52;
/** Version of the file's layout. Rows have versions of their own. */
export const layoutVersion = 1;
/** The oldest layout whose program can still read what this one writes. */
export const minReader = 1;

/**
 * Columns that the store searches by, copied out of the row's JSON when it is written (never computed by the database, so a
 * file needs no expression indexes or triggers). `verify` checks that they agree with the rows.
 */
export const keyColumns: {
  readonly [T in TableName]: Readonly<Record<string, (row: Row<T>) => string | null>>;
} = {
  review: {},
  criteria: {},
  conditions: {},
  outcomes: {},
  comparisons: {},
  exclusionReasons: {},
  reviewers: {},
  searches: { sha256: (r) => r.file?.sha256 ?? null },
  records: {
    report_id: (r) => r.reportId,
    search_id: (r) => r.searchId,
    doi: (r) => r.fields.doi,
    pmid: (r) => r.fields.pmid,
  },
  reports: { alias_of: (r) => r.aliasOf, record_id: (r) => r.recordId },
  pairs: { a: (r) => r.a, b: (r) => r.b },
  decisions: { report_id: (r) => r.reportId },
  resolutions: { report_id: (r) => r.reportId },
  studies: {},
  links: { study_id: (r) => r.studyId, report_id: (r) => r.reportId },
  results: { study_id: (r) => r.studyId, key: (r) => r.key },
  appraisals: { study_id: (r) => r.studyId, key: (r) => r.resultKey },
  analyses: {},
  attachments: { report_id: (r) => r.reportId },
};

/** Table names in the file. camelCase names are kept: they are quoted everywhere. */
export const quoted = (table: TableName): string => `"${table}"`;

const createTable = (table: TableName): string => {
  const keys = Object.keys(keyColumns[table]);
  const columns = keys.map((k) => `"${k}" TEXT,`).join(' ');
  const indexes = keys.map(
    (k) => `CREATE INDEX "${table}_${k}" ON "${table}"("${k}") WHERE "${k}" IS NOT NULL;`,
  );
  return [
    `CREATE TABLE "${table}"(seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, v INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0, ${columns} doc TEXT NOT NULL) STRICT;`,
    `CREATE INDEX "${table}_rev" ON "${table}"(rev);`,
    // Few rows are ever taken away: who they are need not be asked of all of them.
    `CREATE INDEX "${table}_removed" ON "${table}"(removed) WHERE removed = 1;`,
    ...indexes,
  ].join('\n');
};

/**
 * The index of words. Beginnings of two letters have entries of their own: to bring together those of every word that begins so took longer than
 * anybody waits.
 */
export const createWords =
  "CREATE VIRTUAL TABLE record_text USING fts5(title, abstract, authors, content='', contentless_delete=1, prefix='2', tokenize='porter unicode61 remove_diacritics 2');";

export const createAll = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE change_log(
  revision INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  clock TEXT NOT NULL,
  replica TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  undoable INTEGER NOT NULL,
  undoes INTEGER,
  entries TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE change_touch(row_id TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY(row_id, revision)) STRICT, WITHOUT ROWID;
${tableNames.map(createTable).join('\n')}
${createWords}
`;

/** Every table a file of this layout may hold; FTS5 keeps its own behind `record_text`. */
export const knownTables: ReadonlySet<string> = new Set([
  'meta',
  'change_log',
  'change_touch',
  ...tableNames,
  'record_text',
  'record_text_data',
  'record_text_idx',
  'record_text_docsize',
  'record_text_config',
  'sqlite_stat1',
  'sqlite_stat4',
]);
