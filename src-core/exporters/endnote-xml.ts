import { furtherMark } from '#core/importers/further-fields';
import type { Author, RecordFields } from '#core/model/record-fields';
import type { ExportedReference, ReferenceExporter } from './reference-exporter';

/** EndNote's XML, as EndNote, Zotero, Mendeley and Covidence read it. What it has no element for stands in its last custom field. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows none of these, not even escaped
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .replace(forbidden, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

const element = (name: string, value: string | null): string =>
  value === null || value === '' ? '' : `<${name}>${escaped(value)}</${name}>`;

const group = (name: string, ...children: readonly string[]): string => {
  const inside = children.join('');
  return inside === '' ? '' : `<${name}>${inside}</${name}>`;
};

/** A group ends with a comma, as EndNote has it, so that no program takes its name apart. */
const nameOf = ({ family, given }: Author): string => (given === null ? `${family},` : `${family}, ${given}`);

/** RIS types and EndNote's own numbers for them; all else is a journal article. */
const types: Readonly<Record<string, readonly [name: string, number: number]>> = {
  BOOK: ['Book', 6],
  CHAP: ['Book Section', 5],
  CONF: ['Conference Paper', 47],
  THES: ['Thesis', 32],
  RPRT: ['Report', 27],
  ELEC: ['Web Page', 12],
};

const furtherOf = ({
  accession,
  pmid,
  keywords,
  publicationTypes,
  registryNumbers,
  notices,
  extra,
}: RecordFields) =>
  `${furtherMark}${JSON.stringify({ accession, pmid, keywords, publicationTypes, registryNumbers, notices, extra })}`;

const recordOf = ({ fields, notes }: ExportedReference, at: number): string => {
  const [type, number] = types[fields.extra.TY?.[0] ?? ''] ?? ['Journal Article', 17];
  return [
    '<record>',
    '<source-app name="LDN Workbench"/>',
    `<rec-number>${at + 1}</rec-number>`,
    `<ref-type name="${type}">${number}</ref-type>`,
    group('contributors', group('authors', ...fields.authors.map((one) => element('author', nameOf(one))))),
    group('titles', element('title', fields.title), element('secondary-title', fields.journal)),
    group('periodical', element('full-title', fields.journal)),
    element('pages', fields.pages),
    element('volume', fields.volume),
    element('number', fields.issue),
    group('keywords', ...fields.keywords.map((one) => element('keyword', one))),
    group('dates', element('year', fields.year === null ? null : String(fields.year))),
    element('accession-num', fields.accession ?? fields.pmid),
    element('electronic-resource-num', fields.doi),
    element('abstract', fields.abstract),
    element('notes', notes.join('\n')),
    element('work-type', fields.publicationTypes.join('\n')),
    group('urls', group('related-urls', element('url', fields.url))),
    element('custom2', fields.pmcid),
    element('custom7', furtherOf(fields)),
    element('remote-database-name', fields.database),
    element('language', fields.language),
    '</record>',
  ]
    .filter((part) => part !== '')
    .join('');
};

export const endnoteXmlExporter = {
  id: 'endnote-xml',
  label: 'EndNote XML',
  extension: 'xml',
  frame: {
    begin: '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n',
    between: '\n',
    end: '\n</records></xml>\n',
  },
  reference: recordOf,
} as const satisfies ReferenceExporter;
