import type { StarterRows } from './starter-file';

interface Pointer {
  readonly from: string;
  readonly field: string;
  readonly to: string | null;
  readonly among: ReadonlySet<string>;
}

/** The first id that is used twice, or that points at no row, as "table row field -> id"; null when all is whole. */
export const brokenReference = (rows: StarterRows): string | null => {
  for (const [table, list] of Object.entries(rows)) {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) return `${table} ${id} twice`;
      seen.add(id);
    }
  }
  const broken = pointers(rows).find(({ to, among }) => to !== null && !among.has(to));
  return broken === undefined ? null : `${broken.from} ${broken.field} -> ${broken.to}`;
};

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id));

const pointers = (rows: StarterRows): readonly Pointer[] => {
  const searches = idsOf(rows.searches);
  const records = idsOf(rows.records);
  const reports = idsOf(rows.reports);
  const studies = idsOf(rows.studies);
  const conditions = idsOf(rows.conditions);
  const comparisons = idsOf(rows.comparisons);
  const outcomes = idsOf(rows.outcomes);
  const reviewers = idsOf(rows.reviewers);
  const arms = new Map(rows.studies.map((study) => [study.id, idsOf(study.arms)]));
  const populations = new Map(rows.studies.map((study) => [study.id, idsOf(study.populations)]));
  const none: ReadonlySet<string> = new Set();
  return [
    ...rows.records.flatMap(({ id: from, searchId, reportId }) => [
      { from, field: 'searchId', to: searchId, among: searches },
      { from, field: 'reportId', to: reportId, among: reports },
    ]),
    ...rows.reports.flatMap(({ id: from, recordId, aliasOf }) => [
      { from, field: 'recordId', to: recordId, among: records },
      { from, field: 'aliasOf', to: aliasOf, among: reports },
    ]),
    ...rows.links.flatMap(({ id: from, studyId, reportId }) => [
      { from, field: 'studyId', to: studyId, among: studies },
      { from, field: 'reportId', to: reportId, among: reports },
    ]),
    ...rows.studies.flatMap(({ id: from, conditions: named, populations: parts }) => [
      ...named.map((to) => ({ from, field: 'conditions', to, among: conditions })),
      ...parts.map(({ conditionId: to }) => ({ from, field: 'populations', to, among: conditions })),
    ]),
    ...rows.results.flatMap((result) => [
      { from: result.id, field: 'studyId', to: result.studyId, among: studies },
      { from: result.id, field: 'by', to: result.by, among: reviewers },
      { from: result.id, field: 'outcomeId', to: result.outcomeId, among: outcomes },
      { from: result.id, field: 'comparisonId', to: result.comparisonId, among: comparisons },
      { from: result.id, field: 'source', to: result.source.reportId, among: reports },
      {
        from: result.id,
        field: 'populationId',
        to: result.populationId,
        among: populations.get(result.studyId) ?? none,
      },
      ...result.arms.map(({ armId: to }) => ({
        from: result.id,
        field: 'armId',
        to,
        among: arms.get(result.studyId) ?? none,
      })),
    ]),
    ...rows.analyses.flatMap(({ id: from, conditionId, comparisonId, outcomeId }) => [
      { from, field: 'conditionId', to: conditionId, among: conditions },
      { from, field: 'comparisonId', to: comparisonId, among: comparisons },
      { from, field: 'outcomeId', to: outcomeId, among: outcomes },
    ]),
  ];
};
