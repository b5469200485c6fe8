import type { NearRow, PairDetail, PairRow } from '#core/contract/duplicates';
import { bestFields } from '#core/dedupe/best-fields';
import type { WeighedPair } from '#core/dedupe/find-duplicates';
import { mergedPairs, openPairs, pairKey } from '#core/dedupe/pair-facts';
import { type AppError, appError } from '#core/errors';
import { isRule, type Pair } from '#core/model/report';
import { err, ok, type Result } from '#core/result';
import { membersAround } from './regroup';
import type { Store } from './store';

interface Brief {
  readonly id: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly search: string;
}

const nearRow = (pair: WeighedPair): Pair => ({
  id: `${pair.a}~${pair.b}~near`,
  a: pair.a,
  b: pair.b,
  verdict: 'undecided',
  by: 'rule:near',
  reason: pair.reasons.join(', '),
  score: pair.score,
});

/** The report that stands for each record of these pairs. */
const reportsOf = (
  store: Store,
  pairs: readonly { readonly a: string; readonly b: string }[],
): ReadonlyMap<string, string> =>
  new Map(
    membersAround(store, [...new Set(pairs.flatMap((p) => [p.a, p.b]))]).map((m) => [
      m.record,
      m.alias ?? m.report,
    ]),
  );

/** Pairs with what a list shows of their records. Pairs of which a record is gone are left out. */
export const pairRows = (store: Store, pairs: readonly Pair[]): PairRow[] => {
  const wanted = JSON.stringify([...new Set(pairs.flatMap((p) => [p.a, p.b]))]);
  const briefs = new Map(
    store.statements
      .all<Brief>(
        `SELECT id, doc ->> '$.fields.title' AS title, doc ->> '$.fields.year' AS year, search_id AS search
         FROM records WHERE removed = 0 AND id IN (SELECT value FROM json_each(?))`,
        wanted,
      )
      .map((b) => [b.id, b]),
  );
  const databases = new Map(store.all('searches').rows.map((s) => [s.id, s.database]));
  const names = new Map(store.all('reviewers').rows.map((r) => [r.id, r.name]));
  return pairs.flatMap((p): PairRow[] => {
    const [a, b] = [briefs.get(p.a), briefs.get(p.b)];
    if (a === undefined || b === undefined) return [];
    const sources = [a, b].map((x) => databases.get(x.search) ?? '');
    return [
      {
        id: p.id,
        a: p.a,
        b: p.b,
        verdict: p.verdict,
        by: p.by,
        byName: isRule(p.by) ? '' : (names.get(p.by) ?? p.by),
        reasons: p.reason === '' ? [] : p.reason.split(', '),
        score: p.score ?? null,
        titleA: a.title ?? '',
        titleB: b.title ?? '',
        yearA: a.year,
        yearB: b.year,
        sources: [...new Set(sources)].join(', '),
      },
    ];
  });
};

/** One of the lists of pairs, the first `limit` of it, and how many there are. */
export const listPairs = (
  store: Store,
  view: 'open' | 'merged' | 'decided',
  limit: number,
): { rows: PairRow[]; total: number } => {
  const facts = store.all('pairs').rows;
  const said = facts.filter((f) => !isRule(f.by)).sort((x, y) => ((x.at ?? '') < (y.at ?? '') ? 1 : -1));
  const listed = view === 'open' ? openPairs(facts) : view === 'decided' ? said : mergedPairs(facts);
  return { rows: pairRows(store, listed.slice(0, limit)), total: listed.length };
};

/**
 * Near misses as rows: what was weighed below the queue, the likeliest of any two reports. Records of one report are left out, and reports
 * of which another pair of records waits already or of which somebody spoke.
 */
export const nearRows = (store: Store, found: readonly WeighedPair[], limit: number): NearRow[] => {
  const facts = store.all('pairs').rows;
  const reports = reportsOf(store, [...facts, ...found]);
  const between = ({ a, b }: { readonly a: string; readonly b: string }): string =>
    pairKey(reports.get(a) ?? a, reports.get(b) ?? b);
  const seen = new Set(facts.map(between));
  const near = [...found]
    .sort((x, y) => y.score - x.score)
    .filter((p) => {
      const key = between(p);
      if (seen.has(key) || reports.get(p.a) === reports.get(p.b)) return false;
      seen.add(key);
      return true;
    });
  return pairRows(store, near.slice(0, limit).map(nearRow)).map((row) => ({
    ...row,
    reportA: reports.get(row.a) ?? row.a,
    reportB: reports.get(row.b) ?? row.b,
  }));
};

/** Two records side by side, and the report that they make or would make. */
export const pairDetail = (store: Store, a: string, b: string): Result<PairDetail, AppError> => {
  const databases = new Map(store.all('searches').rows.map((s) => [s.id, s.database]));
  const side = (id: string) => {
    const record = store.get('records', id);
    if (record === undefined) return null;
    const report = store.get('reports', record.reportId);
    const members = membersAround(store, [id]);
    return {
      shown: {
        recordId: id,
        seq: members.find((m) => m.record === id)?.seq ?? 0,
        reportId: report?.aliasOf ?? record.reportId,
        database: databases.get(record.searchId) ?? '',
        records: members.length,
        fields: record.fields,
      },
    };
  };
  const [x, y] = [side(a), side(b)];
  if (x === null || y === null)
    return err(appError('not-found', 'One of these records is not in the project (any more).'));
  const together = x.shown.reportId === y.shown.reportId;
  // In order of import, as the report would have it.
  const fields = membersAround(store, [a, b]).flatMap((m) => store.get('records', m.record)?.fields ?? []);
  return ok({ a: x.shown, b: y.shown, together, joined: bestFields(fields) });
};

/** "no. 12 and no. 14 were said to be different by Ada": what a person said of two records, by their places in the order of import. */
export const saidText = (store: Store, said: Pair): string => {
  const places = new Map(membersAround(store, [said.a, said.b]).map((m) => [m.record, m.seq]));
  const [first, second] = [said.a, said.b].map((id) => places.get(id) ?? 0).sort((x, y) => x - y);
  const name = store.get('reviewers', said.by)?.name ?? 'somebody';
  return `no. ${first} and no. ${second} were said to be ${said.verdict === 'same' ? 'the same' : 'different'} by ${name}`;
};
