import { beginWriting, type Database, foldLog, openDatabase } from './database';
import { decodeRow, Statements } from './rows';
import { indexRecord, textOf } from './search-text';

/** How many records have no words in the index yet: those of a large file, right after its import. */
export const countUnindexed = (s: Statements): number => {
  const count = (table: string): number => s.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  return Math.max(0, count('records') - count('record_text_docsize'));
};

/**
 * Enters the words of records that were written without theirs, some at a time, each time in a transaction of its own. What it writes can
 * be told again from the records at any time, so it is no change of the project and has no entry in the log.
 */
export class WordIndex {
  private readonly s: Statements;
  private readonly waiting: readonly number[];
  private at = 0;

  constructor(private readonly db: Database) {
    this.s = new Statements(db);
    this.waiting = this.s
      .all<{ seq: number }>('SELECT seq FROM records EXCEPT SELECT id FROM record_text_docsize')
      .map(({ seq }) => seq);
  }

  /** Takes over what the import that left these records behind left as well. */
  foldLog(): void {
    foldLog(this.db);
  }

  left(): number {
    return this.waiting.length - this.at;
  }

  /** Throws what the database throws; nothing of these records is in the index then, and they are tried again. */
  enter(most: number): void {
    const chunk = this.waiting.slice(this.at, this.at + most);
    this.db.exec('BEGIN IMMEDIATE');
    try {
      for (const seq of chunk) this.enterOne(seq);
      this.db.exec('COMMIT');
    } catch (cause) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw cause;
    }
    this.at += chunk.length;
  }

  private enterOne(seq: number): void {
    // Somebody may have edited it meanwhile, and its words came with that.
    const row = this.s.one<{ id: string; doc: string }>(
      'SELECT id, doc FROM records WHERE seq = ?1 AND NOT EXISTS (SELECT 1 FROM record_text_docsize WHERE id = ?1)',
      seq,
    );
    if (row === undefined) return;
    const record = decodeRow('records', row.id, row.doc);
    indexRecord(
      this.s,
      seq,
      record.ok ? textOf(record.value.fields) : { title: '', abstract: '', authors: '' },
    );
  }

  close(): void {
    this.s.clear();
    this.db.close();
  }
}

/** The word index of a project that somebody else has open. */
export const openWordIndex = (path: string): WordIndex => {
  const db = openDatabase(path, false);
  beginWriting(db, path);
  // What a power cut takes of the index is made again.
  db.exec('PRAGMA synchronous=NORMAL;');
  return new WordIndex(db);
};
