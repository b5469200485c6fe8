import { groupAuthor } from '#core/bibliography/author-names';
import { noticeTags } from '#core/bibliography/notices';
import { parsePages, tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { appError } from '#core/errors';
import type { Notice, ParsedRecord } from '#core/model/record-fields';
import { err, ok } from '#core/result';
import type { Importer } from './importer';
import { emptyDraft, finishDraft, keepExtra, type RecordDraft } from './record-draft';
import { reportBuilder } from './report-builder';
import { all, keepRest, one, peekText, readXmlRecords, takeText, type XmlNode } from './xml-records';

/** PubMed's RefType words and the tags MEDLINE text has for them. */
const refTypes: Readonly<Record<string, string>> = {
  RetractionIn: 'RIN',
  RetractionOf: 'ROF',
  ErratumIn: 'EIN',
  ErratumFor: 'EFR',
  CorrectedandRepublishedIn: 'CRI',
  CorrectedandRepublishedFrom: 'CRF',
  ExpressionOfConcernIn: 'ECI',
  ExpressionOfConcernFor: 'ECF',
};

const readAuthors = (draft: RecordDraft, list: readonly XmlNode[]): void => {
  for (const author of list) {
    const collective = takeText(one(author, 'CollectiveName'));
    const family = takeText(one(author, 'LastName'));
    const given = takeText(one(author, 'ForeName')) ?? takeText(one(author, 'Initials'));
    const suffix = takeText(one(author, 'Suffix'));
    const initials = one(author, 'Initials');
    if (initials) initials.taken = true; // the initials of a forename that is there
    if (collective !== null) {
      const group = groupAuthor(collective);
      if (group) draft.authors.push(group);
    }
    if (family !== null) {
      const names = [given, suffix].filter((name) => name !== null).join(' ');
      draft.authors.push({
        family: family.replace(/\s+/g, ' '),
        given: names === '' ? null : names.replace(/\s+/g, ' '),
      });
    }
  }
};

/** "BACKGROUND: ..." for each labelled part, one a line. */
const readAbstract = (node: XmlNode | undefined): string =>
  all(node, 'AbstractText')
    .map((part) => {
      const label = part.attributes.Label;
      const text = (takeText(part) ?? '').replace(/\s+/g, ' ');
      return label && text !== '' ? `${label}: ${text}` : text;
    })
    .filter((part) => part !== '')
    .join('\n');

const readDate = (draft: RecordDraft, date: XmlNode | undefined): void => {
  if (!date) return;
  const written =
    all(date, 'MedlineDate').length > 0
      ? peekText(one(date, 'MedlineDate'))
      : ['Year', 'Month', 'Season', 'Day']
          .map((name) => peekText(one(date, name)).trim())
          .join(' ')
          .trim();
  draft.year ??= parsePartialDate(written).year;
  date.taken = true;
  if (written !== String(draft.year)) keepExtra(draft, 'PubDate', written.replace(/\s+/g, ' '));
};

/** StartPage and EndPage repeat MedlinePgn, or stand in for it. */
const readPages = (draft: RecordDraft, pagination: XmlNode | undefined): void => {
  draft.pages = tidyPages(takeText(one(pagination, 'MedlinePgn')) ?? '');
  const first = peekText(one(pagination, 'StartPage')).trim();
  const last = peekText(one(pagination, 'EndPage')).trim();
  if (draft.pages === null) draft.pages = tidyPages(last === '' ? first : `${first}-${last}`);
  const range = parsePages(draft.pages ?? '');
  for (const name of ['StartPage', 'EndPage'] as const) {
    const node = one(pagination, name);
    const text = peekText(node).trim();
    if (node && (text === range.first || text === range.last || draft.pages?.includes(text)))
      node.taken = true;
  }
};

const readIdentifiers = (draft: RecordDraft, record: XmlNode, article: XmlNode | undefined): void => {
  for (const id of [
    ...all(record, 'PubmedData', 'ArticleIdList', 'ArticleId'),
    ...all(record, 'BookDocument', 'ArticleIdList', 'ArticleId'),
  ]) {
    const text = peekText(id).trim();
    const kind = id.attributes.IdType;
    if (kind === 'doi' && draft.doi === null) draft.doi = takeText(id);
    else if (kind === 'pmc' && draft.pmcid === null) draft.pmcid = takeText(id);
    else if (kind === 'pubmed' && text === draft.pmid) id.taken = true;
    else {
      keepExtra(draft, `ArticleId ${kind ?? ''}`.trim(), text);
      id.taken = true;
    }
  }
  for (const id of all(article, 'ELocationID')) {
    const text = takeText(id);
    if (text === null) continue;
    if (id.attributes.EIdType === 'doi' && (draft.doi === null || draft.doi === text)) draft.doi = text;
    else keepExtra(draft, `ELocationID ${id.attributes.EIdType ?? ''}`.trim(), text);
  }
};

const readSubjects = (draft: RecordDraft, citation: XmlNode | undefined): void => {
  for (const heading of all(citation, 'MeshHeadingList', 'MeshHeading')) {
    const descriptor = takeText(one(heading, 'DescriptorName')) ?? '';
    const qualifiers = all(heading, 'QualifierName').map((name) => takeText(name) ?? '');
    draft.keywords.push([descriptor, ...qualifiers].join('/'));
  }
  for (const keyword of all(citation, 'KeywordList', 'Keyword')) draft.keywords.push(takeText(keyword) ?? '');
};

const readNotices = (draft: RecordDraft, citation: XmlNode | undefined): void => {
  for (const comment of all(citation, 'CommentsCorrectionsList', 'CommentsCorrections')) {
    const kind: Notice['kind'] | undefined = noticeTags[refTypes[comment.attributes.RefType ?? ''] ?? ''];
    const text = [peekText(one(comment, 'RefSource')), peekText(one(comment, 'PMID'))]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' PMID: ');
    if (kind) draft.notices.push({ kind, text: text.replace(/\s+/g, ' ') });
    keepExtra(draft, comment.attributes.RefType ?? 'CommentsCorrections', text);
    comment.taken = true;
  }
};

const pubmedRecord = (record: XmlNode, first: number, last: number): ParsedRecord => {
  const draft = emptyDraft();
  draft.database = 'PubMed';
  const book = one(record, 'BookDocument');
  const citation =
    book ?? one(record, 'MedlineCitation') ?? (record.name === 'MedlineCitation' ? record : undefined);
  const article = book ?? one(citation, 'Article');
  const pmids = all(citation, 'PMID');
  draft.pmid = takeText(pmids.at(-1));
  draft.accession = draft.pmid;
  draft.title =
    takeText(one(article, 'ArticleTitle')) ??
    takeText(one(book, 'Book', 'BookTitle')) ??
    takeText(one(article, 'VernacularTitle'));
  draft.abstracts = [
    readAbstract(one(article, 'Abstract')),
    ...all(citation, 'OtherAbstract').map(readAbstract),
  ].filter((text) => text !== '');
  const authors = all(article, 'AuthorList', 'Author');
  readAuthors(draft, authors.length > 0 ? authors : all(book, 'Book', 'AuthorList', 'Author'));
  const journal = one(article, 'Journal');
  draft.journal =
    takeText(one(journal, 'Title')) ??
    takeText(one(journal, 'ISOAbbreviation')) ??
    takeText(one(book, 'Book', 'BookTitle'));
  draft.volume = takeText(one(journal, 'JournalIssue', 'Volume')) ?? takeText(one(book, 'Book', 'Volume'));
  draft.issue = takeText(one(journal, 'JournalIssue', 'Issue'));
  readPages(draft, one(article, 'Pagination'));
  readDate(draft, one(journal, 'JournalIssue', 'PubDate') ?? one(book, 'Book', 'PubDate'));
  draft.year ??= parsePartialDate(peekText(one(article, 'ArticleDate', 'Year'))).year;
  readIdentifiers(draft, record, article);
  draft.language = takeText(one(article, 'Language'));
  draft.publicationTypes = [
    ...all(article, 'PublicationTypeList', 'PublicationType'),
    ...all(book, 'PublicationType'),
  ].map((type) => takeText(type) ?? '');
  readSubjects(draft, citation);
  draft.registryNumbers = all(
    article,
    'DataBankList',
    'DataBank',
    'AccessionNumberList',
    'AccessionNumber',
  ).map(peekText);
  readNotices(draft, citation);
  keepRest(draft, record);
  return finishDraft(draft, first, last);
};

const names = new Set(['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation']);

export const pubmedXml = {
  id: 'pubmed-xml',
  label: 'PubMed XML',
  extensions: ['xml'],
  recognise: (head) =>
    /<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitation(?:Set)?)[\s>]/.test(head)
      ? 'certain'
      : 'no',
  parse: (text, options = {}) => {
    const report = reportBuilder();
    readXmlRecords(
      text,
      names,
      report,
      (node, first, last) => {
        if (node.children.every((child) => typeof child === 'string' && child.trim() === ''))
          report.warn('record-empty', first, 'This record has no field.');
        report.record(pubmedRecord(node, first, last));
      },
      options,
    );
    const file = report.done();
    return file.recordsFound === 0
      ? err(appError('format-malformed', 'The file looks like PubMed XML, but it holds no article.'))
      : ok(file);
  },
} as const satisfies Importer;
