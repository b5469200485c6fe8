import { groupRecords, type Grouping, type RecordPair } from '#core/dedupe/group-records';
import { pairKey, standingFacts } from '#core/dedupe/pair-facts';
import type { Pair } from '#core/model/report';
import type { Store } from './store';
import type { Tx } from './write';

/** A record with the report it was given and the report that stands for it. */
export interface Member {
  readonly record: string;
  readonly report: string;
  readonly seq: number;
  readonly alias: string | null;
}

const columns = `SELECT r.id AS record, r.report_id AS report, p.seq AS seq, p.alias_of AS alias
  FROM records r JOIN reports p ON p.id = r.report_id WHERE r.removed = 0 AND p.removed = 0`;

export const allMembers = (store: Store): Member[] =>
  store.statements.all<Member>(`${columns} ORDER BY p.seq`);

/** All records of the reports that stand for these records. */
export const membersAround = (store: Store, records: readonly string[]): Member[] =>
  store.statements.all<Member>(
    `${columns} AND coalesce(p.alias_of, p.id) IN (
       SELECT coalesce(q.alias_of, q.id) FROM records x JOIN reports q ON q.id = x.report_id WHERE x.id IN (SELECT value FROM json_each(?)))
     ORDER BY p.seq`,
    JSON.stringify(records),
  );

/** Every fact about a pair of which one record is among these. */
export const factsAround = (store: Store, records: readonly string[]): Pair[] => {
  const ids = JSON.stringify(records);
  const found = store.statements.all<{ seq: number; id: string; rev: number; removed: number; doc: string }>(
    `SELECT seq, id, rev, removed, doc FROM pairs WHERE removed = 0 AND
     (a IN (SELECT value FROM json_each(?1)) OR b IN (SELECT value FROM json_each(?1)))`,
    ids,
  );
  return store.decodeAll('pairs', found).rows;
};

/** Members that no fact ties to their report (a bundled review came with them joined): they stay where they are. */
const ties = (members: readonly Member[], supported: ReadonlySet<string>): { a: string; b: string }[] => {
  const standing = new Map(members.filter((m) => m.alias === null).map((m) => [m.report, m.record]));
  return members.flatMap((m) => {
    const head = standing.get(m.alias ?? m.report);
    return head === undefined || head === m.record || supported.has(m.record)
      ? []
      : [{ a: head, b: m.record }];
  });
};

export interface Regrouped extends Grouping<{ readonly a: string; readonly b: string }> {
  /** Records whose report was taken into another one, and those whose report stands by itself again. */
  readonly joined: readonly string[];
  readonly parted: readonly string[];
}

/**
 * Makes reports stand for each other as the facts have it: `facts` are all that is known of these members now, `before` what was known
 * before this change. A group is stood for by the report that did so already, the earliest if several did.
 */
export const regroup = (
  tx: Tx,
  members: readonly Member[],
  facts: readonly Pair[],
  before: readonly Pair[],
  /** Kept apart as well, by no word of a person: a pair that would join them is refused, and may wait. */
  further: readonly RecordPair[] = [],
): Regrouped => {
  const { same, apart } = standingFacts(facts);
  const here = new Set(members.map((m) => m.record));
  const supported = new Set(before.filter((f) => f.verdict === 'same').flatMap((f) => [f.a, f.b]));
  const inside = (pair: { a: string; b: string }): boolean => here.has(pair.a) && here.has(pair.b);
  const grouping = groupRecords(
    [...same.filter(inside), ...ties(members, supported)],
    [...apart.filter(inside), ...further],
  );
  const byRecord = new Map(members.map((m) => [m.record, m]));
  const targetOf = new Map<readonly string[], string>();
  const target = (m: Member): string => {
    const group = grouping.groupOf.get(m.record);
    if (group === undefined) return m.report;
    const known = targetOf.get(group);
    if (known !== undefined) return known;
    const all = group.flatMap((id) => byRecord.get(id) ?? []).sort((x, y) => x.seq - y.seq);
    const head = (all.find((x) => x.alias === null) ?? all[0] ?? m).report;
    targetOf.set(group, head);
    return head;
  };
  const joined: string[] = [];
  const parted: string[] = [];
  for (const m of members) {
    const to = target(m);
    const alias = to === m.report ? null : to;
    if (alias === m.alias) continue;
    const report = tx.get('reports', m.report);
    if (report === undefined) continue;
    tx.put('reports', { ...report, aliasOf: alias });
    if (m.alias === null) joined.push(m.record);
    else if (alias === null) parted.push(m.record);
  }
  const groupNo = new Map<string, string>();
  for (const [id, group] of grouping.groupOf) groupNo.set(id, group[0] ?? id);
  const between = (pair: { a: string; b: string }): string =>
    pairKey(groupNo.get(pair.a) ?? pair.a, groupNo.get(pair.b) ?? pair.b);
  // What is said of two records holds for the reports they stand for.
  const keptApart = new Set(apart.map(between));
  for (const fact of facts) {
    if (fact.verdict !== 'undecided' || !inside(fact)) continue;
    const together = grouping.groupOf.get(fact.a)?.includes(fact.b) ?? false;
    const grouped = together || keptApart.has(between(fact));
    if (grouped === (fact.grouped ?? false)) continue;
    const { grouped: _, ...rest } = fact;
    tx.put('pairs', grouped ? { ...rest, grouped } : rest);
  }
  return { ...grouping, joined, parted };
};
