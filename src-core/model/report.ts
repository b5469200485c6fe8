import * as z from 'zod';
import { recordFieldsSchema } from './record-fields';
import { stages } from './review';

export const importWarningSchema = z.object({
  line: z.number().nullable(),
  code: z.string(),
  text: z.string(),
  raw: z.string().optional(),
});
export type ImportWarning = z.infer<typeof importWarningSchema>;

/** Records of a file by what an import makes of them (`RecordPlaces`); with the unread parts they are all that was found. */
export const placesSchema = z.object({
  new: z.number(),
  here: z.number(),
  repeated: z.number(),
  other: z.number(),
});

/** Where records came from. `found-otherwise` are PRISMA's "other methods" (citation searching, websites, organisations). */
export const searchSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(['database', 'register', 'citation-searching', 'website', 'organisation', 'other']),
  database: z.string().min(1),
  /** Where it was searched, if not at the source itself: Ovid, EBSCOhost, Elsevier ... (PRISMA-S item 1). */
  platform: z.string().optional(),
  /** The day the search was run (YYYY-MM-DD), null when nobody said. */
  date: z.string().nullable(),
  strategy: z.string(),
  note: z.string(),
  file: z
    .object({
      name: z.string(),
      sha256: z.string(),
      bytes: z.number(),
      encoding: z.string(),
      format: z.string(),
      /** Of a workbook with several sheets: the one that was read. */
      sheet: z.string().optional(),
      /** Of a table with unread rows: what it takes to read one of them later. */
      table: z
        .object({
          headers: z.array(z.string()),
          meanings: z.array(z.string().nullable()),
          delimiter: z.string(),
        })
        .optional(),
    })
    .nullable(),
  recordsFound: z.number().int(),
  recordsRead: z.number().int(),
  /** What became of them when they came in; files that were imported before this was kept have none. */
  places: placesSchema.optional(),
  warnings: z.array(importWarningSchema),
  /** What could not be read, with its raw text: never dropped silently. */
  unread: z.array(importWarningSchema),
  importedAt: z.string(),
});
export type Search = z.infer<typeof searchSchema>;

export const recordSchema = z.object({
  /** Hash of the file, its search and its ordinal: made once, and the same wherever that import is read. */
  id: z.string().min(1),
  searchId: z.string().min(1),
  ordinal: z.number().int(),
  /** The report this record was given at import. Never changes; grouping is by the report's `aliasOf`. */
  reportId: z.string().min(1),
  fields: recordFieldsSchema,
});
export type RecordRow = z.infer<typeof recordSchema>;

/** A document. Never deleted; a duplicate points at the report that stands for it, so that splitting gives it back whole. */
export const reportSchema = z.object({
  id: z.string().min(1),
  recordId: z.string().min(1),
  aliasOf: z.string().nullable(),
  /** Fields set by hand: they stand over what the records say, which stays as it was read. */
  edits: recordFieldsSchema.partial().optional(),
});
export type Report = z.infer<typeof reportSchema>;

/** What somebody (or a named rule) found out about two records. Groups are derived from these facts. */
export const pairSchema = z.object({
  id: z.string().min(1),
  a: z.string().min(1),
  b: z.string().min(1),
  /** `undecided`: a rule found them alike, but not enough to say so; it waits for a person. */
  verdict: z.enum(['same', 'different', 'undecided']),
  /** Reviewer id, or `rule:<name>`. */
  by: z.string().min(1),
  /** Codes of what agrees and what does not, the weightiest first, with commas between. */
  reason: z.string(),
  /** 0 to 1, as the rule sees it; absent where numbers or people decided. */
  score: z.number().optional(),
  /** When a person said so (ISO time): of several, the latest counts. */
  at: z.string().optional(),
  /** Places of `a` and `b` in the order of import, by which pairs of one score stand; absent where nobody asks. */
  places: z.tuple([z.number(), z.number()]).optional(),
  /** An undecided pair that other facts settle: one report already, or two that somebody keeps apart. Nobody need decide it. */
  grouped: z.boolean().optional(),
});
export type Pair = z.infer<typeof pairSchema>;

export const pairId = (a: string, b: string, by: string): string => `${a}~${b}~${by}`;
/** What a rule found, not a person. */
export const isRule = (by: string): boolean => by.startsWith('rule:');

export const verdicts = ['include', 'exclude', 'maybe'] as const;
export type Verdict = (typeof verdicts)[number];

/** One reviewer's verdict on one report at one stage; the id is made of these three, so nobody can overwrite another's. */
export const decisionSchema = z.object({
  id: z.string().min(1),
  reportId: z.string().min(1),
  stage: z.enum(stages),
  reviewerId: z.string().min(1),
  /** null: noted or labelled, not judged. */
  verdict: z.enum(verdicts).nullable(),
  reasonId: z.string().nullable(),
  /** A reason given in words that is not in the review's list (command line, imports). */
  reasonText: z.string(),
  note: z.string(),
  labels: z.array(z.string()),
  at: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** The resolved verdict where reviewers disagreed. */
export const resolutionSchema = z.object({
  id: z.string().min(1),
  reportId: z.string().min(1),
  stage: z.enum(stages),
  verdict: z.enum(['include', 'exclude']),
  reasonId: z.string().nullable(),
  by: z.string().min(1),
  note: z.string(),
  at: z.string(),
});
export type Resolution = z.infer<typeof resolutionSchema>;

/** A file kept beside the project, named by its hash. */
export const attachmentSchema = z.object({
  id: z.string().min(1),
  sha256: z.string(),
  name: z.string(),
  bytes: z.number(),
  reportId: z.string().nullable(),
  searchId: z.string().nullable(),
});

export const decisionId = (reportId: string, stage: string, reviewerId: string): string =>
  `${reportId}~${stage}~${reviewerId}`;
