import type { Author, RecordFields } from '#core/model/record-fields';
import type { ExportedReference, ReferenceExporter } from './reference-exporter';

/** CSL-JSON for citation processors; what CSL has no field for stands under "custom", where its schema allows anything. */
const nameOf = ({ family, given }: Author): Readonly<Record<string, string>> =>
  given === null ? { literal: family } : { family, given };

const types: Readonly<Record<string, string>> = {
  BOOK: 'book',
  CHAP: 'chapter',
  CONF: 'paper-conference',
  THES: 'thesis',
  RPRT: 'report',
  ELEC: 'webpage',
};

const itemOf = ({ fields, notes }: ExportedReference, at: number): Readonly<Record<string, unknown>> => {
  const present = (entries: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== null),
    );
  const { registryNumbers, notices, publicationTypes, accession, keywords }: RecordFields = fields;
  return {
    id: `record-${at + 1}`,
    type: types[fields.extra.TY?.[0] ?? ''] ?? 'article-journal',
    ...present({
      title: fields.title,
      'container-title': fields.journal,
      volume: fields.volume,
      issue: fields.issue,
      page: fields.pages,
    }),
    ...(fields.authors.length > 0 ? { author: fields.authors.map(nameOf) } : {}),
    ...(fields.year === null ? {} : { issued: { 'date-parts': [[fields.year]] } }),
    ...present({
      DOI: fields.doi,
      PMID: fields.pmid,
      PMCID: fields.pmcid,
      URL: fields.url,
      language: fields.language,
      source: fields.database,
      abstract: fields.abstract,
    }),
    ...(keywords.length > 0 ? { keyword: keywords.join('; ') } : {}),
    ...(notes.length > 0 ? { note: notes.join('\n') } : {}),
    custom: { accession, keywords, publicationTypes, registryNumbers, notices, extra: fields.extra },
  };
};

export const cslJsonExporter = {
  id: 'csl-json',
  label: 'CSL-JSON',
  extension: 'json',
  frame: { begin: '[\n', between: ',\n', end: '\n]\n' },
  // set off as entries of a list are
  reference: (reference, at) =>
    `  ${JSON.stringify(itemOf(reference, at), null, 2).replaceAll('\n', '\n  ')}`,
} as const satisfies ReferenceExporter;
