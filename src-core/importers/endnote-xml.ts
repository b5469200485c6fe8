import { parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import { appError } from '#core/errors';
import type { ParsedRecord } from '#core/model/record-fields';
import { err, ok } from '#core/result';
import { furtherMark, readFurtherText } from './further-fields';
import type { Importer } from './importer';
import { emptyDraft, finishDraft, keepExtra, type RecordDraft } from './record-draft';
import { reportBuilder } from './report-builder';
import { all, keepRest, one, peekText, readXmlRecords, takeText, type XmlNode } from './xml-records';

/** Text with the line breaks that pretty-printing put into it made spaces; breaks that stand for a new entry stay. */
const lineOf = (node: XmlNode | undefined): string | null => takeText(node)?.replace(/\s+/g, ' ') ?? null;

const endnoteRecord = (record: XmlNode, first: number, last: number): ParsedRecord => {
  const draft = emptyDraft();
  const titles = one(record, 'titles');
  draft.title = lineOf(one(titles, 'title'));
  const journals = [
    one(record, 'periodical', 'full-title'),
    one(titles, 'secondary-title'),
    one(titles, 'alt-title'),
    one(record, 'periodical', 'abbr-1'),
  ];
  draft.journal =
    journals.map((node) => peekText(node).replace(/\s+/g, ' ').trim()).find((text) => text !== '') ?? null;
  for (const node of journals)
    if (node && peekText(node).replace(/\s+/g, ' ').trim() === draft.journal) node.taken = true;
  draft.abstracts = all(record, 'abstract').map((node) => takeText(node) ?? '');
  for (const author of all(record, 'contributors', 'authors', 'author')) {
    const name = lineOf(author);
    const parsed = name === null ? null : parseAuthor(name);
    if (parsed) draft.authors.push(parsed);
  }
  const year = lineOf(one(record, 'dates', 'year'));
  draft.year = parsePartialDate(year ?? '').year;
  if (year !== null && year !== String(draft.year)) keepExtra(draft, 'year', year);
  draft.year ??= parsePartialDate(peekText(one(record, 'dates', 'pub-dates', 'date'))).year;
  draft.volume = lineOf(one(record, 'volume'));
  draft.issue = lineOf(one(record, 'number')) ?? lineOf(one(record, 'issue'));
  const pages = lineOf(one(record, 'pages'));
  if (pages !== null && pages.length <= 60) draft.pages = tidyPages(pages);
  if (pages !== null && draft.pages === null) keepExtra(draft, 'pages', pages);
  const doi = lineOf(one(record, 'electronic-resource-num'));
  draft.doi = doi;
  if (
    doi !== null &&
    findDoi(doi) !== doi.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '')
  )
    keepExtra(draft, 'electronic-resource-num', doi);
  draft.database = lineOf(one(record, 'remote-database-name'));
  const provider = one(record, 'remote-database-provider');
  draft.accession = lineOf(one(record, 'accession-num'));
  const medline = /pubmed|medline|nlm/i.test(`${draft.database ?? ''} ${peekText(provider)}`);
  const urls = all(record, 'urls', 'related-urls', 'url');
  // EndNote keeps the PubMed id as accession number; a bare number of up to eight digits with a PubMed address is one, too
  const bare = /^\d{1,8}$/.test(draft.accession ?? '');
  draft.pmid =
    (medline || urls.some((url) => /pubmed/i.test(peekText(url)))) && bare ? draft.accession : null;
  draft.pmid ??= urls.map((url) => findPmid(peekText(url))).find((found) => found !== null) ?? null;
  draft.pmcid = findPmcid(peekText(one(record, 'custom2')));
  if (draft.pmcid !== null && draft.pmcid === peekText(one(record, 'custom2')).trim())
    lineOf(one(record, 'custom2'));
  draft.language = lineOf(one(record, 'language'));
  for (const keyword of all(record, 'keywords', 'keyword'))
    draft.keywords.push(...decodeEntities(takeText(keyword) ?? '').split(/[\r\n;]/));
  for (const type of all(record, 'work-type'))
    draft.publicationTypes.push(...(takeText(type) ?? '').split(/[\r\n]/));
  const url = urls.find((node) => /^\s*https?:\/\/\S+\s*$/.test(peekText(node)));
  draft.url = lineOf(url);
  draft.registryNumbers = [...all(record, 'notes'), ...all(record, 'research-notes')].map(peekText);
  const own = readOwn(draft, record);
  const type = one(record, 'ref-type');
  if (type?.attributes.name) {
    if (!own) keepExtra(draft, 'ref-type', type.attributes.name);
    type.taken = true;
  }
  keepRest(draft, record);
  return finishDraft(draft, first, last);
};

/** What our own exporter wrote for fields that EndNote has none for; then accession and PubMed number are those, and only those. */
const readOwn = (draft: RecordDraft, record: XmlNode): boolean => {
  const field = one(record, 'custom7');
  const text = peekText(field);
  if (!field || !text.startsWith(furtherMark)) return false;
  const { accession, pmid } = draft;
  draft.accession = null;
  draft.pmid = null;
  if (!readFurtherText(draft, text.slice(furtherMark.length))) {
    Object.assign(draft, { accession, pmid });
    return false;
  }
  field.taken = true;
  const count = one(record, 'rec-number');
  if (count) count.taken = true;
  return true;
};

export const endnoteXml = {
  id: 'endnote-xml',
  label: 'EndNote XML',
  extensions: ['xml'],
  recognise: (head) => {
    if (!/<records?[\s>]/.test(head)) return 'no';
    return /<(?:source-app|ref-type|rec-number|contributors|titles)[\s>]/.test(head) ? 'certain' : 'no';
  },
  parse: (text, options = {}) => {
    const report = reportBuilder();
    readXmlRecords(
      text,
      new Set(['record']),
      report,
      (node, first, last) => report.record(endnoteRecord(node, first, last)),
      options,
    );
    const file = report.done();
    return file.recordsFound === 0
      ? err(appError('format-malformed', 'The file looks like EndNote XML, but it holds no record.'))
      : ok(file);
  },
} as const satisfies Importer;
