import { standingOf } from '../appraisal/judge-appraisal';
import { counted } from '../counted';
import type { Analysis } from '../model/analysis';
import type { Comparison, Condition, Review } from '../model/review';
import type { Appraisal, Link, Study } from '../model/study';
import { isDecided, isIn } from '../screening/counted-reports';
import type { ScreenedReport } from '../screening/excluded-studies';
import { analyseResults, type Specification } from './analyse-results';
import { defaultSettings } from './default-settings';
import type { AnalysisReport } from './report';
import { type ProjectRows, resultsInScope } from './select-results';

export interface OverviewRows extends ProjectRows {
  readonly review: Pick<Review, 'appraisal'>;
  readonly conditions: readonly Condition[];
  readonly comparisons: readonly Comparison[];
  readonly links: readonly Link[];
  readonly analyses: readonly Analysis[];
  readonly appraisals: readonly Appraisal[];
  /** From `excludedStudies(reports)`. */
  readonly excludedStudies: ReadonlySet<string>;
  readonly reports: readonly (ScreenedReport & { readonly id: string; readonly year?: number | null })[];
}

/** One condition and outcome that some result reports: what comes out, or why nothing does. */
export interface OverviewCell {
  readonly conditionId: string;
  readonly outcomeId: string;
  /** What was computed: the saved specification, or the settings an analysis starts with. */
  readonly specification: Specification;
  readonly saved: boolean;
  readonly report: AnalysisReport;
  /** Studies whose results are in it. */
  readonly k: number;
  readonly participants: number | null;
  readonly studyIds: readonly string[];
  /** Why there is no estimate; null when there is one. */
  readonly reason: string | null;
}

/** Each list holds the ids that the figure counts; `of` is what it is counted out of. */
export interface OverviewCount {
  readonly ids: readonly string[];
  readonly of: readonly string[];
}

export interface ConditionOverview {
  /** null: the whole review, with the reports that belong to no study yet. */
  readonly conditionId: string | null;
  /** Reports settled (out, or through both stages) of all. */
  readonly reportsDecided: OverviewCount;
  /** Studies with at least one report let in by full text, of all not taken out by screening. */
  readonly studiesIncluded: OverviewCount;
  /** Studies with a result whose risk of bias stands, of all not taken out by screening. */
  readonly withRiskOfBias: OverviewCount;
  /** Studies with a result that an analysis can use, of all not taken out by screening. */
  readonly withUsableResult: OverviewCount;
  /** Studies in an analysis of two studies or more, of all not taken out by screening. */
  readonly inAnalysis: OverviewCount;
}

export interface Overview {
  readonly whole: ConditionOverview;
  readonly conditions: readonly ConditionOverview[];
  /** By condition, then outcome, in the review's order; combinations that no result reports are absent. */
  readonly cells: readonly OverviewCell[];
}

/** Everything the overview shows, from the same analyses as the synthesis page. */
export const overview = (rows: OverviewRows): Overview => {
  const tried = rows.conditions.flatMap(({ id }) =>
    rows.outcomes.map((outcome) => comparisonsTried(rows, id, outcome.id)),
  );
  const judged = studiesWithRiskOfBias(rows);
  const all = tried.flat();
  const summary = (conditionId: string | null) => conditionOverview(rows, conditionId, all, judged);
  return {
    whole: summary(null),
    conditions: rows.conditions.map(({ id }) => summary(id)),
    cells: tried.flatMap((options) => fullest(options) ?? []),
  };
};

/** What the overview shows for one condition and outcome; null where no result reports it. */
export const overviewCell = (
  rows: OverviewRows,
  conditionId: string,
  outcomeId: string,
): OverviewCell | null => fullest(comparisonsTried(rows, conditionId, outcomeId));

/** One cell for each comparison that results of this condition and outcome name. */
const comparisonsTried = (
  rows: OverviewRows,
  conditionId: string,
  outcomeId: string,
): readonly OverviewCell[] => {
  const found = resultsInScope(rows, { conditionId, comparisonId: null, outcomeId });
  if (found.length === 0) return [];
  const named = new Set(
    found.flatMap(({ standing }) => standing.readings.map(({ comparisonId }) => comparisonId)),
  );
  const comparisonIds = rows.comparisons.map(({ id }) => id).filter((id) => named.has(id));
  const anySaved = rows.analyses.some(
    (saved) =>
      saved.conditionId === conditionId && saved.outcomeId === outcomeId && saved.comparisonId === null,
  );
  const options: readonly (string | null)[] =
    comparisonIds.length === 0 ? [null] : anySaved ? [...comparisonIds, null] : comparisonIds;
  return options.map((comparisonId) => cellOf(rows, { conditionId, comparisonId, outcomeId }));
};

const fullest = (options: readonly OverviewCell[]): OverviewCell | null => {
  const [first, ...others] = options;
  if (first === undefined) return null;
  return others.reduce((best, option) => (isFuller(option, best) ? option : best), first);
};

/** More studies first, then a saved specification, then more results looked at; ties keep the review's order. */
const isFuller = (a: OverviewCell, b: OverviewCell): boolean => {
  if (a.k !== b.k) return a.k > b.k;
  if (a.saved !== b.saved) return a.saved;
  return a.report.leftOut.length > b.report.leftOut.length;
};

/** The saved analysis of one condition, comparison and outcome, else the one it starts with. */
export const cellOf = (
  rows: OverviewRows,
  scope: { readonly conditionId: string; readonly comparisonId: string | null; readonly outcomeId: string },
): OverviewCell => {
  const { conditionId, outcomeId } = scope;
  const saved = rows.analyses.find(
    (analysis) =>
      analysis.conditionId === conditionId &&
      analysis.outcomeId === outcomeId &&
      analysis.comparisonId === scope.comparisonId,
  );
  const specification: Specification =
    saved === undefined
      ? { ...scope, settings: defaultSettings(rows, scope).settings }
      : { ...scope, settings: saved.settings, ...(saved.designs && { designs: saved.designs }) };
  const report = analyseResults(rows, specification);
  return {
    conditionId,
    outcomeId,
    specification,
    saved: saved !== undefined,
    report,
    k: report.rows.length,
    participants: report.totals.participants,
    studyIds: report.rows.map(({ studyId }) => studyId),
    reason: report.pooled === null ? whyNone(report) : null,
  };
};

const whyNone = ({ error, leftOut }: AnalysisReport): string => {
  if (error !== null) return error.text;
  const counts = new Map<string, number>();
  for (const { text } of leftOut) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return 'No result.';
  const n = leftOut.length;
  const which = first[1] === n ? '' : ` (${first[1]} of ${n})`;
  return `${counted(n, 'result', 'results')}, none usable: ${first[0]}${which}`;
};

const studiesWithRiskOfBias = (rows: OverviewRows): ReadonlySet<string> => {
  const byResult = new Map<string, Appraisal[]>();
  for (const appraisal of rows.appraisals) {
    const list = byResult.get(appraisal.resultKey);
    if (list === undefined) byResult.set(appraisal.resultKey, [appraisal]);
    else list.push(appraisal);
  }
  const studies = new Set<string>();
  for (const appraisals of byResult.values()) {
    const standing = standingOf(appraisals, rows.review.appraisal.votes);
    const [first] = appraisals;
    if (standing.ok && standing.value.stands !== null && first !== undefined) studies.add(first.studyId);
  }
  return studies;
};

/** The studies of a condition: as a whole, or with a population that has it. */
export const studiesOf = <T extends Pick<Study, 'conditions' | 'populations'>>(
  studies: readonly T[],
  conditionId: string,
): readonly T[] =>
  studies.filter(
    ({ conditions, populations }) =>
      conditions.includes(conditionId) ||
      populations.some((population) => population.conditionId === conditionId),
  );

const conditionOverview = (
  rows: OverviewRows,
  conditionId: string | null,
  cells: readonly OverviewCell[],
  judged: ReadonlySet<string>,
): ConditionOverview => {
  const own = conditionId === null ? rows.studies : studiesOf(rows.studies, conditionId);
  const reportsByStudy = new Map<string, OverviewRows['reports'][number][]>();
  for (const report of rows.reports)
    for (const id of report.studyIds) {
      const list = reportsByStudy.get(id);
      if (list === undefined) reportsByStudy.set(id, [report]);
      else list.push(report);
    }
  const reportsOf = (studyId: string) => reportsByStudy.get(studyId) ?? [];
  const reports = conditionId === null ? rows.reports : [...new Set(own.flatMap(({ id }) => reportsOf(id)))];
  const of = own.filter(({ id }) => !rows.excludedStudies.has(id)).map(({ id }) => id);
  const ownCells = cells.filter((cell) => conditionId === null || cell.conditionId === conditionId);
  const inCells = (least: number) =>
    new Set(ownCells.filter(({ k }) => k >= least).flatMap(({ studyIds }) => studyIds));
  const count = (set: ReadonlySet<string>): OverviewCount => ({ ids: of.filter((id) => set.has(id)), of });
  return {
    conditionId,
    reportsDecided: {
      ids: reports.filter(isDecided).map(({ id }) => id),
      of: reports.map(({ id }) => id),
    },
    studiesIncluded: { ids: of.filter((id) => reportsOf(id).some(isIn)), of },
    withRiskOfBias: count(judged),
    withUsableResult: count(inCells(1)),
    inAnalysis: count(inCells(2)),
  };
};
