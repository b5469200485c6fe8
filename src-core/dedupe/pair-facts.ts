import { isRule, type Pair } from '#core/model/report';

export const pairKey = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`);

export interface StandingFacts {
  /** Pairs that are one report: what people said first, then shared numbers, then the rule's, surest first. */
  readonly same: readonly Pair[];
  /** Pairs that a person keeps apart. */
  readonly apart: readonly Pair[];
}

const rank = (fact: Pair): number => (isRule(fact.by) ? (fact.score ?? 2) : 3);

/** What people said last of each pair. */
export const latestSaid = (facts: readonly Pair[]): ReadonlyMap<string, Pair> => {
  const said = new Map<string, Pair>();
  for (const fact of facts) {
    if (isRule(fact.by)) continue;
    const key = pairKey(fact.a, fact.b);
    const known = said.get(key);
    if (known === undefined || (fact.at ?? '') >= (known.at ?? '')) said.set(key, fact);
  }
  return said;
};

/** Of all that was found out about pairs, what stands: a person's word over any rule's, the latest word over earlier ones. */
export const standingFacts = (facts: readonly Pair[]): StandingFacts => {
  const said = latestSaid(facts);
  const byRule = facts.filter((f) => isRule(f.by) && f.verdict === 'same' && !said.has(pairKey(f.a, f.b)));
  const people = [...said.values()];
  return {
    same: [...people.filter((f) => f.verdict === 'same'), ...byRule].sort((x, y) => rank(y) - rank(x)),
    apart: people.filter((f) => f.verdict === 'different'),
  };
};

/**
 * Tells pairs of which somebody spoke, and those that other facts settle: there is nothing to ask about them. `facts` are all that the
 * review holds.
 */
export const isSettled = (facts: readonly Pair[]): ((pair: Pair) => boolean) => {
  const said = new Set(
    facts.filter((f) => !isRule(f.by) && f.verdict !== 'undecided').map((f) => pairKey(f.a, f.b)),
  );
  return (pair) => pair.grouped === true || said.has(pairKey(pair.a, pair.b));
};

/** The likeliest first; of equals, as they came into the review. Ids are made at random and say nothing. */
export const byScore = (x: Pair, y: Pair): number =>
  (y.score ?? 0) - (x.score ?? 0) ||
  (x.places?.[0] ?? 0) - (y.places?.[0] ?? 0) ||
  (x.places?.[1] ?? 0) - (y.places?.[1] ?? 0) ||
  (x.id < y.id ? -1 : 1);

/** Pairs that a rule merged and of which nobody spoke since, the least sure first. */
export const mergedPairs = (facts: readonly Pair[]): Pair[] => {
  const said = latestSaid(facts);
  return facts
    .filter((f) => isRule(f.by) && f.verdict === 'same' && !said.has(pairKey(f.a, f.b)))
    .sort((x, y) => (x.score ?? 1) - (y.score ?? 1));
};

/** Undecided pairs that still wait for a person, the likeliest first. `facts` may be all or what lists hold. */
export const openPairs = (facts: readonly Pair[]): Pair[] => {
  const settled = isSettled(facts);
  return facts.filter((f) => f.verdict === 'undecided' && !settled(f)).sort(byScore);
};
