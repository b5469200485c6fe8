import * as z from 'zod';
import { type Row, type TableName, tableNames, tables } from '../model/tables';

const starterFormat = 'ldn-starter';
const starterVersion = 1;

/** Rows by table, as they go into a new project in one change. */
export type StarterRows = { readonly [T in TableName]: readonly Row<T>[] };

export const emptyStarterRows: StarterRows = {
  review: [],
  criteria: [],
  conditions: [],
  outcomes: [],
  comparisons: [],
  exclusionReasons: [],
  reviewers: [],
  searches: [],
  records: [],
  reports: [],
  pairs: [],
  decisions: [],
  resolutions: [],
  studies: [],
  links: [],
  results: [],
  appraisals: [],
  analyses: [],
  attachments: [],
};

const rowsOf = <S extends z.ZodType>({ schema }: { readonly schema: S }) => z.array(schema).default([]);

export const starterFileSchema = z.strictObject({
  format: z.literal(starterFormat),
  version: z.literal(starterVersion),
  tables: z.strictObject({
    review: rowsOf(tables.review),
    criteria: rowsOf(tables.criteria),
    conditions: rowsOf(tables.conditions),
    outcomes: rowsOf(tables.outcomes),
    comparisons: rowsOf(tables.comparisons),
    exclusionReasons: rowsOf(tables.exclusionReasons),
    reviewers: rowsOf(tables.reviewers),
    searches: rowsOf(tables.searches),
    records: rowsOf(tables.records),
    reports: rowsOf(tables.reports),
    pairs: rowsOf(tables.pairs),
    decisions: rowsOf(tables.decisions),
    resolutions: rowsOf(tables.resolutions),
    studies: rowsOf(tables.studies),
    links: rowsOf(tables.links),
    results: rowsOf(tables.results),
    appraisals: rowsOf(tables.appraisals),
    analyses: rowsOf(tables.analyses),
    attachments: rowsOf(tables.attachments),
  }),
});

/** One row a line, tables in their fixed order, empty ones left out: the same rows give the same bytes. */
export const starterText = (rows: StarterRows): string => {
  const filled = tableNames.filter((table) => rows[table].length > 0);
  const parts = filled.map((table) => {
    const lines = rows[table].map((row) => `      ${JSON.stringify(row)}`);
    return `    ${JSON.stringify(table)}: [\n${lines.join(',\n')}\n    ]`;
  });
  return `{\n  "format": "${starterFormat}",\n  "version": ${starterVersion},\n  "tables": {\n${parts.join(',\n')}\n  }\n}\n`;
};
