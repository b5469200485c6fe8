import { candidatePairs } from './candidate-pairs';
import { compareRecords, isHopeless, titlesAlike } from './compare-records';
import { type DedupeRecord, type PreparedRecord, prepareRecord } from './prepared-record';
import { joinPairs } from './same-report';
import { titleStock } from './titles-alone';
import { type EvidenceCode, type Listed, type Weighed, weighPair } from './weigh-pair';

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
  /** Points from which a pair is merged, in place of the mode's own: for choosing them on sets with known duplicates. */
  readonly certainFrom?: number;
  /** Points from which an uncertain pair is told of, instead of 2.5: to list near misses. */
  readonly undecidedFrom?: number;
  readonly onProgress?: (share: number) => void;
}

/** Points from which a pair is merged; see docs/duplicates.md. */
const certainFrom: Readonly<Record<DedupeMode, number>> = { strict: 9, balanced: 6, sensitive: 4 };
/** Records without volume, pages, DOI and abstract have fewer points to reach. */
const withoutDetails = 1;
/** Points from which a pair is worth a look. */
const undecidedFrom = 2.5;

const isCertain = (pair: Weighed, mode: DedupeMode, from: number): boolean => {
  if (pair.objections.length > 0 || (mode === 'strict' && !pair.corroborated)) return false;
  // strict does not take text alone for proof: a conference abstract may have become the article word by word
  const alone = mode === 'strict' ? pair.textAlone : 0;
  return pair.points - alone >= from - (mode === 'strict' || pair.detailed ? 0 : withoutDetails);
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
  // an article can have three years: as a preprint, online and in print
  const most = (title: string): number => (title.length >= 40 ? 3 : 2);
  return ({ title }) =>
    title.length < 12 || genericTitle.test(title) || (years.get(title)?.size ?? 0) > most(title);
};

/** In how far the databases of two records list this title once only, so that one of each can be one report. */
const listedOnce = (
  records: readonly PreparedRecord[],
): ((a: PreparedRecord, b: PreparedRecord) => Listed) => {
  const counts = new Map<string, number>();
  const keysOf = (r: PreparedRecord): readonly [string, string] => {
    const year = `${r.title} ${r.year ?? ''} ${r.database}`;
    return [year, `${year} ${r.firstAuthor}`];
  };
  for (const record of records) for (const key of keysOf(record)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (a, b) => {
    if (a.database === '' || b.database === '') return 'unknown';
    if (a.database === b.database) return 'same-database';
    const alone = (which: 0 | 1): boolean =>
      counts.get(keysOf(a)[which]) === 1 && counts.get(keysOf(b)[which]) === 1;
    return alone(0) ? 'once-a-year' : alone(1) ? 'once-by-author' : 'unknown';
  };
};

interface Found {
  readonly later: number;
  readonly earlier: number;
  readonly points: number;
}

/** Pairs that are queued for each record, on average; in files made of near copies there would else be millions. The likeliest stay. */
const mostUndecided = 3;

const describe = (
  records: readonly PreparedRecord[],
  { later, earlier }: Found,
  weighed: Weighed,
): WeighedPair => {
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

/** Members of a group that are looked at before another is joined to it; larger groups are alike all through. */
const mostLookedAt = 12;

/**
 * Joins pairs, surest first, unless PubMed counts members of the two groups as different articles, or more members of the two speak
 * against each other than for: a record that says little fits the article and the conference abstract before it.
 */
const joinSafely = (
  records: readonly PreparedRecord[],
  certain: readonly Found[],
  weigh: (later: number, earlier: number) => Weighed,
  certainly: (pair: Weighed) => boolean,
): { readonly joined: Found[]; readonly refused: Found[] } => {
  const group = records.map((_, at) => at);
  const members = new Map<number, number[]>();
  const membersOf = (root: number): number[] => members.get(root) ?? [root];
  const quarrel = (left: readonly number[], right: readonly number[]): boolean => {
    if (left.length === 1 && right.length === 1) return false;
    let balance = 0;
    for (const x of left.slice(0, mostLookedAt))
      for (const y of right.slice(0, mostLookedAt)) {
        const weighed = weigh(Math.max(x, y), Math.min(x, y));
        if (certainly(weighed)) balance += 1;
        else if (weighed.points < 0 || weighed.objections.some((one) => one !== 'no-authors')) balance -= 1;
      }
    return balance < 0;
  };
  const joined: Found[] = [];
  const refused: Found[] = [];
  for (const pair of certain) {
    const [x, y] = [group[pair.later]!, group[pair.earlier]!];
    if (x !== y) {
      const [left, right] = [membersOf(x), membersOf(y)];
      const all = [...left, ...right];
      const pmids = new Set(all.map((at) => records[at]!.pmid).filter((pmid) => pmid !== null));
      if (pmids.size > 1 || quarrel(left, right)) {
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
export const findDuplicates = (input: Iterable<DedupeRecord>, options: DedupeOptions = {}): Duplicates => {
  const mode = options.mode ?? 'balanced';
  const from = options.certainFrom ?? certainFrom[mode];
  const certainly = (pair: Weighed): boolean => isCertain(pair, mode, from);
  const queuedFrom = options.undecidedFrom ?? undecidedFrom;
  const records = Array.from(input, prepareRecord);
  const weak = weakTitles(records);
  const once = listedOnce(records);
  const stock = titleStock(records);
  const certain: Found[] = [];
  const possible: Found[] = [];
  const surestFirst = (x: Found, y: Found): number =>
    y.points - x.points || x.later - y.later || x.earlier - y.earlier;
  const most = 1_000 + records.length * mostUndecided;
  let lowest = Number.NEGATIVE_INFINITY;
  let progress = 0;
  const weigh = (later: number, earlier: number, title?: number): Weighed => {
    const [a, b] = [records[later]!, records[earlier]!];
    const weakTitle = weak(a) || weak(b);
    return weighPair(compareRecords(a, b, title, stock), weakTitle, weakTitle ? once(a, b) : 'unknown');
  };
  candidatePairs(records, (later, earlier) => {
    const title = titlesAlike(records[later]!, records[earlier]!);
    if (title === null && isHopeless(records[later]!, records[earlier]!)) return;
    const weighed = weigh(later, earlier, title ?? undefined);
    if (certainly(weighed)) certain.push({ later, earlier, points: weighed.points });
    else if (weighed.points >= Math.max(queuedFrom, lowest))
      possible.push({ later, earlier, points: weighed.points });
    if (possible.length > 2 * most) {
      possible.sort(surestFirst).length = most;
      lowest = possible.at(-1)!.points;
    }
    if (later > progress) {
      progress = later;
      if (progress % 500 === 0) options.onProgress?.(progress / records.length);
    }
  });
  const { joined, refused } = joinSafely(records, certain.sort(surestFirst), weigh, certainly);
  const told = (pair: Found): WeighedPair => describe(records, pair, weigh(pair.later, pair.earlier));
  const same = joined.map(told);
  const ids = records.map((record) => record.id);
  const groups = joinPairs(ids, same);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id): [string, number] => [id, at])));
  const groupAt = (at: number): number | undefined => groupOf.get(ids[at]!);
  const undecided = [...refused, ...possible]
    // what is in one group by other pairs needs no decision
    .filter(({ later, earlier }) => groupAt(later) === undefined || groupAt(later) !== groupAt(earlier))
    .sort(surestFirst)
    .slice(0, most)
    .map(told);
  options.onProgress?.(1);
  return { groups, same, undecided };
};
