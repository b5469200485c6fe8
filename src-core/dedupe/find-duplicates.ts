import { candidatePairs } from './candidate-pairs';
import { compareRecords, isHopeless } from './compare-records';
import { type DedupeRecord, type PreparedRecord, prepareRecord } from './prepared-record';
import { joinPairs } from './same-report';
import { type EvidenceCode, type Weighed, weighPair } from './weigh-pair';

/**
 * How sure two records must be to be merged without a person: `strict` merges only what a number, the pages or the abstract confirms
 * and much agrees; `balanced` is for most reviews; `sensitive` leaves little to do by hand and errs now and then.
 */
export const dedupeModes = ['strict', 'balanced', 'sensitive'] as const;
export type DedupeMode = (typeof dedupeModes)[number];

export interface WeighedPair {
  /** The later record of the two. */
  readonly a: string;
  readonly b: string;
  /** 0 to 1: how likely the two are one report, as far as points can say. */
  readonly score: number;
  /** What agrees and what does not, the weightiest first; objections come first of all. */
  readonly reasons: readonly EvidenceCode[];
}

export interface Duplicates {
  /** Ids that stand for one report, two or more each, in input order. */
  readonly groups: readonly (readonly string[])[];
  /** Pairs that were merged; groups are their transitive closure. */
  readonly same: readonly WeighedPair[];
  /** Pairs for a person to decide, the likeliest first. */
  readonly undecided: readonly WeighedPair[];
}

export interface DedupeOptions {
  readonly mode?: DedupeMode;
  readonly onProgress?: (share: number) => void;
}

/** Points from which a pair is merged; see docs/duplicates.md. */
const certainFrom: Readonly<Record<DedupeMode, number>> = { strict: 9, balanced: 6, sensitive: 4 };
/** Records without volume, pages, DOI and abstract have fewer points to reach. */
const withoutDetails = 1;
/** Points from which a pair is worth a look. */
const undecidedFrom = 2.5;

const isCertain = (pair: Weighed, mode: DedupeMode): boolean => {
  if (mode === 'strict')
    return pair.objections.length === 0 && pair.corroborated && pair.points >= certainFrom.strict;
  return (
    pair.objections.length === 0 && pair.points >= certainFrom[mode] - (pair.detailed ? 0 : withoutDetails)
  );
};

const genericTitle =
  /^(?:editorials?|editorsnotes?|chairs?message|foreword|preface|introduction|articles?|news|letters?|keynote(?:address)?|bookreviews?|abstracts?|callsforpapers.*|announcements|reply|comments?|commentary|correspondence|inthisissue|untitled|notitle|na)$/;

/** Titles that come back (three years or more), say nothing, or are very short. */
const weakTitles = (records: readonly PreparedRecord[]): ((record: PreparedRecord) => boolean) => {
  const years = new Map<string, Set<number | null>>();
  for (const { title, year } of records) {
    const known = years.get(title);
    if (known) known.add(year);
    else years.set(title, new Set([year]));
  }
  return ({ title }) => title.length < 12 || genericTitle.test(title) || (years.get(title)?.size ?? 0) >= 3;
};

interface Found {
  readonly later: number;
  readonly earlier: number;
  readonly weighed: Weighed;
}

const describe = (records: readonly PreparedRecord[], { later, earlier, weighed }: Found): WeighedPair => {
  const ordered = [...weighed.evidence]
    .sort((x, y) => Math.abs(y.points) - Math.abs(x.points))
    .map((one) => one.code);
  return {
    a: records[later]!.id,
    b: records[earlier]!.id,
    score: Math.round(1000 / (1 + Math.exp(-(weighed.points - 5) / 1.5))) / 1000,
    reasons: [...new Set([...weighed.objections, ...ordered])],
  };
};

/** Joins pairs, surest first, unless PubMed counts members of the two groups as different articles. */
const joinSafely = (
  records: readonly PreparedRecord[],
  certain: readonly Found[],
): { readonly joined: Found[]; readonly refused: Found[] } => {
  const group = records.map((_, at) => at);
  const members = new Map<number, number[]>();
  const membersOf = (root: number): number[] => members.get(root) ?? [root];
  const joined: Found[] = [];
  const refused: Found[] = [];
  for (const pair of certain) {
    const [x, y] = [group[pair.later]!, group[pair.earlier]!];
    if (x !== y) {
      const all = [...membersOf(x), ...membersOf(y)];
      const pmids = new Set(all.map((at) => records[at]!.pmid).filter((pmid) => pmid !== null));
      if (pmids.size > 1) {
        refused.push(pair);
        continue;
      }
      for (const at of all) group[at] = x;
      members.set(x, all);
      members.delete(y);
    }
    joined.push(pair);
  }
  return { joined, refused };
};

/**
 * Finds the records of a list that stand for the same report. Only pairs worth comparing are compared (candidate-pairs.ts), each is
 * weighed (weigh-pair.ts), the sure ones are grouped and the rest queued. The same list gives the same answer.
 */
export const findDuplicates = (input: readonly DedupeRecord[], options: DedupeOptions = {}): Duplicates => {
  const mode = options.mode ?? 'balanced';
  const records = input.map(prepareRecord);
  const weak = weakTitles(records);
  const certain: Found[] = [];
  const possible: Found[] = [];
  let progress = 0;
  candidatePairs(records, (later, earlier) => {
    const [a, b] = [records[later]!, records[earlier]!];
    if (isHopeless(a, b)) return;
    const weighed = weighPair(compareRecords(a, b), weak(a) || weak(b));
    if (isCertain(weighed, mode)) certain.push({ later, earlier, weighed });
    else if (weighed.points >= undecidedFrom) possible.push({ later, earlier, weighed });
    if (later > progress) {
      progress = later;
      if (progress % 500 === 0) options.onProgress?.(progress / records.length);
    }
  });
  const surestFirst = (x: Found, y: Found): number =>
    y.weighed.points - x.weighed.points || x.later - y.later || x.earlier - y.earlier;
  const { joined, refused } = joinSafely(records, certain.sort(surestFirst));
  const same = joined.map((pair) => describe(records, pair));
  const ids = records.map((record) => record.id);
  const groups = joinPairs(ids, same);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id): [string, number] => [id, at])));
  const undecided = [...refused, ...possible]
    .sort(surestFirst)
    .map((pair) => describe(records, pair))
    // what is in one group by other pairs needs no decision
    .filter(({ a, b }) => groupOf.get(a) === undefined || groupOf.get(a) !== groupOf.get(b));
  options.onProgress?.(1);
  return { groups, same, undecided };
};
