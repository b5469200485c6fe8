import type { ReportDetail } from '#core/contract/records';
import { type FieldEdits, reportFields } from '#core/dedupe/report-fields';
import type { RecordFields } from '#core/model/record-fields';
import type { Decision, Resolution } from '#core/model/report';
import type { Stage } from '#core/model/review';
import type { Row } from '#core/model/tables';
import type { StageState } from '#core/screening/stage-state';
import { type DetailContext, seenStage, shownVotes } from './details';
import { group } from './report-rows';
import type { Stored } from './rows';
import type { Store } from './store';

/** What goes out of a report: its fields, and of its screening what this reviewer may see. */
export interface OutgoingReport {
  readonly fields: RecordFields;
  readonly votes: ReportDetail['votes'];
  readonly states: Readonly<Record<Stage, StageState>>;
  /** Conflicts that were settled, and by whom. */
  readonly settled: readonly {
    readonly stage: Stage;
    readonly verdict: Resolution['verdict'];
    readonly reason: string;
    readonly by: string;
    readonly note: string;
  }[];
}

const screening = (
  context: DetailContext,
  decisions: readonly Decision[],
  resolutions: readonly Resolution[],
  viewer: string | null,
): Omit<OutgoingReport, 'fields'> => {
  const state = (stage: Stage) => seenStage(context, stage, decisions, resolutions, viewer).state;
  return {
    votes: shownVotes(context, decisions, resolutions, viewer),
    states: { 'title-abstract': state('title-abstract'), 'full-text': state('full-text') },
    settled: resolutions.map(({ stage, verdict, reasonId, by, note }) => ({
      stage,
      verdict,
      note,
      reason: reasonId === null ? '' : (context.reasons.get(reasonId) ?? ''),
      by: context.reviewers.get(by) ?? by,
    })),
  };
};

interface Head {
  readonly id: string;
  readonly alias_of: string | null;
  readonly edits: string | null;
}

const heads = (where: string): string =>
  `SELECT id, alias_of, CASE WHEN instr(doc, '"edits":') > 0 THEN doc -> '$.edits' END AS edits
   FROM reports WHERE removed = 0 AND ${where} IN (SELECT value FROM json_each(?)) ORDER BY seq`;

/** Rows of these reports (ids as a JSON array), each report's in order of arrival. */
const rowsOf = <T extends 'records' | 'decisions' | 'resolutions'>(store: Store, table: T, reports: string) =>
  group<Row<T>>(
    store.decodeAll(
      table,
      store.statements.all<Stored>(
        `SELECT seq, id, rev, removed, doc FROM "${table}" WHERE removed = 0
         AND report_id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
        reports,
      ),
    ).rows,
    (row) => row.reportId,
  );

/**
 * Reports for a list of references, in the order of their ids; one that is not there any more is left out. All of a group is read with a
 * handful of queries, where asking for each report by itself took six.
 */
export const outgoingReports = (
  store: Store,
  ids: readonly string[],
  viewer: string | null,
  context: DetailContext,
): OutgoingReport[] => {
  const read = (where: string, values: readonly string[]): Head[] =>
    store.statements.all<Head>(heads(where), JSON.stringify(values));
  const asked = new Map(read('id', ids).map((head) => [head.id, head]));
  const standing = [...new Set([...asked.values()].map((head) => head.alias_of ?? head.id))];
  const elsewhere = standing.filter((id) => !asked.has(id));
  const edits = new Map(
    [...asked.values(), ...(elsewhere.length === 0 ? [] : read('id', elsewhere))].map((head) => [
      head.id,
      head.edits,
    ]),
  );
  const joined = group(read('alias_of', standing), (head) => head.alias_of ?? '');
  const members = JSON.stringify([...standing, ...[...joined.values()].flat().map((head) => head.id)]);
  const records = rowsOf(store, 'records', members);
  const decisions = rowsOf(store, 'decisions', members);
  const resolutions = rowsOf(store, 'resolutions', members);
  return ids.flatMap((id) => {
    const head = asked.get(id);
    if (head === undefined) return [];
    const stands = head.alias_of ?? head.id;
    const all = [stands, ...(joined.get(stands) ?? []).map((one) => one.id)];
    const set = edits.get(stands) ?? null;
    return [
      {
        fields: reportFields(
          all.flatMap((one) => records.get(one) ?? []).map((row) => row.fields),
          set === null ? undefined : (JSON.parse(set) as FieldEdits),
        ),
        ...screening(
          context,
          all.flatMap((one) => decisions.get(one) ?? []),
          all.flatMap((one) => resolutions.get(one) ?? []),
          viewer,
        ),
      },
    ];
  });
};

/** Ids of all reports that stand, in order of arrival, so many at a time. */
export function* standingReports(store: Store, atOnce: number): Generator<string[]> {
  let after = 0;
  for (;;) {
    const page = store.statements.all<{ seq: number; id: string }>(
      'SELECT seq, id FROM reports WHERE removed = 0 AND alias_of IS NULL AND seq > ? ORDER BY seq LIMIT ?',
      after,
      atOnce,
    );
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.seq;
    yield page.map(({ id }) => id);
  }
}
