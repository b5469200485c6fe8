import * as z from 'zod';

/** A person (`given` may be initials only) or a group (whole name in `family`, `given` null). */
export const authorSchema = z.object({ family: z.string(), given: z.string().nullable() });
export type Author = z.infer<typeof authorSchema>;

export const noticeKinds = [
  'retracted', // this article was retracted
  'retraction-notice', // this record is the retraction of another article
  'corrected', // a correction to this article was published
  'correction-notice', // this record is the correction of another article
  'concern', // an expression of concern was published about it, or this is one
  'withdrawn',
] as const;

/** A retraction, correction or the like that the record itself states, with the words it was stated in. */
export const noticeSchema = z.object({ kind: z.enum(noticeKinds), text: z.string() });
export type Notice = z.infer<typeof noticeSchema>;

/**
 * One record as read from a search export: one line of one search. Null means that the source gave nothing. Text is plain
 * (markup and entities are gone). `extra` holds, by the name the source uses, everything that has no field of its own, so that nothing
 * of the source is lost.
 */
export const recordFieldsSchema = z.object({
  title: z.string().nullable(),
  abstract: z.string().nullable(),
  authors: z.array(authorSchema),
  year: z.number().int().nullable(),
  journal: z.string().nullable(),
  volume: z.string().nullable(),
  issue: z.string().nullable(),
  /** As printed, with a plain hyphen: "454-81", "S1-S10", "e0815". */
  pages: z.string().nullable(),
  /** Lower case, without resolver or prefix: "10.1000/abc". */
  doi: z.string().nullable(),
  /** Digits only. */
  pmid: z.string().nullable(),
  /** "PMC" and digits. */
  pmcid: z.string().nullable(),
  /** Trial registry numbers, from their own field or found in the text. */
  registryNumbers: z.array(z.string()),
  /** The database's own number of the record (CN-…, WOS:…, L…). */
  accession: z.string().nullable(),
  database: z.string().nullable(),
  language: z.string().nullable(),
  keywords: z.array(z.string()),
  publicationTypes: z.array(z.string()),
  url: z.string().nullable(),
  notices: z.array(noticeSchema),
  extra: z.record(z.string(), z.array(z.string())),
});
export type RecordFields = z.infer<typeof recordFieldsSchema>;

/** A record as an importer hands it over: its fields and where they stand in the file. */
export const parsedRecordSchema = recordFieldsSchema.extend({
  /** First and last line in the file, counted from 1 (rows of a table: the lines the row spans). */
  source: z.object({ first: z.number().int(), last: z.number().int() }),
});
export type ParsedRecord = z.infer<typeof parsedRecordSchema>;

export const emptyRecordFields: RecordFields = {
  title: null,
  abstract: null,
  authors: [],
  year: null,
  journal: null,
  volume: null,
  issue: null,
  pages: null,
  doi: null,
  pmid: null,
  pmcid: null,
  registryNumbers: [],
  accession: null,
  database: null,
  language: null,
  keywords: [],
  publicationTypes: [],
  url: null,
  notices: [],
  extra: {},
};
