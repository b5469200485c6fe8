import type { Author } from '#core/model/record-fields';
import type { ExportedReference, ReferenceExporter } from './reference-exporter';

/** Signs that mean something in LaTeX; dashes and quotes are kept from joining up. */
const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '`{}',
};

const latex = (text: string): string =>
  text
    .replace(/[\\{}$&%#_~^`]/g, (sign) => signs[sign]!)
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}")
    .replace(/\n+/g, '\n\n');

/** A group in braces of its own is not taken apart. */
const nameOf = ({ family, given }: Author): string =>
  given === null ? `{${latex(family)}}` : `${latex(family)}, ${latex(given)}`;

const types: Readonly<Record<string, string>> = {
  BOOK: 'book',
  CHAP: 'incollection',
  CONF: 'inproceedings',
  THES: 'phdthesis',
  RPRT: 'techreport',
};

const fieldsOf = ({ fields, notes }: ExportedReference): readonly (readonly [string, string | null])[] => {
  const { accession, keywords, publicationTypes, registryNumbers, notices, extra } = fields;
  // BibTeX has no field for these: percent-encoded, so that no program takes them for markup
  const further = encodeURIComponent(
    JSON.stringify({ accession, keywords, publicationTypes, registryNumbers, notices, extra }),
  );
  const text = (value: string | null): string | null => (value === null ? null : latex(value));
  return [
    ['title', text(fields.title)],
    ['author', fields.authors.length === 0 ? null : fields.authors.map(nameOf).join(' and ')],
    ['year', fields.year === null ? null : String(fields.year)],
    ['journal', text(fields.journal)],
    ['volume', text(fields.volume)],
    ['number', text(fields.issue)],
    ['pages', text(fields.pages)],
    ['doi', fields.doi],
    ['pmid', fields.pmid],
    ['pmcid', fields.pmcid],
    ['url', fields.url],
    ['language', text(fields.language)],
    ['database', text(fields.database)],
    ['keywords', keywords.length === 0 ? null : latex(keywords.join('; '))],
    ['abstract', text(fields.abstract)],
    ['annote', notes.length === 0 ? null : latex(notes.join('\n'))],
    ['x-further', further],
  ];
};

export const bibtexExporter = {
  id: 'bibtex',
  label: 'BibTeX',
  extension: 'bib',
  frame: { begin: '', between: '\n', end: '' },
  reference: (reference, at) => {
    const type = types[reference.fields.extra.TY?.[0] ?? ''] ?? 'article';
    const lines = fieldsOf(reference).filter(([, value]) => value !== null && value !== '');
    return `@${type}{record${at + 1},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
  },
} as const satisfies ReferenceExporter;
