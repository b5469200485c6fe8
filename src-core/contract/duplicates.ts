import * as z from 'zod';
import { recordFieldsSchema } from '../model/record-fields';
import { pairSchema } from '../model/report';
import { call } from './define';

/** What is asked for in the list of pairs. */
export const pairViews = ['open', 'merged', 'decided', 'near'] as const;

/** One pair as the list shows it. */
export const pairRowSchema = pairSchema.pick({ id: true, a: true, b: true, verdict: true, by: true }).extend({
  /** Codes, the weightiest first. */
  reasons: z.array(z.string()),
  score: z.number().nullable(),
  /** The reviewer's name, empty for a rule. */
  byName: z.string(),
  titleA: z.string(),
  titleB: z.string(),
  yearA: z.number().nullable(),
  yearB: z.number().nullable(),
  sources: z.string(),
});
export type PairRow = z.infer<typeof pairRowSchema>;

/** A near miss, with the reports that stood for its records when it was found. */
const nearRowSchema = pairRowSchema.extend({ reportA: z.string(), reportB: z.string() });
export type NearRow = z.infer<typeof nearRowSchema>;

const sideSchema = z.object({
  recordId: z.string(),
  /** Place in the order of import. */
  seq: z.number(),
  reportId: z.string(),
  database: z.string(),
  /** Records that stand behind its report now. */
  records: z.number(),
  fields: recordFieldsSchema,
});
export const pairDetailSchema = z.object({
  a: sideSchema,
  b: sideSchema,
  /** Whether both stand for one report now. */
  together: z.boolean(),
  /** The report that both make, or would make: the best value of each field. */
  joined: recordFieldsSchema,
});
export type PairDetail = z.infer<typeof pairDetailSchema>;

const ids = z.object({ a: z.string(), b: z.string() });

/** Records that stand for the same report: what the program found, and what people say about it. */
export const duplicates = {
  /**
   * Looks through all records in a process of its own, in the review's mode; merges what is certain and queues the rest. `afresh` also
   * takes back what was merged before and is not certain now. Right after an import it is undone together with it. Another `mode` becomes
   * the review's in the same change, so that a search that ends early leaves the mode and the merges as they were; it goes with `afresh`.
   * `earlier` of the merged ones were here before the `searches` that are named.
   */
  find: call(
    z.object({
      job: z.string(),
      afresh: z.boolean(),
      mode: z.enum(['strict', 'balanced', 'sensitive']).optional(),
      searches: z.array(z.string()).optional(),
    }),
    z.object({
      merged: z.number(),
      earlier: z.number(),
      takenBack: z.number(),
      undecided: z.number(),
      queueFull: z.boolean(),
    }),
  ),
  /** Whether records came in, or came back by a redo, after duplicates were last looked for. */
  unlooked: call(z.null(), z.boolean()),
  /** Pairs of two reports alike, but too little to be queued, one for any two reports; looked for anew each time, kept nowhere. */
  nearMisses: call(z.object({ job: z.string() }), z.array(nearRowSchema)),
  list: call(
    z.object({ view: z.enum(['open', 'merged', 'decided']), limit: z.number().int().min(1).max(20_000) }),
    z.object({ rows: z.array(pairRowSchema), total: z.number() }),
  ),
  pair: call(ids, pairDetailSchema),
  /**
   * What this reviewer says of pairs, in one change; null takes it back. `decided` counts what was not said before: 0 writes nothing.
   * `contradicted` counts the pairs that are not taken for the same, since what was said of others keeps them apart, `because` tells of the
   * first of those what that was. `broken` counts the pairs said to be the same before that are taken apart by this.
   */
  decide: call(
    z.object({
      pairs: z.array(ids).min(1).max(20_000),
      verdict: z.enum(['same', 'different']).nullable(),
    }),
    z.object({
      decided: z.number(),
      contradicted: z.number(),
      because: z.string().nullable(),
      broken: z.number(),
    }),
  ),
  /** Takes one record out of its report, for good. */
  takeOut: call(z.object({ recordId: z.string() }), z.null()),
};
