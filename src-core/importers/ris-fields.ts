import { parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import { noticeKinds, type ParsedRecord } from '#core/model/record-fields';
import { emptyDraft, finishDraft, keepExtra, type RecordDraft } from './record-draft';
import { type TagValues, tagValues } from './tag-values';
import type { TaggedRecord } from './tagged';

/**
 * From RIS tags to fields. Producers use the same tags for different things; the first tag of a list that has a value wins, and every
 * value that is not taken stays in `extra` under its tag.
 */
const titleTags = ['TI', 'T1', 'CT'] as const;
const journalTags = ['JF', 'T2', 'JO', 'JA', 'J2', 'JI', 'J9', 'J1'] as const;
/** Types whose title stands in BT where there is no TI. */
const yearTags = ['PY', 'Y1', 'YR', 'DA'] as const;

const linesOf = (value: string): readonly string[] => (value.includes('\n') ? value.split('\n') : [value]);

/** The value without the resolver, prefix or punctuation that says nothing. */
const bareNumber = (value: string): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:?\s*|pmid:?\s*)/, '')
    .replace(/[.,;]+$/, '');

const oneIdentifier = (
  draft: RecordDraft,
  values: TagValues,
  own: readonly string[],
  elsewhere: readonly string[],
  find: (text: string) => string | null,
): string | null => {
  let best: string | null = null;
  for (const tag of own) {
    for (const value of values.take(tag)) {
      const found = find(value);
      if (found !== null && best === null) best = found;
      // words around the number, or a second number, are kept
      if (found === null || found !== best || bareNumber(value) !== found.toLowerCase())
        keepExtra(draft, tag, value);
    }
  }
  if (best !== null) return best;
  for (const tag of elsewhere) for (const value of values.peek(tag)) best ??= find(value);
  return best;
};

const readPages = (draft: RecordDraft, values: TagValues): void => {
  const start = values.take('SP');
  const end = values.take('EP');
  if (start.length <= 1 && end.length <= 1) {
    const [from, to] = [start[0] ?? '', end[0] ?? ''];
    const range =
      from !== '' && to !== '' && from !== to && !from.includes('-') ? `${from}-${to}` : from || to;
    draft.pages = tidyPages(range);
    if (draft.pages === null || (from.includes('-') && to !== '' && to !== from)) {
      keepExtra(draft, 'SP', draft.pages === null ? from : '');
      keepExtra(draft, 'EP', to);
    }
  } else {
    for (const value of start) keepExtra(draft, 'SP', value);
    for (const value of end) keepExtra(draft, 'EP', value);
    draft.pages = tidyPages(start[0] ?? '');
  }
  // online articles have a number instead of pages
  if (draft.pages === null && values.peek('C7').length === 1) draft.pages = tidyPages(values.take('C7')[0]!);
  for (const value of values.take('PG')) {
    if (draft.pages === null) draft.pages = tidyPages(value);
    else if (tidyPages(value) !== draft.pages) keepExtra(draft, 'PG', value);
  }
};

const readYear = (draft: RecordDraft, values: TagValues): void => {
  for (const tag of yearTags) {
    for (const value of values.take(tag)) {
      const date = parsePartialDate(value);
      draft.year ??= date.year;
      // month, day and whatever else was written stay with the record
      const bare = value.endsWith('/') ? value.replace(/\/+$/, '') : value;
      if (bare !== String(draft.year)) keepExtra(draft, tag, value);
    }
  }
};

const readAccession = (draft: RecordDraft, values: TagValues): void => {
  const embase = values.peek('U2').find((value) => /^L\d+$/.test(value.trim()));
  draft.accession = values.first('AN');
  if (draft.accession === null && embase) {
    draft.accession = embase.trim();
    for (const value of values.take('U2')) if (value !== embase) keepExtra(draft, 'U2', value);
  }
  // EBSCO writes it into a note
  if (draft.accession === null) {
    for (const note of values.peek('N1'))
      draft.accession ??= /^Accession Number: ([\w.-]{3,30})/.exec(note)?.[1] ?? null;
  }
  // Ovid puts the database's number into ID; reference managers put their own count there
  const id = values.peek('ID')[0];
  if (
    draft.accession === null &&
    id &&
    values.peek('ID').length === 1 &&
    /^(?:\d{6,}|\d{4}-\d{5}-\d{3}|[A-Z]{2}\d{5,})$/.test(id)
  )
    draft.accession = values.take('ID')[0]!;
};

const splitKeywords = (values: readonly string[]): string[] => {
  const lines = values.some((value) => value.includes('\n')) ? values.flatMap(linesOf) : [...values];
  const parts = lines.length === 1 ? decodeEntities(lines[0]!).split(';') : [];
  return parts.length > 2 ? parts : lines;
};

export const risRecord = (record: TaggedRecord): ParsedRecord => {
  const draft = emptyDraft();
  const values = tagValues(record, draft);
  draft.title = values.first(...titleTags);
  if (draft.title === null) draft.title = values.first('BT');
  draft.abstracts = [...values.take('AB'), ...values.take('N2')];
  for (const tag of ['AU', 'A1']) {
    for (const value of values.take(tag)) {
      for (const name of linesOf(value)) {
        const author = parseAuthor(name);
        if (author) draft.authors.push(author);
      }
    }
  }
  readYear(draft, values);
  draft.journal = values.first(...journalTags);
  draft.volume = values.first('VL');
  draft.issue = values.first('IS', 'CP');
  readPages(draft, values);
  draft.doi = oneIdentifier(
    draft,
    values,
    ['DO', 'DI'],
    ['M3', 'L3', 'UR', 'L2', 'LK', 'N1', 'ID', 'AN', 'L4'],
    findDoi,
  );
  const database = values.take('DB');
  draft.database = database.length === 0 ? null : [...new Set(database)].join('; ');
  const medline = /pubmed|medline/i.test(draft.database ?? '');
  // EndNote names the provider in DP: the accession number is PubMed's own there, while ID is EndNote's count
  const fromNlm = /pubmed|medline|\bnlm\b/i.test([...database, ...values.peek('DP')].join(' '));
  const bare = (text: string): string | null => (/^\d{1,8}$/.test(text.trim()) ? text.trim() : null);
  draft.pmid = oneIdentifier(draft, values, ['PM'], [], findPmid);
  draft.pmid ??= oneIdentifier(draft, values, [], ['UR', 'N1', 'C3', 'L2'], (text) =>
    /pmid|pubmed/i.test(text) ? findPmid(text) : null,
  );
  draft.pmid ??= oneIdentifier(draft, values, [], ['AN', 'ID'], (text) =>
    medline || /pmid|pubmed/i.test(text) ? findPmid(text) : null,
  );
  if (fromNlm) draft.pmid ??= bare(values.peek('AN')[0] ?? '');
  // Embase exports give the PubMed id in C5, next to their own number in U2
  if (draft.pmid === null && /^L\d+$/.test(values.peek('U2')[0] ?? ''))
    draft.pmid = bare(values.peek('C5')[0] ?? '');
  if (draft.pmid !== null && values.peek('C5').length === 1 && values.peek('C5')[0] === draft.pmid)
    values.take('C5');
  draft.pmcid = oneIdentifier(draft, values, ['C2'], ['N1', 'UR', 'AN', 'ID'], findPmcid);
  readAccession(draft, values);
  draft.language = values.first('LA');
  draft.keywords = splitKeywords(values.take('KW'));
  for (const tag of ['M3', 'PT']) {
    for (const value of values.take(tag)) {
      if (findDoi(value) !== null || value.length > 100) keepExtra(draft, tag, value);
      else draft.publicationTypes.push(value);
    }
  }
  readUrl(draft, values);
  readFurther(draft, values);
  draft.registryNumbers.push(
    ...values.peek('N1'),
    ...values.peek('AN'),
    ...values.peek('C1'),
    ...values.peek('UR'),
  );
  values.keepRest();
  return finishDraft(draft, record.first, record.last);
};

/** Our own exporter's tag for what RIS cannot say: "name: value". */
const readFurther = (draft: RecordDraft, values: TagValues): void => {
  for (const value of values.take('X1')) {
    const [, name, text] = /^([^:\n]{1,200}): ([\s\S]+)$/.exec(value) ?? [];
    const kind = noticeKinds.find((one) => name === `notice ${one}`);
    if (!name || !text) keepExtra(draft, 'X1', value);
    else if (name === 'registryNumber') draft.registryNumbers.push(text);
    else if (kind) draft.notices.push({ kind, text });
    else keepExtra(draft, name, text);
  }
};

const readUrl = (draft: RecordDraft, values: TagValues): void => {
  const urls = values
    .take('UR')
    .flatMap((value) => (/[\n;]/.test(value) ? value.split(/\n|;\s?(?=https?:)/) : value));
  for (const value of urls) {
    const found = /https?:\/\/\S+/i.exec(value)?.[0] ?? null;
    if (draft.url === null && found !== null) {
      draft.url = found;
      if (found !== value.trim()) keepExtra(draft, 'UR', value);
    } else keepExtra(draft, 'UR', value);
  }
};
