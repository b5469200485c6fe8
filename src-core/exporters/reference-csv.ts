import { splitAuthors } from '#core/bibliography/author-names';
import { keywordsOf } from '#core/importers/csv-fields';
import type { Author, RecordFields } from '#core/model/record-fields';
import { csvLine } from './csv';
import type { ExportedReference, ReferenceExporter } from './reference-exporter';

const nameOf = ({ family, given }: Author): string => (given === null ? `${family},` : `${family}, ${given}`);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const authorsCell = ({ authors }: RecordFields): string => authors.map(nameOf).join('; ');
const keywordsCell = ({ keywords }: RecordFields): string => keywords.join('; ');

/** What has no column, and names and keywords that a list in one cell does not keep apart: "Carriker, M. A., jr.". */
const furtherOf = (fields: RecordFields): string => {
  const { extra, notices, registryNumbers, authors, keywords } = fields;
  const further = {
    ...(authors.length > 0 && !same(splitAuthors(authorsCell(fields)), authors) && { authors }),
    ...(keywords.length > 0 && !same(keywordsOf(keywordsCell(fields)), keywords) && { keywords }),
  };
  const empty =
    Object.keys(extra).length + notices.length + registryNumbers.length + Object.keys(further).length === 0;
  return empty ? '' : JSON.stringify({ registryNumbers, notices, ...further, extra });
};

const columns: readonly (readonly [string, (reference: ExportedReference) => string])[] = [
  ['Title', ({ fields }) => fields.title ?? ''],
  ['Authors', ({ fields }) => authorsCell(fields)],
  ['Year', ({ fields }) => (fields.year === null ? '' : String(fields.year))],
  ['Journal', ({ fields }) => fields.journal ?? ''],
  ['Volume', ({ fields }) => fields.volume ?? ''],
  ['Issue', ({ fields }) => fields.issue ?? ''],
  ['Pages', ({ fields }) => fields.pages ?? ''],
  ['DOI', ({ fields }) => fields.doi ?? ''],
  ['PMID', ({ fields }) => fields.pmid ?? ''],
  ['PMCID', ({ fields }) => fields.pmcid ?? ''],
  ['Accession Number', ({ fields }) => fields.accession ?? ''],
  ['Database', ({ fields }) => fields.database ?? ''],
  ['Language', ({ fields }) => fields.language ?? ''],
  ['Publication Type', ({ fields }) => fields.publicationTypes.join('; ')],
  ['Keywords', ({ fields }) => keywordsCell(fields)],
  ['URL', ({ fields }) => fields.url ?? ''],
  ['Abstract', ({ fields }) => fields.abstract ?? ''],
  ['Title/abstract', ({ outcome }) => outcome?.titleAbstract ?? ''],
  ['Full text', ({ outcome }) => outcome?.fullText ?? ''],
  ['Exclusion reason', ({ outcome }) => outcome?.reason ?? ''],
  ['Labels', ({ outcome }) => outcome?.labels.join('; ') ?? ''],
  ['Notes', ({ notes }) => notes.join('\n')],
  ['Further fields (JSON)', ({ fields }) => furtherOf(fields)],
];

/**
 * A table that spreadsheets open: one row a reference, with what screening came to in columns to filter by. What has no column of its own stands in "Further fields (JSON)"; the importer
 * reads it back, and takes the apostrophe away that keeps a value from being a formula.
 */
export const csvExporter = {
  id: 'csv',
  label: 'Table (CSV)',
  extension: 'csv',
  frame: { begin: `\ufeff${csvLine(columns.map(([name]) => name))}`, between: '', end: '' },
  reference: (reference) => csvLine(columns.map(([, read]) => read(reference))),
} as const satisfies ReferenceExporter;
