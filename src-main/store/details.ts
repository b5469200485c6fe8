import type { ReportDetail } from '#core/contract/records';
import { editableFields, reportFields } from '#core/dedupe/report-fields';
import { type AppError, appError } from '#core/errors';
import { err, ok, type Result } from '#core/result';
import { latestVotes } from '#core/contract/report-list-row';
import { visibleStage } from '#core/screening/stage-state';
import type { Decision, Resolution } from '#core/model/report';
import { type Stage, stages } from '#core/model/review';
import type { Row } from '#core/model/tables';
import type { LogRow } from './change-log';
import { reviewOf } from './report-rows';
import type { Store } from './store';

/** What every report's details need and what is the same for all of them: read once for many. */
export const detailContext = (store: Store) => ({
  searches: new Map(store.all('searches').rows.map((x) => [x.id, x])),
  reviewers: new Map(store.all('reviewers').rows.map((r) => [r.id, r.name])),
  reasons: new Map(store.all('exclusionReasons').rows.map((r) => [r.id, r.text])),
  review: reviewOf(store),
});

/** Ids of the reports that are taken as one: first the one that stands for all of them. */
const membersOf = (store: Store, { id, aliasOf }: Row<'reports'>): readonly [string, ...string[]] => {
  const root = aliasOf ?? id;
  return [root, ...store.by('reports', 'alias_of', root).map((r) => r.id)];
};

export type DetailContext = ReturnType<typeof detailContext>;

/** What a reviewer may see of one stage of a report: all its votes, and which of them show. */
export const seenStage = (
  { review }: Pick<DetailContext, 'review'>,
  stage: Stage,
  decisions: readonly Decision[],
  resolutions: readonly Resolution[],
  viewer: string | null,
) => {
  const all = latestVotes(decisions, stage);
  const rule = stage === 'title-abstract' ? review.titleAbstract : review.fullText;
  const resolution = resolutions.find((r) => r.stage === stage);
  return { all, resolution, ...visibleStage(all, rule, viewer, resolution?.verdict ?? null) };
};

/** Of the decisions on one report those that a reviewer may see, stage by stage. */
export const shownVotes = (
  context: DetailContext,
  decisions: readonly Decision[],
  resolutions: readonly Resolution[],
  viewer: string | null,
): ReportDetail['votes'] =>
  stages.flatMap((stage) => {
    const { all, others } = seenStage(context, stage, decisions, resolutions, viewer);
    const shown = new Set([...others.map((o) => o.reviewerId), viewer]);
    return all
      .filter((d) => shown.has(d.reviewerId))
      .map((d) => ({
        stage,
        reviewerId: d.reviewerId,
        reviewerName: context.reviewers.get(d.reviewerId) ?? d.reviewerId,
        verdict: d.verdict,
        reason: d.reasonId === null ? d.reasonText : (context.reasons.get(d.reasonId) ?? d.reasonText),
        note: d.note,
        labels: d.labels,
        at: d.at,
      }));
  });

/** A report with everything that lists leave out, as one reviewer may see it. */
export const reportDetail = (
  store: Store,
  reportId: string,
  viewer: string | null,
  context: DetailContext = detailContext(store),
): Result<ReportDetail, AppError> => {
  const { searches, reviewers, reasons } = context;
  const asked = store.get('reports', reportId);
  if (asked === undefined)
    return err(
      appError('not-found', 'That report is not in the project (any more).', { where: { field: reportId } }),
    );
  const members = membersOf(store, asked);
  const [id] = members;
  const records = members.flatMap((m) => store.by('records', 'report_id', m));
  const edits = id === asked.id ? asked.edits : store.get('reports', id)?.edits;
  const decisions = members.flatMap((m) => store.by('decisions', 'report_id', m));
  const resolutions = members.flatMap((m) => store.by('resolutions', 'report_id', m));
  return ok({
    id,
    fields: reportFields(
      records.map((r) => r.fields),
      edits,
    ),
    edited: editableFields.filter((field) => edits !== undefined && field in edits),
    records: records.map((r) => ({
      ...r,
      database: searches.get(r.searchId)?.database ?? '',
      file: searches.get(r.searchId)?.file?.name ?? null,
    })),
    pairs: records
      .flatMap((r) => store.by('pairs', 'a', r.id))
      .map((p) => ({
        a: p.a,
        b: p.b,
        verdict: p.verdict,
        by: reviewers.get(p.by) ?? p.by,
        reason: p.reason,
      })),
    votes: shownVotes(context, decisions, resolutions, viewer),
    resolutions: resolutions.map(({ stage, verdict, reasonId, by, note, at }) => ({
      stage,
      verdict,
      reason: reasonId === null ? '' : (reasons.get(reasonId) ?? ''),
      byName: reviewers.get(by) ?? by,
      note,
      at,
    })),
  });
};

const mostTold = 500;

/**
 * Who changed what is known under this id, newest first, down to the import that brought it; of a report, also what happened to those that
 * it was merged with. Others' decisions in a
 * blind stage stay out until they may be seen.
 */
export const historyOf = (store: Store, id: string, viewer: string | null) => {
  const names = new Map(store.all('reviewers').rows.map((r) => [r.id, r.name]));
  const review = reviewOf(store);
  const blind =
    (review.titleAbstract.blind && review.titleAbstract.votes > 1) ||
    (review.fullText.blind && review.fullText.votes > 1);
  const report = store.get('reports', id);
  const ofOne = (of: string): readonly LogRow[] =>
    store.statements.all<LogRow>(
      `SELECT l.* FROM change_log l
       WHERE l.revision IN (SELECT revision FROM change_touch WHERE row_id = ?1 OR (row_id > ?1 || '~' AND row_id < ?1 || '~~'))
       OR (l.kind = 'imports.run' AND l.revision IN (SELECT t.revision FROM change_touch t
           JOIN records x ON x.search_id = t.row_id WHERE x.report_id = ?1))
       ORDER BY l.revision DESC LIMIT ${mostTold}`,
      of,
    );
  const changes = (report === undefined ? [id] : membersOf(store, report)).flatMap(ofOne);
  return [...new Map(changes.map((l) => [l.revision, l])).values()]
    .sort((a, b) => b.revision - a.revision)
    .slice(0, mostTold)
    .filter((l) => !blind || l.reviewer === viewer || !l.kind.startsWith('screening.'))
    .map((l) => ({
      revision: l.revision,
      at: l.at,
      reviewer: names.get(l.reviewer) ?? (l.reviewer === 'starter' ? '' : l.reviewer),
      text: l.text,
    }));
};
