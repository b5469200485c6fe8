import * as z from 'zod';
import { analysisSchema } from '../model/analysis';
import { pairSchema, searchSchema, verdicts } from '../model/report';
import {
  comparisonSchema,
  conditionSchema,
  criterionSchema,
  exclusionReasonSchema,
  outcomeSchema,
  reviewerSchema,
  reviewSchema,
} from '../model/review';
import { appraisalSchema, linkSchema, resultSchema, studySchema } from '../model/study';

/**
 * The list rows that main sends to the renderer's mirror. They are made in main, after blinding, and hold no abstracts. A change of any
 * shape here, and a mend of what changes bring, must raise `mirrorSchema`: the renderer then throws its mirror away and fetches all.
 */
export const mirrorSchema = 5;

export const stageCellSchema = z.object({
  state: z.enum(['open', 'partial', 'in', 'out', 'conflict']),
  mine: z.enum(verdicts).nullable(),
  reasonId: z.string().nullable(),
  reasonText: z.string(),
  note: z.string(),
  /** When this reviewer's verdict was last changed (ISO time), for "last decided first". */
  at: z.string().nullable(),
});
export type StageCell = z.infer<typeof stageCellSchema>;

/** One report as lists show it. */
export const reportListRowSchema = z.object({
  id: z.string(),
  /** Place in import order over the whole project: the default order of the grid and of screening. */
  order: z.number(),
  title: z.string(),
  /** "Younger J, Noor N, McCue R" - at most six, then "et al." */
  authors: z.string(),
  year: z.number().nullable(),
  journal: z.string(),
  doi: z.string(),
  pmid: z.string(),
  language: z.string(),
  hasAbstract: z.boolean(),
  /** Databases or sources of all its records. */
  sources: z.array(z.string()),
  searchIds: z.array(z.string()),
  /** How many records it stands for. */
  records: z.number(),
  /** Retraction or correction notices, in words: "Retracted: Lancet. 2004;363:750". */
  notices: z.array(z.string()),
  labels: z.array(z.string()),
  ta: stageCellSchema,
  ft: stageCellSchema,
  studyIds: z.array(z.string()),
  /** Found by other methods than a database or register search (PRISMA). */
  otherMethods: z.boolean(),
});
export type ReportListRow = z.infer<typeof reportListRowSchema>;

/** Searches without their strategy text, warnings and unread lines: those are fetched when opened. */
export const searchListRowSchema = searchSchema
  .omit({ warnings: true, unread: true, strategy: true })
  .extend({ warnings: z.number(), unread: z.number() });
export type SearchListRow = z.infer<typeof searchListRowSchema>;

/** Mirror tables, in the order in which a rebuild streams them: the small ones that every screen needs come first. */
export const mirrorTables = {
  review: reviewSchema,
  criteria: criterionSchema,
  conditions: conditionSchema,
  outcomes: outcomeSchema,
  comparisons: comparisonSchema,
  exclusionReasons: exclusionReasonSchema,
  reviewers: reviewerSchema,
  searches: searchListRowSchema,
  /** Only those that wait for a person, and what people said. */
  pairs: pairSchema,
  studies: studySchema,
  links: linkSchema,
  results: resultSchema,
  appraisals: appraisalSchema,
  analyses: analysisSchema,
  reports: reportListRowSchema,
} as const;

export type MirrorTable = keyof typeof mirrorTables;
export type MirrorRow<T extends MirrorTable> = z.infer<(typeof mirrorTables)[T]>;
export const mirrorTableNames = Object.keys(mirrorTables) as readonly MirrorTable[];

/** Where a mirror stands: the file it copies, whose eyes it was blinded for, and how far it got. */
export const mirrorPositionSchema = z.object({
  instanceId: z.string(),
  reviewerId: z.string().nullable(),
  schema: z.number(),
  revision: z.number(),
  hash: z.string(),
});
export type MirrorPosition = z.infer<typeof mirrorPositionSchema>;

/** Changes from one revision to another. Rows travel as JSON text: measured faster over IPC than objects. */
export const changeBatchSchema = z.object({
  position: mirrorPositionSchema,
  /** The revision this batch builds on: a mirror elsewhere must rebuild. */
  from: z.number(),
  upserts: z.partialRecord(z.enum(mirrorTableNames as [MirrorTable, ...MirrorTable[]]), z.array(z.unknown())),
  deletes: z.partialRecord(z.enum(mirrorTableNames as [MirrorTable, ...MirrorTable[]]), z.array(z.string())),
});
export type ChangeBatch = z.infer<typeof changeBatchSchema>;
