import type { Statements } from './rows';

/** How many rows are read at a time where nobody waits for them: some 10 ms. */
const atOnce = 10_000;
/** Of changed rows fewer, for they are no part of an index. */
const changedAtOnce = 2000;
const mostRoom = 10_000_000;

type Table = 'records' | 'reports';
/** A long list as one text: to hand over a row for each takes the database's driver longer than finding them. */
const inOneText = (what: string, from: string): string =>
  `SELECT group_concat(${what}, char(10)) AS list FROM ${from}`;

// All of it is read from indexes: the rows themselves hold every abstract, and to pass them by takes most of a second.
const reportIds = inOneText(
  "seq || ' ' || id",
  '(SELECT seq, id FROM reports WHERE (id, seq) > (?, ?) ORDER BY id, seq LIMIT ?)',
);
const reportsOfRecords = inOneText(
  "seq || ' ' || report_id",
  `(SELECT seq, report_id FROM records WHERE report_id IS NOT NULL AND (report_id, seq) > (?, ?)
   ORDER BY report_id, seq LIMIT ?)`,
);
const aliases = inOneText("seq || ' ' || alias_of", 'reports WHERE alias_of IS NOT NULL');
const gone = (table: Table): string => inOneText('seq', `${table} WHERE removed = 1`);
const changedRows = (table: Table, column: string): string =>
  `SELECT rev, seq, id, CASE removed WHEN 0 THEN ${column} END AS other FROM ${table}
   WHERE (rev, seq) > (?, ?) ORDER BY rev, seq LIMIT ?`;

interface Revision {
  readonly rev: number;
  readonly seq: number;
}
interface ChangedRow extends Revision {
  readonly id: string;
  /** The id of the report that it belongs to, or that stands for it; null where it was taken away. */
  readonly other: string | null;
}
interface Numbered {
  readonly seq: number;
  readonly text: string;
}

const numbered = (line: string): Numbered => {
  const space = line.indexOf(' ');
  return { seq: Number(line.slice(0, space)), text: line.slice(space + 1) };
};

/**
 * For each record, by its place in the table, the report that stands for it. Read whole once, then only what has changed; a part at a time
 * where nobody waits for it.
 */
export class StandingReports {
  /** The ids of reports by their places, which begin with 1. */
  readonly ids: string[];
  /** By the record's place: the place of the report that it belongs to; 0 for none, and where it was taken away. */
  private readonly belongs: number[];
  /** By the report's place: the place of the one that stands for it; 0 where it was taken away. */
  private readonly stands: number[];
  private readonly known: Record<Table, Revision>;
  private reading: Iterator<void> | null;

  constructor(private readonly s: Statements) {
    // What changes while it is read is read again.
    this.known = { records: this.latest('records'), reports: this.latest('reports') };
    // In order of ids they come from all over the table, and a list that is filled so without room for all of them is slow ever after.
    const room = (table: Table): number => Math.min(mostRoom, this.lastPlace(table) + 1);
    this.ids = Array<string>(room('reports')).fill('');
    this.stands = Array<number>(room('reports')).fill(0);
    this.belongs = Array<number>(room('records')).fill(0);
    this.reading = this.readAll();
  }

  private lastPlace(table: Table): number {
    return this.s.one<{ seq: number | null }>(`SELECT max(seq) AS seq FROM ${table}`)?.seq ?? 0;
  }

  /** The place of the report that stands for the record at this place; 0 for none. */
  of(seq: number): number {
    return this.stands[this.belongs[seq] ?? 0] ?? 0;
  }

  /** Reads a part of what is not known yet; says whether there may be more. */
  readOn(): boolean {
    if (this.reading === null && !this.isBehind()) return false;
    this.reading ??= this.readChanged();
    if (this.reading.next().done === true) this.reading = null;
    return true;
  }

  private latest(table: Table): Revision {
    const sql = `SELECT rev, seq FROM ${table} ORDER BY rev DESC, seq DESC LIMIT 1`;
    return this.s.one<Revision>(sql) ?? { rev: 0, seq: 0 };
  }

  private isBehind(): boolean {
    return (['records', 'reports'] as const).some((table) => this.latest(table).rev > this.known[table].rev);
  }

  private lines(sql: string, ...args: (string | number)[]): readonly string[] {
    const list = this.s.one<{ list: string | null }>(sql, ...args)?.list ?? '';
    return list === '' ? [] : list.split('\n');
  }

  /** Goes through a long list, each time from where it came to. */
  private *inParts(sql: string, take: (line: Numbered) => void): Generator<void, void> {
    let last: Numbered = { seq: 0, text: '' };
    for (;;) {
      const lines = this.lines(sql, last.text, last.seq, atOnce);
      for (const line of lines) {
        last = numbered(line);
        take(last);
      }
      if (lines.length < atOnce) return;
      yield;
    }
  }

  private *readAll(): Generator<void, void> {
    const places = new Map<string, number>();
    yield* this.inParts(reportIds, ({ seq, text }) => {
      this.ids[seq] = text;
      this.stands[seq] = seq;
      places.set(text, seq);
    });
    for (const { seq, text } of this.lines(aliases).map(numbered)) this.stands[seq] = places.get(text) ?? 0;
    for (const seq of this.lines(gone('reports'))) this.stands[Number(seq)] = 0;
    yield;
    yield* this.inParts(reportsOfRecords, ({ seq, text }) => {
      this.belongs[seq] = places.get(text) ?? 0;
    });
    for (const seq of this.lines(gone('records'))) this.belongs[Number(seq)] = 0;
  }

  private *changed(table: Table, column: string, take: (row: ChangedRow) => void): Generator<void, void> {
    for (;;) {
      const { rev, seq } = this.known[table];
      const rows = this.s.all<ChangedRow>(changedRows(table, column), rev, seq, changedAtOnce);
      for (const row of rows) take(row);
      this.known[table] = rows.at(-1) ?? this.known[table];
      if (rows.length < changedAtOnce) return;
      yield;
    }
  }

  private *readChanged(): Generator<void, void> {
    const placeOf = (id: string): number =>
      this.s.one<{ seq: number }>('SELECT seq FROM reports WHERE id = ?', id)?.seq ?? 0;
    yield* this.changed('reports', 'coalesce(alias_of, id)', ({ seq, id, other }) => {
      this.ids[seq] = id;
      this.stands[seq] = other === null ? 0 : other === id ? seq : placeOf(other);
    });
    yield* this.changed('records', 'report_id', ({ seq, other }) => {
      this.belongs[seq] = other === null ? 0 : placeOf(other);
    });
  }
}

const known = new WeakMap<Statements, StandingReports>();

/** What is known of an open project's reports, perhaps not all of it yet. */
export const standingReports = (s: Statements): StandingReports => {
  const made = known.get(s) ?? new StandingReports(s);
  known.set(s, made);
  return made;
};
