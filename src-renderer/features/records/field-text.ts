import { splitAuthors } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import type { FieldEdits, TypedField } from '#core/dedupe/report-fields';
import { typedFields } from '#core/dedupe/report-fields';
import type { RecordFields } from '#core/model/record-fields';

/** Each field as it is typed: one line, or one entry a line. */
export type FieldTexts = Readonly<Record<TypedField, string>>;

export const fieldLabels: Record<TypedField, string> = {
  title: 'Title',
  authors: 'Authors, one a line: family name, given names',
  year: 'Year',
  journal: 'Journal',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
  registryNumbers: 'Trial registration, one a line',
  accession: 'Accession number',
  language: 'Language',
  publicationTypes: 'Publication type, one a line',
  keywords: 'Keywords, one a line',
  url: 'Address',
  abstract: 'Abstract',
};

/** Fields of several lines. */
export const longFields: ReadonlySet<TypedField> = new Set([
  'title',
  'authors',
  'registryNumbers',
  'publicationTypes',
  'keywords',
  'abstract',
]);

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const textOf = (field: TypedField, fields: RecordFields): string => {
  const value = fields[field];
  if (value === null) return '';
  if (field === 'authors')
    return fields.authors.map((a) => (a.given === null ? a.family : `${a.family}, ${a.given}`)).join('\n');
  return Array.isArray(value) ? value.join('\n') : String(value);
};

export const textsOf = (fields: RecordFields): FieldTexts =>
  Object.fromEntries(typedFields.map((field) => [field, textOf(field, fields)])) as Record<
    TypedField,
    string
  >;

/** Why a text is no value of its field; null when it is. */
export const problemOf = (field: TypedField, text: string): string | null => {
  const typed = text.trim();
  if (typed === '') return null;
  if (field === 'year' && !/^\d{4}$/.test(typed)) return 'Four digits';
  if (field === 'doi' && findDoi(typed) === null) return 'A DOI looks like 10.1000/abc';
  if (field === 'pmid' && findPmid(typed) === null) return 'Digits only';
  if (field === 'pmcid' && findPmcid(typed) === null) return 'PMC and digits';
  return null;
};

/** What was typed as values; identifiers in their normal form. */
export const valuesOf = (texts: Partial<FieldTexts>): FieldEdits => {
  const or = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const read = (field: TypedField, text: string): FieldEdits[TypedField] => {
    switch (field) {
      case 'authors':
        return lines(text).flatMap((line) =>
          line.includes(',')
            ? [
                {
                  family: line.slice(0, line.indexOf(',')).trim(),
                  given: or(line.slice(line.indexOf(',') + 1)),
                },
              ]
            : splitAuthors(line),
        );
      case 'registryNumbers':
      case 'keywords':
      case 'publicationTypes':
        return lines(text);
      case 'year':
        return or(text) === null ? null : Number(text.trim());
      case 'doi':
        return findDoi(text);
      case 'pmid':
        return findPmid(text);
      case 'pmcid':
        return findPmcid(text);
      default:
        return or(text);
    }
  };
  return Object.fromEntries(
    (Object.entries(texts) as [TypedField, string][]).map(([field, text]) => [field, read(field, text)]),
  );
};
