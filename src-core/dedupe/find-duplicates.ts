import { type AppError, appError } from '../errors';
import { candidatePairs } from './candidate-pairs';
import { abstractsAlike, type Alike, compareRecords, isHopeless, titlesAlike } from './compare-records';
import { joinSafely, type Verdict } from './join-safely';
import type { LetterRows } from './letter-rows';
import type { NumberLists } from './number-lists';
import { pairKey } from './pair-facts';
import { Outlines } from './outlines';
import { type Found, mostRecords, PairList } from './pair-list';
import { type DedupeRecord, type PreparedRecord, prepareRecord, Shelf } from './prepared-record';
import { recurringTitles } from './recurring-titles';
import { joinPairs } from './same-report';
import { titleStock } from './titles-alone';
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
  /** There were more of those than are queued (files made of near copies); the likeliest are. */
  readonly queueFull: boolean;
}

export interface DedupeOptions {
  readonly mode?: DedupeMode;
  /** Points from which a pair is merged, in place of the mode's own: for choosing them on sets with known duplicates. */
  readonly certainFrom?: number;
  /** Points from which an uncertain pair is told of, instead of 2.5: to list near misses. */
  readonly undecidedFrom?: number;
  /** Pairs of ids about which nothing is left to ask: they are merged where they are certain, and never queued. */
  readonly settled?: Iterable<{ readonly a: string; readonly b: string }>;
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

/** Pairs that are queued for each record, on average; in files made of near copies there would else be millions. The likeliest stay. */
const queuedEach = 3;
/** More than a person looks through in a year; three million, which a million records may have, could not be kept in the project. */
const mostInAll = 300_000;
export const mostQueued = (records: number): number => Math.min(1_000 + records * queuedEach, mostInAll);

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

/** Records made ready one by one, so that what each was made from can be let go. */
export class PreparedList {
  readonly records: PreparedRecord[] = [];
  readonly outlines = new Outlines();
  private readonly shelf = new Shelf();

  get lists(): NumberLists {
    return this.shelf.lists;
  }

  get letters(): LetterRows {
    return this.shelf.letters;
  }

  add(record: DedupeRecord): void {
    const prepared = prepareRecord(record, this.shelf);
    this.records.push(prepared);
    this.outlines.add(prepared, this.lists);
  }
}

/** Error `file-too-large`: among more records than this duplicates cannot be looked for. */
export const tooManyRecords = (count: number): AppError | null =>
  count <= mostRecords
    ? null
    : appError(
        'file-too-large',
        `Duplicates can be looked for among ${mostRecords.toLocaleString('en')} records at most, and these are ${count.toLocaleString('en')}; nothing was merged.`,
      );

const prepareAll = (input: Iterable<DedupeRecord>): PreparedList => {
  const list = new PreparedList();
  for (const record of input) list.add(record);
  return list;
};

/** Weighs pairs of a list by their positions. */
const weigher = ({ records, lists, letters }: PreparedList): Weigh => {
  const around = { lists, letters, stock: titleStock(records) };
  const { isWeak, listed } = recurringTitles(records);
  return (later, earlier, alike) => {
    const weakTitle = isWeak(later) || isWeak(earlier);
    const compared = compareRecords(records[later]!, records[earlier]!, around, alike);
    return weighPair(compared, weakTitle, weakTitle ? listed(later, earlier) : 'unknown');
  };
};

type Weigh = (later: number, earlier: number, alike?: Alike) => Weighed;
type AreSettled = (later: number, earlier: number) => boolean;

const verdictOf =
  (weigh: Weigh, certainly: (pair: Weighed) => boolean): Verdict =>
  (later, earlier) => {
    const weighed = weigh(later, earlier);
    if (certainly(weighed)) return 1;
    return weighed.points < 0 || weighed.objections.some((one) => one !== 'no-authors') ? -1 : 0;
  };

/** Of the pairs worth comparing the certain ones and those that a person has to look at. */
const comparePairs = (
  { records, lists, letters, outlines }: PreparedList,
  weigh: Weigh,
  limits: {
    readonly certainly: (pair: Weighed) => boolean;
    readonly from: number;
    readonly queuedFrom: number;
    readonly isSettled: AreSettled;
  },
  onProgress: (share: number) => void,
): { readonly certain: PairList; readonly possible: PairList } => {
  const certain = new PairList();
  // some of them turn out to be of one group
  const possible = new PairList(Math.ceil(1.2 * mostQueued(records.length)));
  let needed = Math.min(limits.queuedFrom, limits.from);
  candidatePairs(
    records,
    (later, earlier) => {
      if (outlines.mostPoints(later, earlier) < needed) return;
      const [a, b] = [records[later]!, records[earlier]!];
      const title = titlesAlike(a, b, letters);
      if (title === null && isHopeless(a, b, lists)) return;
      if (outlines.mostPoints(later, earlier, title ?? 0) < needed) return;
      const abstract = abstractsAlike(a, b, lists);
      if (outlines.mostPoints(later, earlier, title ?? 0, abstract) < needed) return;
      const alike = title === null ? undefined : { title, abstract };
      const weighed = weigh(later, earlier, alike);
      if (limits.certainly(weighed)) certain.add(later, earlier, weighed.points);
      else if (
        weighed.points >= Math.max(limits.queuedFrom, possible.lowest) &&
        !limits.isSettled(later, earlier)
      ) {
        possible.add(later, earlier, weighed.points);
        needed = Math.min(Math.max(limits.queuedFrom, possible.lowest), limits.from);
      }
    },
    onProgress,
  );
  return { certain: certain.sort(), possible: possible.sort() };
};

/** Whether two positions are one of these pairs of ids. */
const settledPairs = (
  records: readonly PreparedRecord[],
  pairs: Iterable<{ readonly a: string; readonly b: string }>,
): AreSettled => {
  const keys = new Set<string>();
  for (const { a, b } of pairs) keys.add(pairKey(a, b));
  return (later, earlier) => keys.size > 0 && keys.has(pairKey(records[later]!.id, records[earlier]!.id));
};

/**
 * Finds the records of a list that stand for the same report. Only pairs worth comparing are compared (candidate-pairs.ts), each is
 * weighed (weigh-pair.ts), the sure ones are grouped and the rest queued. The same list gives the same answer.
 */
export const findDuplicates = (
  input: Iterable<DedupeRecord> | PreparedList,
  options: DedupeOptions = {},
): Duplicates => {
  const mode = options.mode ?? 'balanced';
  const from = options.certainFrom ?? certainFrom[mode];
  const certainly = (pair: Weighed): boolean => isCertain(pair, mode, from);
  const onProgress = options.onProgress ?? (() => undefined);
  const list = input instanceof PreparedList ? input : prepareAll(input);
  const { records } = list;
  const weigh = weigher(list);
  const limits = {
    certainly,
    from: from - withoutDetails,
    queuedFrom: options.undecidedFrom ?? undecidedFrom,
    isSettled: settledPairs(records, options.settled ?? []),
  };
  const { certain, possible } = comparePairs(list, weigh, limits, (share) => onProgress(0.7 * share));
  const verdict = verdictOf(weigh, certainly);
  const { joined, refused } = joinSafely(records, certain, verdict, (share) =>
    onProgress(0.7 + 0.15 * share),
  );
  const told = (pair: Found): WeighedPair => describe(records, pair, weigh(pair.later, pair.earlier));
  const same = Array.from(joined, told);
  const ids = records.map((record) => record.id);
  const groups = joinPairs(ids, same);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id): [string, number] => [id, at])));
  const groupAt = (at: number): number | undefined => groupOf.get(ids[at]!);
  for (const { later, earlier, points } of refused)
    if (!limits.isSettled(later, earlier)) possible.add(later, earlier, points);
  const undecided: WeighedPair[] = [];
  let queueFull = possible.sort().isCut;
  for (const pair of possible) {
    if (undecided.length === mostQueued(records.length)) {
      queueFull = true;
      break;
    }
    const group = groupAt(pair.later);
    // what is in one group by other pairs needs no decision
    if (group === undefined || group !== groupAt(pair.earlier)) undecided.push(told(pair));
  }
  onProgress(1);
  return { groups, same, undecided, queueFull };
};
