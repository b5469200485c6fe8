import { type TitleForm, titleForm, titlesPlainlyDiffer } from './title-key';

/** The part of a record that says which report it stands for. */
export interface ReportKeys {
  readonly id: string;
  readonly title: string | null;
  /** Normal form, as importers give it. */
  readonly doi: string | null;
  readonly pmid: string | null;
}

/** Codes: `same-doi`, `same-pmid` (agreement); `titles-differ`, `pmids-differ` (what speaks against it). */
export type PairReason = 'same-doi' | 'same-pmid' | 'titles-differ' | 'pmids-differ';

export interface PairFinding {
  /** The record that came later. */
  readonly a: string;
  readonly b: string;
  readonly reasons: readonly PairReason[];
}

export interface SameReportFindings {
  /** Certainly one report. */
  readonly same: readonly PairFinding[];
  /** A number in common, but something speaks against it: a person decides. */
  readonly undecided: readonly PairFinding[];
}

export interface ReportIndex {
  /** Compares the record with all that were added before, then adds it. */
  readonly add: (record: ReportKeys) => SameReportFindings;
}

/** A supplement's one DOI is carried by hundreds of conference abstracts, whose titles share the words of their field. */
const alikeFrom = 0.75;

/** What is kept of a record, its title as it was handed over: not a part of a file's text, which could else not be let go. */
class Known {
  /** "doi 10.1000/x", as it is looked up by. */
  readonly doi: string | null;
  readonly pmid: string | null;
  private made: TitleForm | null = null;

  constructor(
    readonly id: string,
    private readonly title: string | null,
    doi: string | null,
    pmid: string | null,
  ) {
    this.doi = doi === null ? null : `doi ${doi}`;
    this.pmid = pmid === null ? null : `pmid ${pmid}`;
  }

  /** Made when it is first asked for: most records share their number with no other, and nobody asks. */
  get form(): TitleForm | null {
    if (this.made === null && this.title !== null) this.made = titleForm(this.title);
    return this.made;
  }
}

/** Those that have one number. */
class Holders {
  readonly all: Known[] = [];
  private readonly byTitle = new Map<string, Known>();
  private entered = 0;

  /** The last of them with the same title. */
  alike(fresh: Known): Known | undefined {
    if (fresh.form === null || this.all.length === 0) return undefined;
    for (; this.entered < this.all.length; this.entered += 1) {
      const known = this.all[this.entered]!;
      if (known.form !== null) this.byTitle.set(known.form.key, known);
    }
    return this.byTitle.get(fresh.form.key);
  }
}

const judge = (a: Known, b: Known): { readonly same: boolean; readonly reasons: PairReason[] } => {
  const reasons: PairReason[] = [];
  if (a.doi !== null && a.doi === b.doi) reasons.push('same-doi');
  if (a.pmid !== null && a.pmid === b.pmid) reasons.push('same-pmid');
  const against: PairReason[] = [];
  if (
    a.form !== null &&
    b.form !== null &&
    titlesPlainlyDiffer(a.form, b.form, reasons.includes('same-pmid') ? undefined : alikeFrom)
  )
    against.push('titles-differ');
  // PubMed gives one article one number; a DOI is now and then shared by an article and what was published about it
  if (a.pmid !== null && b.pmid !== null && a.pmid !== b.pmid) against.push('pmids-differ');
  return { same: against.length === 0, reasons: [...reasons, ...against] };
};

/** Reports of one number that a record is compared with; a file in which all records share one number must not take for ever. */
const mostCompared = 20;

/**
 * Exact agreement of DOI or PubMed id, one record at a time against the reports before it: same report, unless the titles plainly differ
 * (an erratum that carries the DOI of its article) or PubMed counts them as two. Start it with the records of the project, then add the
 * new. A record that is the same as an earlier one stands behind it: later records are compared with the earlier one alone.
 */
export const reportIndex = (
  existing: Iterable<ReportKeys> = [],
  /** Asked once for each number, when it is first seen: reports known elsewhere that have it. */
  seek?: (key: 'doi' | 'pmid', value: string) => readonly ReportKeys[],
): ReportIndex => {
  const byNumber = new Map<string, Holders>();
  const asked = new Set<string>();
  const knownOf = ({ id, doi, pmid, title }: ReportKeys): Known => new Known(id, title, doi, pmid);
  const numbersOf = ({ doi, pmid }: Known): string[] => [doi, pmid].filter((number) => number !== null);
  const ask = (record: ReportKeys, known: Known): void => {
    if (seek === undefined) return;
    for (const key of ['doi', 'pmid'] as const) {
      const number = known[key];
      const value = record[key];
      if (number === null || value === null || asked.has(number)) continue;
      asked.add(number);
      for (const other of seek(key, value)) put(knownOf(other), number);
    }
  };
  const put = (record: Known, number: string): void => {
    const holders = byNumber.get(number) ?? new Holders();
    holders.all.push(record);
    byNumber.set(number, holders);
  };
  for (const record of existing) {
    const known = knownOf(record);
    for (const number of numbersOf(known)) put(known, number);
  }
  return {
    add: (record) => {
      const fresh = knownOf(record);
      ask(record, fresh);
      const same: PairFinding[] = [];
      const undecided: PairFinding[] = [];
      const seen = new Set<string>();
      for (const number of numbersOf(fresh)) {
        const holders = byNumber.get(number);
        const alike = holders?.alike(fresh);
        const first = holders?.all.slice(0, mostCompared) ?? [];
        const others = alike === undefined ? first : [alike, ...first];
        let behind = false;
        for (const other of others) {
          if (seen.has(other.id)) continue;
          seen.add(other.id);
          const verdict = judge(fresh, other);
          (verdict.same ? same : undecided).push({ a: record.id, b: other.id, reasons: verdict.reasons });
          behind ||= verdict.same;
          if (behind) break;
        }
        if (!behind) put(fresh, number);
      }
      return { same, undecided };
    },
  };
};

export interface ReportGroups extends SameReportFindings {
  /** Ids that stand for one report, two or more each, in input order. */
  readonly groups: readonly (readonly string[])[];
}

/** All records of a list at once. Groups are the transitive closure of `same`. */
export const groupSameReports = (records: readonly ReportKeys[]): ReportGroups => {
  const index = reportIndex();
  const same: PairFinding[] = [];
  const undecided: PairFinding[] = [];
  for (const record of records) {
    const found = index.add(record);
    same.push(...found.same);
    undecided.push(...found.undecided);
  }
  const groups = joinPairs(
    records.map((record) => record.id),
    same,
  );
  return { groups, same, undecided };
};

/** Connected groups of two or more, members and groups in the order of `ids`. */
export const joinPairs = (
  ids: readonly string[],
  pairs: readonly { readonly a: string; readonly b: string }[],
): string[][] => {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    // shorten the path, so that long chains stay cheap
    for (let at = id; at !== root; ) {
      const up = parent.get(at)!;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent.set(x, y);
  }
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const root = find(id);
    const group = groups.get(root);
    if (group) group.push(id);
    else groups.set(root, [id]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
};
