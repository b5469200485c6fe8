import { counted } from '#core/counted';
import type { DedupeMode, Duplicates, WeighedPair } from '#core/dedupe/find-duplicates';
import { groupRecords, tellingPairs } from '#core/dedupe/group-records';
import { isSettled, latestSaid, openPairs, pairKey, standingFacts } from '#core/dedupe/pair-facts';
import { type AppError, appError } from '#core/errors';
import { isRule, type Pair, pairId } from '#core/model/report';
import type { Review } from '#core/model/review';
import { ok, type Result } from '#core/result';
import { judgedApart } from './judged-apart';
import { allMembers, factsAround, type Member, membersAround, regroup } from './regroup';
import { reviewOf } from './report-rows';
import type { Store } from './store';
import { cameSince, cameUnlooked, findKind, findPartKind } from './unlooked';
import { type Tx, type Written, write } from './write';

const rule = 'rule:duplicates';

const factOf = (
  pair: WeighedPair,
  verdict: 'same' | 'undecided',
  places: ReadonlyMap<string, number>,
): Pair => ({
  id: pairId(pair.a, pair.b, rule),
  a: pair.a,
  b: pair.b,
  verdict,
  by: rule,
  reason: pair.reasons.join(', '),
  score: pair.score,
  // only those that wait are put in order
  ...(verdict === 'undecided' && { places: [places.get(pair.a) ?? 0, places.get(pair.b) ?? 0] }),
});

export interface FoundOutcome {
  /** Reports that were taken into another one. */
  readonly merged: number;
  /** Of these, reports that were here before the searches that the caller named. */
  readonly earlier: number;
  /** Reports that stand by themselves again, as the rule does not find them any more. */
  readonly takenBack: number;
  /** Pairs that wait for a person now. */
  readonly undecided: number;
  /** More pairs were uncertain than are kept; the likeliest wait. */
  readonly queueFull: boolean;
}

/** How many of these records came in by none of these searches. */
const notOf = (store: Store, records: readonly string[], searches: readonly string[]): number =>
  store.statements.one<{ n: number }>(
    `SELECT count(*) AS n FROM records WHERE id IN (SELECT value FROM json_each(?))
     AND search_id NOT IN (SELECT value FROM json_each(?))`,
    JSON.stringify(records),
    JSON.stringify(searches),
  )?.n ?? 0;

const words = (mode: DedupeMode, n: number): string =>
  `Find duplicates (${mode}): ${counted(n, 'certain pair', 'certain pairs')}`;

/** Whether the last change was of an import: what a person did meanwhile is no part of what is found. */
const followsImport = (store: Store): boolean =>
  store.statements
    .one<{ kind: string }>('SELECT kind FROM change_log WHERE revision = ?', store.head.revision)
    ?.kind.startsWith('imports.') === true;

/** Where nothing came of it the log says that they were looked for all the same, unless that is known. */
const toldEmpty = (
  store: Store,
  label: { readonly kind: string; readonly text: string; readonly reviewer: string },
  read: number,
): Result<unknown, AppError> =>
  cameUnlooked(store)
    ? write(store, { ...label, undoable: false }, () => null, { entries: { read, images: [] } })
    : ok(null);

/** The review says whether pairs were left out of the queue, and in which mode its merges were made. */
const setReview = (tx: Tx, review: Review, queueFull: boolean, mode: DedupeMode | null): void => {
  const { queueFull: wasFull = false, ...rest } = review;
  const next =
    mode === null || (rest.duplicates ?? 'balanced') === mode ? rest : { ...rest, duplicates: mode };
  if (next !== rest || queueFull !== wasFull) tx.put('review', queueFull ? { ...next, queueFull } : next);
};

export interface SearchHow {
  /** Also takes away what the rule found before and does not find now, and makes the mode the review's; otherwise facts only come in. */
  readonly afresh: boolean;
  /** Undone together with the import right before it. */
  readonly withPrevious: boolean;
  /** The revision of the project when the search began: what came in since then was not looked at. */
  readonly read: number;
  /** The searches of the import that it follows. */
  readonly searches?: readonly string[];
}

/**
 * Keeps what was found as facts and merges what is certain, in one change. What people said about a pair is never touched, and no merge
 * goes around it.
 */
export const keepFound = (
  store: Store,
  found: Pick<Duplicates, 'same' | 'undecided' | 'queueFull'>,
  mode: DedupeMode,
  reviewer: string,
  how: SearchHow,
): Result<Written<FoundOutcome>, AppError> => {
  const before = store.all('pairs').rows;
  const members = allMembers(store);
  const here = new Set(members.map((m) => m.record));
  const live = (pair: WeighedPair): boolean => here.has(pair.a) && here.has(pair.b);
  const { same, undecided } = tellingPairs(
    found.same.filter(live),
    found.undecided.filter(live),
    // looking afresh, what the rule merged before is no reason to leave a pair out
    standingFacts(how.afresh ? before.filter((f) => f.by !== rule) : before).same,
  );
  const places = new Map(members.map((m) => [m.record, m.seq]));
  const isPart = cameSince(store, how.read);
  const label = { kind: isPart ? findPartKind : findKind, text: words(mode, same.length), reviewer };
  const { revision } = store.head;
  const done = write(
    store,
    { ...label, undoable: how.withPrevious && !isPart && followsImport(store) ? 'with-previous' : true },
    (tx) => {
      const facts = new Map(before.map((f) => [f.id, f]));
      const kept = new Set<string>();
      const numbers = new Set(
        before
          .filter((f) => isRule(f.by) && f.by !== rule && f.verdict === 'same')
          .map((f) => pairKey(f.a, f.b)),
      );
      const keep = (pair: WeighedPair, verdict: 'same' | 'undecided'): void => {
        // A shared number says it already; the rule would only say it again.
        if (numbers.has(pairKey(pair.a, pair.b))) return;
        const fact = factOf(pair, verdict, places);
        kept.add(fact.id);
        const known = facts.get(fact.id);
        if (known !== undefined && known.verdict === 'same' && !how.afresh) return;
        facts.set(fact.id, fact);
        tx.put(
          'pairs',
          known?.grouped === true && verdict === 'undecided' ? { ...fact, grouped: true } : fact,
        );
        if (known?.grouped === true && verdict === 'undecided')
          facts.set(fact.id, { ...fact, grouped: true });
      };
      for (const pair of same) keep(pair, 'same');
      for (const pair of undecided) keep(pair, 'undecided');
      setReview(tx, reviewOf(store), found.queueFull, how.afresh ? mode : null);
      if (how.afresh) {
        const settled = isSettled(before);
        for (const fact of before) {
          if (fact.by !== rule || kept.has(fact.id)) continue;
          // not looked for any more, but a person may take back what was said
          if (fact.verdict === 'undecided' && settled(fact)) continue;
          tx.remove('pairs', fact.id);
          facts.delete(fact.id);
        }
      }
      const all = [...facts.values()];
      const judged = judgedApart(store, members, standingFacts(all).same);
      const { refused, joined, parted } = regroup(tx, members, all, before, judged);
      for (const pair of refused) {
        // Certain by itself, but a person keeps the two groups apart, or judged them differently: a person looks at it again.
        const fact = facts.get(pairId(pair.a, pair.b, rule));
        if (fact !== undefined) tx.put('pairs', { ...fact, verdict: 'undecided' });
      }
      return { joined, parted };
    },
    isPart ? { read: how.read } : {},
  );
  if (!done.ok) return done;
  const told = done.value.revision === revision ? toldEmpty(store, label, how.read) : ok(null);
  if (!told.ok) return told;
  const { joined, parted } = done.value.value;
  return {
    ok: true,
    value: {
      revision: done.value.revision,
      value: {
        merged: joined.length,
        earlier: how.searches === undefined ? 0 : notOf(store, joined, how.searches),
        takenBack: parted.length,
        undecided: openPairs(store.all('pairs').rows).length,
        queueFull: found.queueFull,
      },
    },
  };
};

export interface PairVerdict {
  readonly a: string;
  readonly b: string;
  /** null takes back what this person said. */
  readonly verdict: 'same' | 'different' | null;
}

/** Writes what is said, unless this reviewer's word on the pair is the same already and nobody spoke after it. */
const sayPair = (
  tx: Tx,
  { a, b, verdict }: PairVerdict,
  reviewer: string,
  at: string,
  said: ReadonlyMap<string, Pair>,
): boolean => {
  for (const id of [a, b])
    if (tx.get('records', id) === undefined)
      tx.refuse(
        appError('not-found', 'That record is not in the project (any more).', { where: { field: id } }),
      );
  // One fact a person and pair, whichever way round it was written.
  const id =
    tx.get('pairs', pairId(b, a, reviewer)) === undefined ? pairId(a, b, reviewer) : pairId(b, a, reviewer);
  const known = tx.get('pairs', id);
  if (verdict === null) {
    tx.remove('pairs', id);
    return known !== undefined;
  }
  if (known?.verdict === verdict && said.get(pairKey(a, b))?.id === id) return false;
  const [first, second] = known === undefined ? [a, b] : [known.a, known.b];
  tx.put('pairs', { id, a: first, b: second, verdict, by: reviewer, reason: '', at });
  return true;
};

const verdictWords = { same: 'Same report', different: 'Different reports' } as const;

/** What came of verdicts on pairs. */
export interface Decided {
  /** How many said anything new and were kept. */
  readonly anew: number;
  /** Pairs said to be the same that are kept apart by what was said of others: the verdict is not kept, since it would have no effect. */
  readonly contradicted: readonly { readonly pair: Pair; readonly by: Pair | null }[];
  /** Pairs that people said to be the same before, and that a verdict has taken apart. */
  readonly broken: number;
}

/** The reports around these records, and those that some fact names beside them: what is said of one holds for the others. */
const membersBeside = (store: Store, touched: readonly string[]): Member[] => {
  const ids = membersAround(store, touched).map((m) => m.record);
  const beside = factsAround(store, ids).flatMap((f) => [f.a, f.b]);
  return membersAround(store, [...new Set([...touched, ...beside])]);
};

/** The word that keeps the reports of these two records apart. */
const keptApartBy = (
  { a, b }: Pair,
  facts: readonly Pair[],
  groupOf: ReadonlyMap<string, readonly string[]>,
): Pair | null => {
  const [x, y] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]];
  const between = (f: Pair): boolean =>
    (x.includes(f.a) && y.includes(f.b)) || (x.includes(f.b) && y.includes(f.a));
  return standingFacts(facts).apart.find(between) ?? null;
};

/**
 * What one person says about pairs, in one change; reports are joined or taken apart accordingly. Where no verdict said anything new
 * nothing is written.
 */
export const decidePairs = (
  store: Store,
  verdicts: readonly PairVerdict[],
  reviewer: string,
  text?: string,
): Result<Written<Decided>, AppError> => {
  const first = verdicts[0]?.verdict ?? null;
  const word = first === null ? 'Take back what was said' : verdictWords[first];
  const label = text ?? `${word}: ${counted(verdicts.length, 'pair', 'pairs')}`;
  const touched = [...new Set(verdicts.flatMap((v) => [v.a, v.b]))];
  return write(store, { kind: 'duplicates.decide', text: label, reviewer }, (tx) => {
    const members = membersBeside(store, touched);
    const ids = members.map((m) => m.record);
    const before = factsAround(store, ids);
    const at = store.env.now().toISOString();
    const said = latestSaid(before);
    const anew = verdicts.filter((verdict) => sayPair(tx, verdict, reviewer, at, said));
    if (anew.length === 0) return { anew: 0, contradicted: [], broken: 0 };
    const facts = factsAround(store, ids);
    const { refused, groupOf } = regroup(tx, members, facts, before);
    const now = new Set(anew.map((v) => pairKey(v.a, v.b)));
    const without = new Set(refused.map((pair) => pairKey(pair.a, pair.b)));
    const people = standingFacts(facts).same.filter((f) => !isRule(f.by) && without.has(pairKey(f.a, f.b)));
    const contradicted = people.filter((f) => now.has(pairKey(f.a, f.b)));
    const known = new Map(before.map((f) => [f.id, f]));
    for (const fact of contradicted) {
      const was = known.get(fact.id);
      if (was === undefined) tx.remove('pairs', fact.id);
      else tx.put('pairs', was);
    }
    const reportOf = new Map(members.map((m) => [m.record, m.alias ?? m.report]));
    return {
      anew: anew.length - contradicted.length,
      contradicted: contradicted.map((pair) => ({ pair, by: keptApartBy(pair, facts, groupOf) })),
      broken: people.filter((f) => !now.has(pairKey(f.a, f.b)) && reportOf.get(f.a) === reportOf.get(f.b))
        .length,
    };
  });
};

/** Takes one record out of its report and keeps it apart from all the others there, who stay together even where only it tied them. */
export const takeOut = (
  store: Store,
  recordId: string,
  reviewer: string,
): Result<Written<Decided>, AppError> => {
  const others = membersAround(store, [recordId]).flatMap((m) => (m.record === recordId ? [] : [m.record]));
  const { same } = standingFacts(factsAround(store, others));
  const { groupOf } = groupRecords(
    same.filter((f) => others.includes(f.a) && others.includes(f.b)),
    [],
  );
  const head = others[0];
  const loose = others.filter(
    (id) => head !== undefined && id !== head && groupOf.get(head)?.includes(id) !== true,
  );
  return decidePairs(
    store,
    [
      ...others.map((id) => ({ a: recordId, b: id, verdict: 'different' as const })),
      ...loose.map((id) => ({ a: id, b: head ?? id, verdict: 'same' as const })),
    ],
    reviewer,
    'Take a record out of its report',
  );
};
