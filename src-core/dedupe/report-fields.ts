import type { RecordFields } from '#core/model/record-fields';
import { bestFields } from './best-fields';

/** Fields of text that a person may set for a report, in place of what its records say. */
export const typedFields = [
  'title',
  'abstract',
  'authors',
  'year',
  'journal',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'pmcid',
  'registryNumbers',
  'accession',
  'language',
  'keywords',
  'publicationTypes',
  'url',
] as const satisfies readonly (keyof RecordFields)[];
export type TypedField = (typeof typedFields)[number];

/** All that a person may set: notices of retraction and correction, too, which a file may lack or have wrongly. */
export const editableFields = [...typedFields, 'notices'] as const satisfies readonly (keyof RecordFields)[];
export type EditableField = (typeof editableFields)[number];

export type FieldEdits = Partial<RecordFields>;

/** The fields of a report: the best value of each over its records, and over that what a person set. */
export const reportFields = (
  records: readonly RecordFields[],
  edits: FieldEdits | undefined,
): RecordFields => {
  const best = bestFields(records);
  return edits === undefined ? best : { ...best, ...edits };
};
