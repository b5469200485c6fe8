import type { AppError } from '#core/errors';
import { decodeBytes } from '#core/importers/decode-bytes';
import { rm5Condition, rm5StudyId } from '#core/importers/rm5-names';
import { type Rm5Review, rm5Review } from '#core/importers/rm5-review';
import { analysisId } from '#core/model/analysis';
import { type Link, linkId } from '#core/model/study';
import type { Row, TableName } from '#core/model/tables';
import { ok, type Result } from '#core/result';
import type { Entries } from './change-log';
import { canonicalReport } from './report-rows';
import type { Statements } from './rows';
import type { Store } from './store';
import { type Tx, write } from './write';

/** What a review of another program brought besides its references. */
export interface BroughtReview {
  readonly studies: number;
  readonly results: number;
  readonly outcomes: number;
  readonly comparisons: number;
  readonly analyses: number;
  readonly links: number;
  /** Studies and results that were here from an earlier import of this review, and stay as they are. */
  readonly studiesHere: number;
  readonly resultsHere: number;
  /** Of these results, those that the file gives otherwise than they are here. */
  readonly resultsDiffer: readonly string[];
}

const kind = 'imports.review';
type Own = (id: string) => string;

const countStudies = (statements: Statements, review: Rm5Review, prefix: string): number =>
  statements.one<{ n: number }>(
    'SELECT count(*) AS n FROM studies WHERE removed = 0 AND id IN (SELECT value FROM json_each(?))',
    JSON.stringify(review.studies.map(({ id }) => `${prefix}${id}`)),
  )?.n ?? 0;

/** How ids began that earlier builds gave to this review's rows: with the id of the search that it came by. */
const earlierPrefixes = (statements: Statements, { title }: Rm5Review): string[] =>
  statements
    .all<{ entries: string }>(
      `SELECT entries FROM change_log WHERE kind = '${kind}' AND substr(text, instr(text, '“')) = ?`,
      `“${title}”`,
    )
    .flatMap(({ entries }) => {
      const logged = JSON.parse(entries) as Entries;
      if (!('images' in logged)) return [];
      const [, condition = ''] = logged.images.find(([table]) => table === 'conditions') ?? [];
      return condition.endsWith(`~${rm5Condition}`) ? [condition.slice(0, -rm5Condition.length)] : [];
    });

/**
 * Ids of a review's rows: RevMan numbers its parts alike in all reviews, and in all versions of one. Where an earlier import gave other
 * ids, they stay, so that the review does not come in twice.
 */
const ownIds = (statements: Statements, review: Rm5Review) => {
  const now = `rm5-${review.reviewId}~`;
  const earlier = countStudies(statements, review, now) > 0 ? [] : earlierPrefixes(statements, review);
  const prefix = earlier.find((one) => countStudies(statements, review, one) > 0) ?? now;
  return (id: string): string => `${prefix}${id}`;
};

/** Whom the numbers are by: the review as it was imported, not whoever imported it. */
const dataset = 'review';

/** How many of the review's studies are in the project already. */
export const studiesHere = (statements: Statements, review: Rm5Review): number =>
  countStudies(statements, review, ownIds(statements, review)(''));

/** Puts a row unless one of its id is there; whether it did. */
const putNew = <T extends TableName>(tx: Tx, table: T, row: Row<T>): boolean => {
  if (tx.get(table, row.id) !== undefined) return false;
  tx.put(table, row);
  return true;
};

/** The study of the project that each of the review's is: itself, or the one that its results were moved to since. */
const studyIds = (tx: Tx, store: Store, review: Rm5Review, own: Own): ReadonlyMap<string, string> => {
  const moved = new Map<string, string>();
  for (const { key, studyId } of review.results) {
    if (moved.has(studyId) || tx.get('studies', own(studyId)) !== undefined) continue;
    const [known] = store.by('results', 'key', own(key));
    if (known !== undefined && tx.get('studies', known.studyId) !== undefined)
      moved.set(studyId, known.studyId);
  }
  return new Map(review.studies.map(({ id }) => [id, moved.get(id) ?? own(id)]));
};

const sameNumbers = (a: Row<'results'>, b: Row<'results'>): boolean => {
  const numbers = ({ arms, effect }: Row<'results'>) =>
    JSON.stringify([
      arms.map(({ n, events, mean, sd }) => [n, events, mean, sd]),
      [effect?.estimate ?? null, effect?.se ?? null],
    ]);
  return numbers(a) === numbers(b);
};

const putResults = (
  tx: Tx,
  store: Store,
  review: Rm5Review,
  own: Own,
  studies: ReadonlyMap<string, string>,
) => {
  const differ: string[] = [];
  let results = 0;
  for (const one of review.results) {
    const known = store.by('results', 'key', own(one.key));
    if (known.length === 0) {
      tx.put('results', {
        ...one,
        id: `${own(one.key)}~${own(one.by)}`,
        key: own(one.key),
        by: own(one.by),
        studyId: studies.get(one.studyId) ?? own(one.studyId),
        outcomeId: one.outcomeId === null ? null : own(one.outcomeId),
        comparisonId: one.comparisonId === null ? null : own(one.comparisonId),
      });
      results += 1;
    } else if (!known.some((row) => sameNumbers(row, one))) differ.push(one.source.where);
  }
  return { results, resultsHere: review.results.length - results, resultsDiffer: differ };
};

const keyOfFields = ({ title, year }: { readonly title: string | null; readonly year: number | null }) =>
  `${(title ?? '').toLowerCase().replace(/\W+/g, '')} ${year ?? ''}`;

/** Joins the reports that the import made to their studies; a reference that a study has already (by title and year) is no further report. */
const putLinks = (tx: Tx, store: Store, searchId: string, studies: ReadonlyMap<string, string>): number => {
  const had = new Map<string, { readonly ids: Set<string>; readonly titles: Set<string> }>();
  const ofStudy = (studyId: string) => {
    const known = had.get(studyId);
    if (known !== undefined) return known;
    const links: readonly Link[] = store.by('links', 'study_id', studyId);
    const records = links.flatMap(({ reportId }) => store.by('records', 'report_id', reportId));
    const made = {
      ids: new Set(links.map(({ reportId }) => reportId)),
      titles: new Set(records.map(({ fields }) => keyOfFields(fields))),
    };
    had.set(studyId, made);
    return made;
  };
  let links = 0;
  for (const record of store.by('records', 'search_id', searchId)) {
    const studyId = studies.get(record.fields.extra[rm5StudyId]?.[0] ?? '');
    const reportId = canonicalReport(store, record.reportId);
    if (studyId === undefined || reportId === null) continue;
    const { ids, titles } = ofStudy(studyId);
    if (ids.has(reportId) || titles.has(keyOfFields(record.fields))) continue;
    tx.put('links', { id: linkId(studyId, reportId), studyId, reportId, primary: ids.size === 0 });
    ids.add(reportId);
    links += 1;
  }
  return links;
};

/**
 * Writes the studies of an imported review with their results, each joined to the reports that the import of its references made. What an
 * earlier import of the same review brought stays as it is, with everything that was done to it since.
 */
export const bringReview = (
  store: Store,
  review: Rm5Review,
  searchId: string,
  reviewer: string,
): Result<{ value: BroughtReview }, AppError> =>
  write(
    store,
    {
      kind,
      text: `Bring along ${review.studies.length} studies of “${review.title}”`,
      reviewer,
      undoable: 'with-previous',
    },
    (tx) => {
      const own = ownIds(store.statements, review);
      const count = (done: readonly boolean[]): number => done.filter(Boolean).length;
      const put = <T extends 'conditions' | 'outcomes' | 'comparisons'>(table: T, rows: readonly Row<T>[]) =>
        count(rows.map((one) => putNew(tx, table, { ...one, id: own(one.id) })));
      putNew(tx, 'reviewers', {
        id: own(dataset),
        name: `${review.title || 'Imported review'} (RevMan)`,
        role: 'dataset',
        active: true,
      });
      put('conditions', review.conditions);
      const outcomes = put('outcomes', review.outcomes);
      const comparisons = put('comparisons', review.comparisons);
      const ids = studyIds(tx, store, review, own);
      const studies = count(
        review.studies.map((one) =>
          putNew(tx, 'studies', {
            ...one,
            id: ids.get(one.id) ?? own(one.id),
            conditions: one.conditions.map(own),
          }),
        ),
      );
      const made = putResults(tx, store, review, own, ids);
      const analyses = count(
        review.analyses.map((one) => {
          const [conditionId, outcomeId] = [own(one.conditionId), own(one.outcomeId)];
          const comparisonId = one.comparisonId === null ? null : own(one.comparisonId);
          return putNew(tx, 'analyses', {
            ...one,
            id: analysisId(conditionId, comparisonId, outcomeId),
            conditionId,
            comparisonId,
            outcomeId,
          });
        }),
      );
      const links = putLinks(tx, store, searchId, ids);
      const here = review.studies.length - studies;
      return { studies, outcomes, comparisons, analyses, links, studiesHere: here, ...made };
    },
  );

/** What to tell of studies and results that were here before. */
const hereBefore = (brought: BroughtReview): string[] => {
  const { studiesHere: studies, resultsHere: results, resultsDiffer: differ } = brought;
  if (studies + results === 0) return [];
  return [
    `${studies} studies and ${results} results that an earlier import of this review brought: they stay as they are.`,
    ...(differ.length === 0
      ? []
      : [
          `${differ.length} of these results have other numbers in this file: ${differ.slice(0, 10).join('; ')}${differ.length > 10 ? '; …' : ''}.`,
        ]),
  ];
};

/** The same from the bytes of a RevMan file whose references are in; one undo takes both back. Says what it could not take. */
export const bringFromFile = (
  store: Store,
  bytes: Uint8Array,
  searchId: string,
  reviewer: string,
): Result<{ readonly brought: BroughtReview; readonly notTaken: readonly string[] }, AppError> => {
  const file = store.get('searches', searchId)?.file?.name ?? 'RevMan 5 file';
  const review = rm5Review(decodeBytes(bytes).text, dataset, file);
  const done = bringReview(store, review, searchId, reviewer);
  if (!done.ok) return done;
  const brought = done.value.value;
  return ok({ brought, notTaken: [...hereBefore(brought), ...review.notTaken] });
};
