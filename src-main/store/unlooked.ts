import type { Store } from './store';

/** Entries of the log by which records come in. */
const bringing = ['imports.run', 'imports.mend', 'records.add'] as const;
export const findKind = 'duplicates.find';
/** A search into which records came: it looked at those that were there when it began. */
export const findPartKind = 'duplicates.find-part';

const inList = (kinds: readonly string[]): string => `('${kinds.join("', '")}')`;

/** Whether records came in, or came back or went by an undo, after this revision. */
export const cameSince = (store: Store, revision: number): boolean =>
  store.statements.one(
    `SELECT 1 AS came FROM change_log WHERE revision > ? AND kind IN ${inList(['undo', ...bringing])} LIMIT 1`,
    revision,
  ) !== undefined;

interface Entry {
  readonly revision: number;
  readonly kind: string;
  readonly undoes: number | null;
  /** Of a search into which records came: the revision that it read. */
  readonly read: number | null;
}

/** A search for duplicates, with the entries by which the records had come in that it looked at. */
interface Search {
  readonly sees: ReadonlySet<number>;
  /** Those of them that no search before it had looked at. */
  readonly news: readonly number[];
  /** The searches that stood when it was made: what they had found it did not find again. */
  readonly builtOn: readonly number[];
}

const isSearch = ({ kind }: Entry): boolean => kind === findKind || kind === findPartKind;

/** What stands, told from the log: what is undone does not, what is done again does. Entries go by the revision that first made them. */
class Standing {
  private readonly brought = new Set<number>();
  private readonly searched = new Set<number>();
  private readonly searches = new Map<number, Search>();
  /** Brought or taken back since, latest last: for a search that read an earlier state. */
  private readonly moves: { readonly at: number; readonly origin: number }[] = [];

  /** The entry `origin` is made, undone or made again by the one at this revision. */
  move(origin: Entry, at: number): void {
    const { revision } = origin;
    if (!isSearch(origin)) {
      this.moves.push({ at, origin: revision });
      if (!this.brought.delete(revision)) this.brought.add(revision);
      return;
    }
    if (!this.searches.has(revision)) this.searches.set(revision, this.searchFrom(origin.read));
    if (!this.searched.delete(revision)) this.searched.add(revision);
  }

  private searchFrom(read: number | null): Search {
    const sees = new Set(this.brought);
    for (let n = this.moves.length - 1; read !== null && n >= 0 && this.moves[n]!.at > read; n -= 1)
      if (!sees.delete(this.moves[n]!.origin)) sees.add(this.moves[n]!.origin);
    const builtOn = [...this.searched];
    const known = this.searches.get(Math.max(...builtOn))?.sees;
    return { sees, builtOn, news: [...sees].filter((origin) => known?.has(origin) !== true) };
  }

  /** Whether the latest search that stands knows all that stands: itself, and by the searches that it built on. */
  isKnown(): boolean {
    if (this.brought.size === 0) return true;
    const last = this.searches.get(Math.max(...this.searched));
    if (last === undefined) return false;
    const isHere = (origin: number): boolean => this.brought.has(origin);
    const isLost = (search: number): boolean =>
      !this.searched.has(search) && this.searches.get(search)?.news.some(isHere) === true;
    return [...this.brought].every((origin) => last.sees.has(origin)) && !last.builtOn.some(isLost);
  }
}

/**
 * Whether records came in, or came back by a redo, that duplicates were not looked for among: what comes back together with what its
 * search found is known.
 */
export const cameUnlooked = (store: Store): boolean => {
  const rows = store.statements.all<Entry>(
    `SELECT revision, kind, undoes, CASE kind WHEN '${findPartKind}' THEN entries ->> '$.read' END AS read
     FROM change_log WHERE kind IN ${inList(['undo', findKind, findPartKind, ...bringing])} ORDER BY revision`,
  );
  /** The entry that an undo or redo is about in the end, of those that count here. */
  const origins = new Map<number, Entry>();
  const standing = new Standing();
  for (const row of rows) {
    const origin = row.undoes === null ? row : origins.get(row.undoes);
    if (origin === undefined) continue;
    origins.set(row.revision, origin);
    standing.move(origin, row.revision);
  }
  return !standing.isKnown();
};
