import { PairList } from './pair-list';
import type { PreparedRecord } from './prepared-record';
import type { Weighed } from './weigh-pair';

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

/** More members of the two groups speak against each other than for. */
const quarrel = (
  left: readonly number[],
  right: readonly number[],
  weigh: (later: number, earlier: number) => Weighed,
  certainly: (pair: Weighed) => boolean,
): boolean => {
  if (left.length === 1 && right.length === 1) return false;
  let balance = 0;
  for (const x of left)
    for (const y of right) {
      const weighed = weigh(Math.max(x, y), Math.min(x, y));
      if (certainly(weighed)) balance += 1;
      else if (weighed.points < 0 || weighed.objections.some((one) => one !== 'no-authors')) balance -= 1;
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
  weigh: (later: number, earlier: number) => Weighed,
  certainly: (pair: Weighed) => boolean,
  onProgress?: (share: number) => void,
): { readonly joined: PairList; readonly refused: PairList } => {
  const groups = new Groups(records);
  const joined = new PairList();
  const refused = new PairList();
  let done = 0;
  for (const { later, earlier, points } of certain) {
    done += 1;
    if (done % 500 === 0) onProgress?.(done / certain.length);
    const [x, y] = [groups.of(later), groups.of(earlier)];
    if (x !== y) {
      const [one, other] = [groups.pmid(x), groups.pmid(y)];
      const twoNumbers = one !== null && other !== null && one !== other;
      if (twoNumbers || quarrel(groups.some(x), groups.some(y), weigh, certainly)) {
        refused.add(later, earlier, points);
        continue;
      }
      groups.join(x, y);
    }
    joined.add(later, earlier, points);
  }
  return { joined, refused };
};
