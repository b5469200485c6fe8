import { beginWriting, type Database, foldLog, openDatabase } from './database';
import { Statements } from './rows';
import { createWords } from './schema';
import { indexStored } from './search-text';

/** How words are written into the index (`indexedText`) and how it is built (`createWords`). With another number all of them are entered anew when the project is opened. */
const wordsVersion = '4';

/** What a new project notes of its index. */
export const noteWords = (s: Statements): void => {
  s.run("INSERT OR REPLACE INTO meta(key, value) VALUES('words', ?)", wordsVersion);
};

const isOutdated = (s: Statements): boolean =>
  s.one<{ value: string }>("SELECT value FROM meta WHERE key = 'words'")?.value !== wordsVersion;

const count = (s: Statements, table: string): number =>
  s.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;

/** How many records have no words in the index at all: those of a large file, right after its import. */
export const countMissing = (s: Statements): number =>
  Math.max(0, count(s, 'records') - count(s, 'record_text_docsize'));

/** How many records are still to be entered: all of them where the index is of another version of the program. */
export const countUnindexed = (s: Statements): number =>
  isOutdated(s) ? count(s, 'records') : countMissing(s);

/**
 * Enters the words of records that were written without theirs, or with those of another version, some at a time, each time in a transaction of its own. What it writes can
 * be told again from the records at any time, so it is no change of the project and has no entry in the log.
 */
export class WordIndex {
  private readonly s: Statements;
  private waiting: readonly number[] = [];
  private at = 0;

  constructor(private readonly db: Database) {
    this.s = new Statements(db);
    if (isOutdated(this.s)) this.empty();
  }

  /** Finds out what is to be entered: some seconds for a million records. */
  list(): void {
    this.waiting = this.s
      .all<{ seq: number }>('SELECT seq FROM records EXCEPT SELECT id FROM record_text_docsize')
      .map(({ seq }) => seq);
    this.at = 0;
  }

  left(): number {
    return this.waiting.length - this.at;
  }

  /** Throws what the database throws; nothing of these records is in the index then, and they are tried again. */
  enter(most: number): void {
    const chunk = this.waiting.slice(this.at, this.at + most);
    this.atOnce(() => {
      for (const seq of chunk) this.enterOne(seq);
    });
    this.at += chunk.length;
  }

  private empty(): void {
    this.atOnce(() => {
      this.db.exec(`DROP TABLE record_text; ${createWords}`);
      noteWords(this.s);
    });
  }

  private atOnce(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (cause) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw cause;
    }
  }

  private enterOne(seq: number): void {
    // Somebody may have edited it meanwhile, and its words came with that.
    if (this.s.one('SELECT 1 AS n FROM record_text_docsize WHERE id = ?', seq) === undefined)
      indexStored(this.s, seq);
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
  // What the import that left these records behind left as well, before somebody who waits for a change has to.
  foldLog(db);
  return new WordIndex(db);
};
