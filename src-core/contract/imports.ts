import * as z from 'zod';
import { importWarningSchema, searchSchema } from '../model/report';
import { call } from './define';

export const importPreviewSchema = z.object({
  /** Handle of the parsed file, kept in main until run or dropped. */
  token: z.string(),
  file: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  format: z.string(),
  formatLabel: z.string(),
  encoding: z.string(),
  recordsFound: z.number(),
  recordsRead: z.number(),
  warnings: z.array(importWarningSchema),
  unread: z.array(importWarningSchema),
  sample: z.array(
    z.object({
      title: z.string(),
      authors: z.string(),
      year: z.number().nullable(),
      journal: z.string(),
      hasAbstract: z.boolean(),
    }),
  ),
  withAbstract: z.number(),
  withDoi: z.number(),
  withPmid: z.number(),
  /** Records whose report is already in the project (same DOI or PMID). */
  alreadyHere: z.number(),
  /** The database that the file itself names, if it does. */
  suggestedDatabase: z.string().nullable(),
  /** Set when this very file (same hash) was imported before: the search it became. */
  importedBefore: z.string().nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const imports = {
  /** Asks for files (several); empty when cancelled. */
  choose: call(z.null(), z.array(z.string())),
  /** Reads and parses in a process of its own; progress comes as events with this `job`. */
  preview: call(z.object({ path: z.string(), job: z.string() }), importPreviewSchema),
  cancel: call(z.object({ job: z.string() }), z.null()),
  /** One search with its records, one transaction. */
  run: call(
    z.object({
      token: z.string(),
      job: z.string(),
      kind: searchSchema.shape.kind,
      database: z.string().min(1),
      date: z.string().nullable(),
      strategy: z.string(),
      note: z.string(),
    }),
    z.object({ searchId: z.string(), records: z.number(), newReports: z.number(), joined: z.number() }),
  ),
  drop: call(z.object({ token: z.string() }), z.null()),
};
