import type { OverviewRows } from './overview';

/** Ids and labels in the order in which a person counts: "result-2" before "result-10", capitals and accents apart. */
const sortKey = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'));

const byKeys = <T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): readonly T[] =>
  rows
    .map((row) => ({ row, keys: keysOf(row) }))
    .sort((a, b) => {
      for (let i = 0; i < a.keys.length; i += 1) {
        if (a.keys[i]! < b.keys[i]!) return -1;
        if (a.keys[i]! > b.keys[i]!) return 1;
      }
      return 0;
    })
    .map(({ row }) => row);

const place = (order: number): string => String(Math.round((order + 1e6) * 1e3)).padStart(16, '0');
const listed = <T extends { readonly id: string; readonly order: number }>(
  rows: readonly T[],
): readonly T[] => byKeys(rows, ({ id, order }) => [place(order), id]);
const byId = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  byKeys(rows, ({ id }) => [sortKey(id), id]);

/**
 * The rows of a project in the order in which figures and tables show them: studies by label, results and the rest by id, lists as
 * the review orders them. Screen, exports and command line all read rows in this order, whatever order they come in.
 */
export const inShownOrder = (rows: OverviewRows): OverviewRows => ({
  review: rows.review,
  conditions: listed(rows.conditions),
  outcomes: listed(rows.outcomes),
  comparisons: listed(rows.comparisons),
  studies: byKeys(rows.studies, ({ id, label }) => [sortKey(label), id]),
  results: byId(rows.results),
  links: byId(rows.links),
  appraisals: byId(rows.appraisals),
  analyses: byId(rows.analyses),
  reports: rows.reports,
  excludedStudies: rows.excludedStudies,
});
