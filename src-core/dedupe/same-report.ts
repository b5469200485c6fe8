import { titlesPlainlyDiffer } from './title-key';

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

const judge = (a: ReportKeys, b: ReportKeys): { readonly same: boolean; readonly reasons: PairReason[] } => {
  const reasons: PairReason[] = [];
  if (a.doi !== null && a.doi === b.doi) reasons.push('same-doi');
  if (a.pmid !== null && a.pmid === b.pmid) reasons.push('same-pmid');
  const against: PairReason[] = [];
  if (
    a.title !== null &&
    b.title !== null &&
    titlesPlainlyDiffer(a.title, b.title, reasons.includes('same-pmid') ? undefined : alikeFrom)
  )
    against.push('titles-differ');
  // PubMed gives one article one number; a DOI is now and then shared by an article and what was published about it
  if (a.pmid !== null && b.pmid !== null && a.pmid !== b.pmid) against.push('pmids-differ');
  return { same: against.length === 0, reasons: [...reasons, ...against] };
};

/**
 * Exact agreement of DOI or PubMed id, one record at a time against all before it: same report, unless the titles plainly differ (an
 * erratum that carries the DOI of its article) or PubMed counts them as two. Start it with the records of the project, then add the new.
 */
export const reportIndex = (existing: Iterable<ReportKeys> = []): ReportIndex => {
  const byKey = new Map<string, ReportKeys[]>();
  const keysOf = (record: ReportKeys): string[] => [
    ...(record.doi === null ? [] : [`doi ${record.doi}`]),
    ...(record.pmid === null ? [] : [`pmid ${record.pmid}`]),
  ];
  const put = (record: ReportKeys): void => {
    for (const key of keysOf(record)) {
      const known = byKey.get(key);
      if (known) known.push(record);
      else byKey.set(key, [record]);
    }
  };
  for (const record of existing) put(record);
  return {
    add: (record) => {
      const same: PairFinding[] = [];
      const undecided: PairFinding[] = [];
      const seen = new Set<string>();
      for (const key of keysOf(record)) {
        for (const other of byKey.get(key) ?? []) {
          if (seen.has(other.id)) continue;
          seen.add(other.id);
          const verdict = judge(record, other);
          (verdict.same ? same : undecided).push({ a: record.id, b: other.id, reasons: verdict.reasons });
        }
      }
      put(record);
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
