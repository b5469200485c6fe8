import type { AppError } from '#core/errors';
import { rm5StudyId } from '#core/importers/rm5';
import { decodeBytes } from '#core/importers/decode-bytes';
import { type Rm5Review, rm5Review } from '#core/importers/rm5-review';
import { linkId } from '#core/model/study';
import { ok, type Result } from '#core/result';
import { canonicalReport } from './report-rows';
import type { Store } from './store';
import { write } from './write';

/** What a review of another program brought besides its references. */
export interface BroughtReview {
  readonly studies: number;
  readonly results: number;
  readonly outcomes: number;
  readonly comparisons: number;
  readonly links: number;
}

/** Writes the studies of an imported review with their results, each joined to the reports that the import of its references made. */
export const bringReview = (
  store: Store,
  review: Rm5Review,
  searchId: string,
  reviewer: string,
): Result<{ value: BroughtReview }, AppError> =>
  write(
    store,
    {
      kind: 'imports.review',
      text: `Bring along ${review.studies.length} studies of “${review.title}”`,
      reviewer,
      undoable: 'with-previous',
    },
    (tx) => {
      // several reviews may be brought into one project: RevMan numbers its parts alike in all of them
      const own = (id: string): string => `${searchId}~${id}`;
      for (const one of review.conditions) tx.put('conditions', { ...one, id: own(one.id) });
      for (const one of review.outcomes) tx.put('outcomes', { ...one, id: own(one.id) });
      for (const one of review.comparisons) tx.put('comparisons', { ...one, id: own(one.id) });
      for (const one of review.studies)
        tx.put('studies', { ...one, id: own(one.id), conditions: one.conditions.map(own) });
      for (const one of review.results)
        tx.put('results', {
          ...one,
          id: own(one.id),
          key: own(one.key),
          studyId: own(one.studyId),
          outcomeId: one.outcomeId === null ? null : own(one.outcomeId),
          comparisonId: one.comparisonId === null ? null : own(one.comparisonId),
        });
      const studies = new Set(review.studies.map(({ id }) => id));
      const linked = new Set<string>();
      let links = 0;
      for (const record of store.by('records', 'search_id', searchId)) {
        const id = record.fields.extra[rm5StudyId]?.[0];
        const reportId = canonicalReport(store, record.reportId);
        if (id === undefined || reportId === null || !studies.has(id)) continue;
        const link = { id: linkId(own(id), reportId), studyId: own(id), reportId, primary: !linked.has(id) };
        if (tx.get('links', link.id) !== undefined) continue;
        tx.put('links', link);
        linked.add(id);
        links += 1;
      }
      return {
        studies: review.studies.length,
        results: review.results.length,
        outcomes: review.outcomes.length,
        comparisons: review.comparisons.length,
        links,
      };
    },
  );

/** The same from the bytes of a RevMan file whose references are in; one undo takes both back. Says what it could not take. */
export const bringFromFile = (
  store: Store,
  bytes: Uint8Array,
  searchId: string,
  reviewer: string,
): Result<{ readonly brought: BroughtReview; readonly notTaken: readonly string[] }, AppError> => {
  const review = rm5Review(decodeBytes(bytes).text, reviewer);
  const done = bringReview(store, review, searchId, reviewer);
  return done.ok ? ok({ brought: done.value.value, notTaken: review.notTaken }) : done;
};
