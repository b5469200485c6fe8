import { latestVotes } from '#core/contract/report-list-row';
import { type CountedReport, prismaCounts, stageCounts } from '#core/screening/counts';
import { stageState } from '#core/screening/stage-state';
import type { RecordFields } from '#core/model/record-fields';
import type { Decision, RecordRow } from '#core/model/report';
import type { Stage } from '#core/model/review';
import { reportRows, reviewOf } from './report-rows';
import type { Store } from './store';

const canonicalIds = (store: Store): string[] =>
  store.statements
    .all<{ id: string }>('SELECT id FROM reports WHERE removed = 0 AND alias_of IS NULL ORDER BY seq')
    .map((r) => r.id);

/** The report that stands for another one. */
const aliasesOf = (store: Store): ReadonlyMap<string, string> =>
  new Map(store.all('reports').rows.flatMap((r) => (r.aliasOf === null ? [] : [[r.id, r.aliasOf] as const])));

const decisionsByReport = (store: Store): Map<string, Decision[]> => {
  const aliases = aliasesOf(store);
  const map = new Map<string, Decision[]>();
  for (const d of store.all('decisions').rows) {
    const id = aliases.get(d.reportId) ?? d.reportId;
    const known = map.get(id);
    if (known === undefined) map.set(id, [d]);
    else known.push(d);
  }
  return map;
};

/** Counts for each stage and the PRISMA numbers, from the rows. */
export const projectInfo = (store: Store) => {
  const review = reviewOf(store);
  const decisions = decisionsByReport(store);
  const aliases = aliasesOf(store);
  const resolved = new Map(
    store
      .all('resolutions')
      .rows.map((r) => [`${aliases.get(r.reportId) ?? r.reportId}~${r.stage}`, r.verdict] as const),
  );
  const reasons = new Map(store.all('exclusionReasons').rows.map((r) => [r.id, r.text]));
  const ids = canonicalIds(store);
  const votesOf = (id: string, stage: Stage) =>
    latestVotes(decisions.get(id) ?? [], stage).flatMap((d) => (d.verdict === null ? [] : [d]));
  const stateOf = (id: string, stage: Stage) =>
    stageState(
      votesOf(id, stage)
        .map((d) => d.verdict)
        .filter((v) => v !== null),
      stage === 'title-abstract' ? review.titleAbstract.votes : review.fullText.votes,
      resolved.get(`${id}~${stage}`) ?? null,
    );
  const rows: CountedReport[] = reportRows(store, ids, null).map((r) => {
    const out = votesOf(r.id, 'full-text').find((d) => d.verdict === 'exclude');
    return {
      db: !r.otherMethods,
      records: r.records,
      ta: stateOf(r.id, 'title-abstract'),
      ft: stateOf(r.id, 'full-text'),
      ftReason:
        out === undefined
          ? null
          : out.reasonId === null
            ? out.reasonText || null
            : (reasons.get(out.reasonId) ?? null),
      studyIds: r.studyIds,
    };
  });
  return {
    title: review.title,
    instanceId: store.instanceId,
    revision: store.head.revision,
    counts: {
      searches: store.count('searches'),
      records: store.count('records'),
      reports: ids.length,
      studies: store.count('studies'),
      results: store.count('results'),
      unverifiedResults: store.all('results').rows.filter((r) => !r.verified).length,
      appraisals: store.count('appraisals'),
      analyses: store.count('analyses'),
      decisions: [...decisions.values()].flat().filter((d) => d.verdict !== null).length,
    },
    stages: {
      'title-abstract': stageCounts(rows.map((r) => r.ta)),
      'full-text': stageCounts(rows.filter((r) => r.ta === 'in').map((r) => r.ft)),
    },
    prisma: prismaCounts(rows),
  };
};

export const reportIds = canonicalIds;

export const countRecords = (store: Store): number =>
  store.statements.one<{ n: number }>('SELECT count(*) AS n FROM records WHERE removed = 0')?.n ?? 0;

/** What the first so many records of a search say. */
export const firstFields = (store: Store, searchId: string, most: number): RecordFields[] =>
  store.statements
    .all<{ doc: string }>(
      'SELECT doc FROM records WHERE search_id = ? AND removed = 0 ORDER BY seq LIMIT ?',
      searchId,
      most,
    )
    .map(({ doc }) => (JSON.parse(doc) as RecordRow).fields);
