import type { ChangeBatch, ReportListRow, SearchListRow } from '#core/contract/mirror';
import type { Stage } from '#core/model/review';
import { excludedStudies } from '#core/screening/excluded-studies';
import { changedProgress, type StageProgress, stageProgress } from '#core/screening/queue';
import { NamesInUse } from './names-in-use';

/**
 * All report rows in memory, loaded once and then kept by change batches: a live query over the whole table would read
 * 100,000 rows for each key press.
 */
export interface ReportChanges {
  readonly upserts: readonly ReportListRow[];
  readonly deletes: readonly string[];
}

export interface ReportsSnapshot {
  readonly status: 'loading' | 'filling' | 'ready';
  /** In import order. */
  readonly rows: readonly ReportListRow[];
  readonly byId: ReadonlyMap<string, ReportListRow>;
  /** How far each stage is, in this reviewer's eyes. */
  readonly progress: Readonly<Record<Stage, StageProgress>>;
  /** Every label in use, in alphabetical order. */
  readonly labels: readonly string[];
  /** Every source that a report has, in alphabetical order. */
  readonly sources: readonly string[];
  /** Studies that screening has taken out. */
  readonly excludedStudies: ReadonlySet<string>;
  /** The searches of the same moment: what counts records beside reports must not take one from before a change and the other from after it. */
  readonly searches: readonly SearchListRow[];
}

/** On disk the rows lie as text, this many to a piece: 100,000 single rows took Chromium's database twenty times as long to read. */
const pieceSize = 500;

/** The piece in which a row with this place in the import order lies. */
const pieceOf = (order: number): number => Math.floor(order / pieceSize);

/** No review, or none of its reports yet. */
export const noReports: ReportsSnapshot = {
  status: 'loading',
  rows: [],
  byId: new Map(),
  progress: {
    'title-abstract': stageProgress([], 'title-abstract'),
    'full-text': stageProgress([], 'full-text'),
  },
  labels: [],
  sources: [],
  excludedStudies: new Set(),
  searches: [],
};

/** What is told until every report is here: nobody may take a part of them for all. */
const notYet: ReportsSnapshot = { ...noReports, status: 'filling' };

/** Where the first row of this place in the order, or a later one, stands among sorted rows. */
const firstFrom = (rows: readonly ReportListRow[], order: number): number => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.order < order) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Whether these come in order, after all that are there. */
const follows = (rows: readonly ReportListRow[], later: readonly ReportListRow[]): boolean => {
  let last = rows.at(-1)?.order ?? Number.NEGATIVE_INFINITY;
  for (const row of later) {
    if (row.order <= last) return false;
    last = row.order;
  }
  return true;
};

export class ReportsCache {
  private readonly byId = new Map<string, ReportListRow>();
  private snapshot: ReportsSnapshot = noReports;
  private readonly labels = new NamesInUse((row) => row.labels);
  private readonly sources = new NamesInUse((row) => row.sources);
  /** Reports of studies: few among many, and the only ones that say which studies are out. */
  private readonly ofStudies = new Map<string, ReportListRow>();
  private readonly listeners = new Set<(changes: ReportChanges) => void>();

  /** What changed while rows were still on their way in, by id; null where a report is gone. Those rows may be older. */
  private readonly newer = new Map<string, ReportListRow | null>();

  /** Every report, or none while some are still on their way. */
  readonly read = (): ReportsSnapshot => (this.snapshot.status === 'filling' ? notYet : this.snapshot);

  /** What is here so far. Only for what says how much of it is still missing. */
  readonly readComing = (): ReportsSnapshot => this.snapshot;

  readonly size = (): number => this.byId.size;

  readonly subscribe = (listener: (changes: ReportChanges) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The searches of a rebuild or of the first load, before any reports come. */
  fillSearches(rows: readonly SearchListRow[]): void {
    this.snapshot = { ...this.snapshot, searches: [...this.snapshot.searches, ...rows] };
  }

  /** Rows of a rebuild or of the first load, in order, before everything is there. Gives the pieces that are new on disk. */
  fill(rows: readonly ReportListRow[]): readonly number[] {
    const now = this.newer.size === 0 ? rows : rows.flatMap((row) => this.newest(row) ?? []);
    this.take(now, [], 'filling');
    return [...new Set(rows.map((row) => pieceOf(row.order)))];
  }

  /** The rows of one piece, as they are now. */
  piece(at: number): readonly ReportListRow[] {
    const { rows } = this.snapshot;
    const from = firstFrom(rows, at * pieceSize);
    return rows.slice(from, firstFrom(rows, (at + 1) * pieceSize));
  }

  /** The row as a change has made it meanwhile. */
  private newest(row: ReportListRow): ReportListRow | null {
    const newer = this.newer.get(row.id);
    return newer === undefined ? row : newer;
  }

  /** A change that comes while rows are still on their way in: it shows at once, and older rows that come later yield to it. */
  early(batch: ChangeBatch): void {
    const upserts = (batch.upserts.reports ?? []) as ReportListRow[];
    const deletes = batch.deletes.reports ?? [];
    for (const row of upserts) this.newer.set(row.id, row);
    for (const id of deletes) this.newer.set(id, null);
    const searchesChange = this.changeSearches(batch);
    const here = upserts.filter((row) => this.byId.has(row.id));
    const gone = deletes.filter((id) => this.byId.has(id));
    if (searchesChange || here.length + gone.length > 0) this.take(here, gone, 'filling');
  }

  /** All rows have come. */
  ready(): void {
    const late = [...this.newer.values()].flatMap((row) =>
      row === null || this.byId.has(row.id) ? [] : row,
    );
    this.newer.clear();
    this.take(late, [], 'ready');
  }

  /** Gives the pieces that are other ones now. */
  apply(batch: ChangeBatch): readonly number[] {
    const upserts = (batch.upserts.reports ?? []) as ReportListRow[];
    const deletes = batch.deletes.reports ?? [];
    if (!this.changeSearches(batch) && upserts.length === 0 && deletes.length === 0) return [];
    const before = this.take(upserts, deletes, this.snapshot.status);
    return [...new Set([...upserts, ...before].map((row) => pieceOf(row.order)))];
  }

  /** True when the batch has some. They are told with what `take` tells next. */
  private changeSearches({ upserts, deletes }: ChangeBatch): boolean {
    const changed = (upserts.searches ?? []) as SearchListRow[];
    const gone = deletes.searches ?? [];
    if (changed.length + gone.length === 0) return false;
    const byId = new Map(this.snapshot.searches.map((row) => [row.id, row]));
    for (const id of gone) byId.delete(id);
    for (const row of changed) byId.set(row.id, row);
    this.snapshot = { ...this.snapshot, searches: [...byId.values()] };
    return true;
  }

  /** Takes rows in and out and tells everybody; gives the rows that were there before. */
  private take(
    upserts: readonly ReportListRow[],
    deletes: readonly string[],
    status: ReportsSnapshot['status'],
  ): readonly ReportListRow[] {
    const before = [...upserts.map((row) => row.id), ...deletes].flatMap((id) => this.byId.get(id) ?? []);
    for (const row of upserts) this.byId.set(row.id, row);
    for (const id of deletes) this.byId.delete(id);
    const { progress, excludedStudies: out, searches } = this.snapshot;
    const of = (stage: Stage) => changedProgress(progress[stage], before, upserts, stage);
    this.labels.change(before, upserts);
    this.sources.change(before, upserts);
    this.snapshot = {
      status,
      rows: this.inOrder(upserts, deletes),
      byId: this.byId,
      progress: { 'title-abstract': of('title-abstract'), 'full-text': of('full-text') },
      labels: this.labels.list(),
      sources: this.sources.list(),
      excludedStudies: this.tellStudies(before, upserts)
        ? excludedStudies([...this.ofStudies.values()])
        : out,
      searches,
    };
    for (const listener of this.listeners) listener({ upserts, deletes });
    return before;
  }

  /** True when another study may be out now. */
  private tellStudies(before: readonly ReportListRow[], after: readonly ReportListRow[]): boolean {
    let told = false;
    for (const { id, studyIds } of before) if (studyIds.length > 0) told = this.ofStudies.delete(id) || told;
    for (const row of after)
      if (row.studyIds.length > 0) {
        this.ofStudies.set(row.id, row);
        told = true;
      }
    return told;
  }

  /** The usual cases need no sorting: one changed row keeps its place, rows of a rebuild come in order. */
  private inOrder(upserts: readonly ReportListRow[], deletes: readonly string[]): readonly ReportListRow[] {
    const { rows } = this.snapshot;
    if (deletes.length === 0) {
      if (upserts.length === 0) return rows;
      if (this.byId.size === rows.length && upserts.length < 50) {
        const copy = rows.slice();
        for (const row of upserts) {
          const at = firstFrom(rows, row.order);
          if (rows[at]?.id !== row.id) return this.sorted();
          copy[at] = row;
        }
        return copy;
      }
      if (this.byId.size === rows.length + upserts.length && follows(rows, upserts))
        return rows.concat(upserts);
    }
    return this.sorted();
  }

  private sorted(): readonly ReportListRow[] {
    return [...this.byId.values()].sort((a, b) => a.order - b.order);
  }
}
