import type { RecordFields } from '#core/model/record-fields';
import { bestFields } from './best-fields';

/** Fields that a person may set for a report, in place of what its records say. */
export const editableFields = [
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
export type EditableField = (typeof editableFields)[number];

export type FieldEdits = Partial<RecordFields>;

/** The fields of a report: the best value of each over its records, and over that what a person set. */
export const reportFields = (records: readonly RecordFields[], edits: FieldEdits | undefined): RecordFields => {
  const best = bestFields(records);
  return edits === undefined ? best : { ...best, ...edits };
};

/** Which record a report's value of a field comes from: the first that says exactly this; null where several were joined, or a person set it. */
export const recordOfValue = (
  records: readonly { readonly id: string; readonly fields: RecordFields }[],
  field: keyof RecordFields,
  value: unknown,
): string | null => {
  const text = JSON.stringify(value);
  return records.find((r) => JSON.stringify(r.fields[field]) === text)?.id ?? null;
};
