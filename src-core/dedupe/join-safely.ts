import { mostRecords, PairList } from './pair-list';
import type { PreparedRecord } from './prepared-record';

/** Members of a group that are looked at before another is joined to it; larger groups are alike all through. */
const mostLookedAt = 12;

/** The records of a list in groups that grow. */
class Groups {
  private readonly root: Int32Array;
  private readonly members = new Map<number, number[]>();
  /** PubMed numbers of groups of two and more. */
  private readonly pmids = new Map<number, string | null>();

  constructor(private readonly records: readonly PreparedRecord[]) {
    this.root = Int32Array.from(records, (_, at) => at);
  }

  of(record: number): number {
    return this.root[record]!;
  }

  /** Some members of a group; all of it where it is small. */
  some(group: number): readonly number[] {
    return (this.members.get(group) ?? [group]).slice(0, mostLookedAt);
  }

  pmid(group: number): string | null {
    return this.members.has(group) ? (this.pmids.get(group) ?? null) : this.records[group]!.pmid;
  }

  /** Tells two groups by the members that `some` gives: a group of one root only grows. */
  state(one: number, other: number): number {
    const [x, y] = one < other ? [one, other] : [other, one];
    const seen = this.looked(x) * (mostLookedAt + 1) + this.looked(y);
    return (seen * mostRecords + x) * mostRecords + y;
  }

  private looked(group: number): number {
    return Math.min(this.members.get(group)?.length ?? 1, mostLookedAt);
  }

  join(into: number, from: number): void {
    this.pmids.set(into, this.pmid(into) ?? this.pmid(from));
    const all = this.members.get(into) ?? [into];
    for (const record of this.members.get(from) ?? [from]) {
      all.push(record);
      this.root[record] = into;
    }
    this.members.set(into, all);
    this.members.delete(from);
  }
}

/** 1 for two records that are certainly one report, -1 for two that speak against it, 0 for all others. */
export type Verdict = (later: number, earlier: number) => -1 | 0 | 1;

/** More members of the two groups speak against each other than for. */
const quarrel = (left: readonly number[], right: readonly number[], verdict: Verdict): boolean => {
  if (left.length === 1 && right.length === 1) return false;
  let balance = 0;
  let open = left.length * right.length;
  for (const x of left)
    for (const y of right) {
      // those that are left cannot change it
      if (Math.abs(balance) > open) return balance < 0;
      open -= 1;
      balance += verdict(Math.max(x, y), Math.min(x, y));
    }
  return balance < 0;
};

/**
 * Joins pairs, surest first, unless PubMed counts members of the two groups as different articles, or more members of the two speak
 * against each other than for: a record that says little fits the article and the conference abstract before it.
 */
export const joinSafely = (
  records: readonly PreparedRecord[],
  certain: PairList,
  verdict: Verdict,
  onProgress?: (share: number) => void,
): { readonly joined: PairList; readonly refused: PairList } => {
  const groups = new Groups(records);
  const joined = new PairList();
  const refused = new PairList();
  // the next pair between two groups that quarrel finds them as they were
  const quarrels = new Set<number>();
  const areApart = (x: number, y: number): boolean => {
    const state = groups.state(x, y);
    if (quarrels.has(state)) return true;
    if (!quarrel(groups.some(x), groups.some(y), verdict)) return false;
    quarrels.add(state);
    return true;
  };
  let done = 0;
  for (const { later, earlier, points } of certain) {
    done += 1;
    if (done % 500 === 0) onProgress?.(done / certain.length);
    const [x, y] = [groups.of(later), groups.of(earlier)];
    if (x !== y) {
      const [one, other] = [groups.pmid(x), groups.pmid(y)];
      const twoNumbers = one !== null && other !== null && one !== other;
      if (twoNumbers || areApart(x, y)) {
        refused.add(later, earlier, points);
        continue;
      }
      groups.join(x, y);
    }
    joined.add(later, earlier, points);
  }
  return { joined, refused };
};
