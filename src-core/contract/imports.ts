import * as z from 'zod';
import { columnMeanings } from '../importers/csv-columns';
import { importWarningSchema, placesSchema, searchSchema, verdicts } from '../model/report';
import { stages } from '../model/review';
import { call } from './define';

/** A day as YYYY-MM-DD, or as much of it as is known: YYYY-MM, YYYY. */
export const searchDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'write the date as YYYY-MM-DD');

const countedSchema = z.object({ text: z.string(), count: z.number() });

/** How far the records were screened elsewhere, and whose decisions that becomes. */
export const screenedSchema = z.object({
  stage: z.enum(stages),
  /** One verdict of the person in front of the screen for all records; null takes each record's own marks. */
  everything: z.enum(verdicts).nullable(),
  people: z.array(
    z.object({
      name: z.string().nullable(),
      /** A reviewer of the project; null with a `newName` makes one, without it leaves this person out. */
      reviewerId: z.string().nullable(),
      newName: z.string().nullable(),
    }),
  ),
  reasons: z.array(
    z.object({
      text: z.string(),
      /** A reason of the review; null with `add` makes one, without it keeps the words. */
      reasonId: z.string().nullable(),
      add: z.boolean(),
    }),
  ),
});
export type Screened = z.infer<typeof screenedSchema>;

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
  places: placesSchema,
  /** The database that the file was said to come from when it was imported before, or else the one that it names itself, if it does. */
  suggestedDatabase: z.string().nullable(),
  /** Of a table: how its columns were understood, to be looked at and mapped otherwise. */
  table: z
    .object({
      headers: z.array(z.string()),
      meanings: z.array(z.enum(columnMeanings).nullable()),
      rows: z.array(z.array(z.string())),
      producer: z.string().nullable(),
      /** Of a workbook: the sheet that was read, and those that hold something. */
      sheet: z.string().optional(),
      sheets: z.array(z.object({ name: z.string(), rows: z.number() })).optional(),
      /** The columns are as somebody mapped them for an earlier file of the same columns. */
      remembered: z.boolean(),
    })
    .nullable(),
  /** Votes, reasons, labels and notes of this or another screening program, counted; null where there are none. */
  marks: z
    .object({
      source: z.enum(['ldn', 'rayyan', 'covidence', 'asreview', 'revman', 'labels']),
      records: z.number(),
      people: z.array(
        z.object({
          name: z.string().nullable(),
          include: z.number(),
          exclude: z.number(),
          maybe: z.number(),
          notes: z.number(),
          /** Where the file tells the stages apart: the above are of title and abstract, these of the full text. */
          fullText: z.object({ include: z.number(), exclude: z.number(), maybe: z.number() }).optional(),
          settled: z.number().optional(),
        }),
      ),
      reasons: z.array(countedSchema),
      labels: z.array(countedSchema),
    })
    .nullable(),
  /** What a RevMan review holds besides its references; null where the file is none. */
  review: z
    .object({
      title: z.string(),
      lists: z.array(z.object({ name: z.string(), references: z.number(), studies: z.number() })),
      studies: z.number(),
      /** Studies that an earlier import of the same review brought. */
      studiesHere: z.number(),
      comparisons: z.array(z.object({ name: z.string(), outcomes: z.number(), results: z.number() })),
      outcomes: z.number(),
      results: z.number(),
      analyses: z.number(),
      judgements: z.number(),
      /** What has no place in a project, a sentence each. */
      notTaken: z.array(z.string()),
    })
    .nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const imports = {
  /** Asks for files (several); empty when cancelled. */
  choose: call(z.null(), z.array(z.string())),
  /** Reads and parses in a process of its own; progress comes as events with this `job`. */
  preview: call(
    z.object({
      path: z.string(),
      job: z.string(),
      /** Of a table: what each column holds, in place of the best guess; remembered for the next file of the same columns. */
      columns: z.array(z.enum(columnMeanings).nullable()).max(2000).optional(),
      /** Of a workbook: the sheet to read. */
      sheet: z.string().optional(),
      /** Files that stand before it, in their order: what they bring is theirs. */
      before: z.array(z.string()).optional(),
    }),
    importPreviewSchema,
  ),
  /** The places of the records of these files, each after those before it, as the project is now. */
  compare: call(z.object({ tokens: z.array(z.string()), job: z.string() }), z.array(placesSchema)),
  cancel: call(z.object({ job: z.string() }), z.null()),
  /** One search with its records, one transaction. */
  run: call(
    z.object({
      token: z.string(),
      job: z.string(),
      kind: searchSchema.shape.kind,
      database: z.string().min(1),
      platform: z.string(),
      date: searchDateSchema.nullable(),
      strategy: z.string(),
      note: z.string(),
      /** Searches that came in just before, of the same press of the button: one undo takes all of them back. */
      together: z.array(z.string()).optional(),
      /** That press of the button, and whether another file of it follows: until the last nothing is undone and no other import begins. */
      batch: z.object({ id: z.string(), follows: z.boolean() }).optional(),
      /** Null: all of it is still to be screened. */
      screened: screenedSchema.nullable(),
    }),
    z.object({
      searchId: z.string(),
      records: z.number(),
      places: placesSchema,
      /** Verdicts brought along from elsewhere, those that the same people had given here already, and reports with labels or notes alone. */
      decisions: z.number(),
      decisionsHere: z.number(),
      labelled: z.number(),
      /** Studies and results brought along with the references of another program's review, and what could not be taken. */
      studies: z.number(),
      results: z.number(),
      notTaken: z.array(z.string()),
    }),
  ),
  /** Reads an unread part of a file again as mended by hand, before it is imported; gives the file as it now stands. */
  mend: call(
    z.object({ token: z.string(), at: z.number().int().min(0), raw: z.string().max(1_000_000) }),
    importPreviewSchema,
  ),
  /** The same after the import: what it gives becomes part of that search. `was` is the text as it was listed. */
  mendImported: call(
    z.object({
      searchId: z.string(),
      at: z.number().int().min(0),
      was: z.string(),
      raw: z.string().max(1_000_000),
    }),
    z.object({ records: z.number() }),
  ),
  drop: call(z.object({ token: z.string() }), z.null()),
  /** Takes back one import as a whole, whatever was done since; refused where later work rests on it. */
  undo: call(z.object({ searchId: z.string() }), z.object({ did: z.string() })),
};
