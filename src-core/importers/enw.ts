import { parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import type { ParsedRecord } from '#core/model/record-fields';
import type { StreamingImporter } from './importer';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import { tagValues } from './tag-values';
import type { TaggedRecord, TagRules } from './tagged';
import { taggedFormat } from './tagged-format';

/** EndNote's Refer (.enw): a percent sign, one character, a space. A record has one %0 and one %T; blank lines mean nothing. */
const rules: TagRules = {
  read: (line) => {
    const found = /^%([0-9A-Za-z!?@$&()*+,\-./:;<=>[\]^~])(?:[ \t](.*))?$/s.exec(line.trimEnd());
    return found ? { tag: `%${found[1]!}`, value: found[2] ?? '' } : null;
  },
  start: null,
  end: null,
  blankEnds: false,
  once: ['%0', '%T'],
  separators: /^$/,
  titleTags: new Set(['%T']),
};

const enwRecord = (record: TaggedRecord): ParsedRecord => {
  const draft = emptyDraft();
  const values = tagValues(record, draft);
  draft.title = values.first('%T');
  draft.abstracts = [...values.take('%X')];
  for (const name of values.take('%A').flatMap((value) => value.split('\n'))) {
    const author = parseAuthor(name);
    if (author) draft.authors.push(author);
  }
  draft.journal = values.first('%J', '%B');
  draft.volume = values.first('%V');
  draft.issue = values.first('%N');
  const pages = values.first('%P');
  draft.pages = tidyPages(pages ?? '');
  if (pages !== null && draft.pages === null) keepExtra(draft, '%P', pages);
  for (const tag of ['%D', '%8']) {
    for (const value of values.take(tag)) {
      draft.year ??= parsePartialDate(value).year;
      if (value !== String(draft.year)) keepExtra(draft, tag, value);
    }
  }
  for (const value of values.take('%R')) {
    const doi = findDoi(value);
    if (doi !== null && draft.doi === null) draft.doi = doi;
    if (
      doi === null ||
      value.toLowerCase().replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/, '') !== draft.doi
    )
      keepExtra(draft, '%R', value);
  }
  draft.accession = values.first('%M');
  draft.pmid = /pubmed|medline|nlm/i.test(values.peek('%W').join(' ')) ? draft.accession : null;
  draft.pmid ??=
    values
      .peek('%U')
      .map((value) => findPmid(value))
      .find((found) => found !== null) ?? null;
  draft.pmcid =
    values
      .peek('%2')
      .map((value) => findPmcid(value))
      .find((found) => found !== null) ?? null;
  draft.language = values.first('%G');
  draft.database = values.first('%W', '%~');
  draft.keywords = values.take('%K').flatMap((value) => decodeEntities(value).split(/\n|;/));
  draft.publicationTypes = [...values.take('%9')];
  draft.url = values.first('%U');
  draft.registryNumbers = [...values.peek('%Z'), ...values.peek('%O')];
  values.keepRest();
  return finishDraft(draft, record.first, record.last);
};

export const enw = {
  id: 'enw',
  label: 'EndNote (.enw, Refer)',
  extensions: ['enw', 'enl', 'ref', 'refer', 'txt'],
  recognise: (head) => {
    if (/^\ufeff?%0(?:[ \t]|\r?$)/m.test(head)) return 'certain';
    return /^%T /m.test(head) && /^%[ADJ] /m.test(head) ? 'possible' : 'no';
  },
  ...taggedFormat({
    rules: () => rules,
    single: ['%D', '%J', '%V', '%P', '%X'],
    take: (record, report) => report.record(enwRecord(record)),
    empty: 'The file looks like an EndNote export, but it holds no record.',
  }),
} as const satisfies StreamingImporter;
