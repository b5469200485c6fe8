import * as z from 'zod';

/** A person or a group; a group name stands whole in `family` with `given` null. */
export const authorSchema = z.object({ family: z.string(), given: z.string().nullable() });
export type Author = z.infer<typeof authorSchema>;

/** A retraction, correction or expression of concern that the source database noted on the record. */
export const noticeSchema = z.object({
  kind: z.enum(['retraction', 'correction', 'concern', 'retracted-and-republished', 'other']),
  text: z.string(),
});

/**
 * The bibliographic fields of one record as its source gave them. `null` (or an empty list) means the source did not say;
 * it is never a guess. `extra` keeps every tag that no field takes, so that nothing of the file is lost.
 */
export const recordFieldsSchema = z.object({
  title: z.string().nullable(),
  abstract: z.string().nullable(),
  authors: z.array(authorSchema),
  year: z.number().int().nullable(),
  journal: z.string().nullable(),
  volume: z.string().nullable(),
  issue: z.string().nullable(),
  pages: z.string().nullable(),
  /** Lower case, without resolver address. */
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
  pmcid: z.string().nullable(),
  /** Trial registration numbers, found in their own field or in the text. */
  registryNumbers: z.array(z.string()),
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
