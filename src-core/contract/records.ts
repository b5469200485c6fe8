import * as z from 'zod';
import { type EditableField, editableFields, type TypedField, typedFields } from '../dedupe/report-fields';
import { recordFieldsSchema } from '../model/record-fields';
import { pairSchema, recordSchema, searchSchema, verdicts } from '../model/report';
import { stages } from '../model/review';
import { call } from './define';
import { searchDateSchema } from './imports';

/** What zod's pick asks for. */
const editable = Object.fromEntries(editableFields.map((field) => [field, true])) as Record<
  EditableField,
  true
>;

const typed = Object.fromEntries(typedFields.map((field) => [field, true])) as Record<TypedField, true>;

export const reportDetailSchema = z.object({
  id: z.string(),
  /** Best value of each field over its records. */
  fields: recordFieldsSchema,
  /** Fields that a person set over what the records say. */
  edited: z.array(z.enum(editableFields)),
  records: z.array(
    recordSchema.extend({
      database: z.string(),
      /** Name of the file it was read from; null where it came without one. */
      file: z.string().nullable(),
    }),
  ),
  /** Why records were put together. */
  pairs: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      verdict: pairSchema.shape.verdict,
      /** A reviewer's name, or `rule:…`. */
      by: z.string(),
      reason: z.string(),
    }),
  ),
  /** Votes this reviewer may see. */
  votes: z.array(
    z.object({
      stage: z.enum(stages),
      reviewerId: z.string(),
      reviewerName: z.string(),
      verdict: z.enum(verdicts).nullable(),
      reason: z.string(),
      note: z.string(),
      labels: z.array(z.string()),
      at: z.string(),
    }),
  ),
  /** How conflicts were settled, by whom and why. */
  resolutions: z.array(
    z.object({
      stage: z.enum(stages),
      verdict: z.enum(['include', 'exclude']),
      reason: z.string(),
      byName: z.string(),
      note: z.string(),
      at: z.string(),
    }),
  ),
});
export type ReportDetail = z.infer<typeof reportDetailSchema>;

export const historyEntrySchema = z.object({
  revision: z.number(),
  at: z.string(),
  /** A name; empty for what came with the program. */
  reviewer: z.string(),
  text: z.string(),
});

/** Reading what lists do not hold. */
export const records = {
  /** Full text of one report: abstract, every field, every record behind it. */
  detail: call(z.object({ reportId: z.string() }), reportDetailSchema),
  /** Details of several at once: the screening page fetches the next few ahead. */
  details: call(z.object({ reportIds: z.array(z.string()).max(50) }), z.array(reportDetailSchema)),
  /**
   * Full-text search (title, abstract, authors): report ids, best first, as one text of JSON, for a long list crosses
   * to the window many times as fast so; and how many records could not be searched yet, because they are
   * still to enter the index. An empty query gives nothing. `state` is what the answer rests on: told with the same query as `seen`, the reports
   * come only where it is another one (null: they are the same).
   */
  search: call(
    z.object({
      query: z.string().max(500),
      limit: z.number().int().min(1).max(100_000),
      seen: z.string().optional(),
    }),
    z.object({ reportIds: z.string().nullable(), unsearched: z.number(), state: z.string() }),
  ),
  /** Who changed this row, when, and how, newest first; others' blinded decisions are left out. */
  history: call(z.object({ id: z.string() }), z.array(historyEntrySchema)),
  /** Sets fields of a report by hand; refused as stale if one of them changed since the form was opened. */
  edit: call(
    z.object({
      reportId: z.string(),
      set: recordFieldsSchema.pick(editable).partial(),
      reset: z.array(z.enum(editableFields)),
      was: recordFieldsSchema.pick(editable).partial(),
    }),
    z.null(),
  ),
  /** A record that no file brought, with where it was found. */
  add: call(
    z.object({
      fields: recordFieldsSchema.pick(typed),
      kind: searchSchema.shape.kind,
      database: z.string().trim().min(1).max(200),
    }),
    z.object({ reportId: z.string(), joined: z.boolean() }),
  ),
  searchDetail: call(z.object({ searchId: z.string() }), searchSchema),
  /** Date, strategy, database or note of a search, corrected later. */
  saveSearch: call(
    z.object({
      searchId: z.string(),
      database: z.string().min(1),
      platform: z.string(),
      kind: searchSchema.shape.kind,
      date: searchDateSchema.nullable(),
      strategy: z.string(),
      note: z.string(),
    }),
    z.null(),
  ),
};
