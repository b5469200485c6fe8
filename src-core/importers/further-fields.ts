import * as z from 'zod';
import { authorSchema, noticeSchema } from '#core/model/record-fields';
import { keepExtra, type RecordDraft } from './record-draft';

/** How a custom field of EndNote's begins when our own exporter wrote it. */
export const furtherMark = 'LDN Workbench ';

/** What our own exporters write where a format has no field: read back whole. */
const furtherSchema = z.looseObject({
  accession: z.string().nullish(),
  pmid: z.string().nullish(),
  authors: z.array(authorSchema).optional(),
  keywords: z.array(z.string()).optional(),
  publicationTypes: z.array(z.string()).optional(),
  registryNumbers: z.array(z.string()).optional(),
  notices: z.array(noticeSchema).optional(),
  extra: z.record(z.string(), z.array(z.string())).optional(),
});

/** Takes the fields over; false where the value is none of ours and the caller should keep it as it is. */
export const readFurtherFields = (draft: RecordDraft, value: unknown): boolean => {
  const parsed = furtherSchema.safeParse(value);
  if (!parsed.success || parsed.data.extra === undefined) return false;
  const { accession, pmid, authors, keywords, publicationTypes, registryNumbers, notices, extra } =
    parsed.data;
  draft.accession ??= accession ?? null;
  draft.pmid ??= pmid ?? null;
  if (authors) draft.authors = authors;
  if (keywords) draft.keywords = keywords;
  if (publicationTypes) draft.publicationTypes = publicationTypes;
  draft.registryNumbers.push(...(registryNumbers ?? []));
  draft.notices.push(...(notices ?? []));
  for (const [name, values] of Object.entries(extra)) for (const one of values) keepExtra(draft, name, one);
  return true;
};

/** The same from text; anything that is no JSON is not ours. */
export const readFurtherText = (draft: RecordDraft, text: string): boolean => {
  try {
    return readFurtherFields(draft, JSON.parse(text));
  } catch {
    return false;
  }
};
