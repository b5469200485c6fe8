import { groupAuthor, parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import { noticeTags } from '#core/bibliography/notices';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import type { Author, ParsedRecord } from '#core/model/record-fields';
import type { StreamingImporter } from './importer';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import type { TaggedRecord, TagRules } from './tagged';
import { taggedFormat } from './tagged-format';

/** PubMed's .nbib and MEDLINE text: tags of two to four letters in four columns, then a hyphen; wrapped lines are indented. */
const pattern = /^([A-Z][A-Z0-9]{1,3}) {0,2}-(.*)$/s;

const rules: TagRules = {
  read: (line) => {
    const found = pattern.exec(line);
    if (!found || found[0].indexOf('-') > 5) return null;
    // in four columns the hyphen is the fifth character; hand-made files leave spaces out
    const value = found[2]!;
    return line.charAt(4) === '-' || value === '' || /^\s/.test(value) ? { tag: found[1]!, value } : null;
  },
  start: null,
  end: null,
  blankEnds: true,
  once: ['PMID'],
  separators: /^(?:\d{1,7}[.:]?)$/,
  titleTags: new Set(['TI']),
};

/** Takes the hyphenated line ends of wrapped text apart from words: MEDLINE wraps at spaces only. */
const unwrap = (value: string): string => value.replace(/\n/g, ' ');

const listTags: Readonly<Record<string, 'keywords' | 'publicationTypes'>> = {
  MH: 'keywords',
  OT: 'keywords',
  PT: 'publicationTypes',
};

/** Family name and first initial: MEDLINE's short names leave out third initials. */
const briefest = (author: Author | null): string =>
  author === null ? '' : `${author.family} ${author.given?.charAt(0) ?? ''}`.toLowerCase();

export const nbibRecord = (record: TaggedRecord): ParsedRecord => {
  const draft = emptyDraft();
  draft.database = 'PubMed';
  const values = (tag: string): string[] =>
    record.entries
      .filter((entry) => entry.tag === tag && entry.value !== '')
      .map((entry) => unwrap(entry.value));
  const fullNames = values('FAU')
    .map(parseAuthor)
    .filter((author) => author !== null);
  const shortNames = new Set(fullNames.map(briefest));
  for (const entry of record.entries) {
    const { tag } = entry;
    const value = unwrap(entry.value);
    if (value === '') continue;
    const list = listTags[tag];
    if (list) draft[list].push(value);
    else if (tag === 'FAU') {
      const author = parseAuthor(value);
      if (author) draft.authors.push(author);
    } else if (tag === 'AU') {
      const author = fullNames.length === 0 ? parseAuthor(value) : null;
      if (author) draft.authors.push(author);
      else if (!shortNames.has(briefest(parseAuthor(value)))) keepExtra(draft, tag, value);
    } else if (tag === 'CN') {
      const author = groupAuthor(value);
      if (author) draft.authors.push(author);
    } else if (tag === 'AB') draft.abstracts.push(value);
    else if (tag === 'TI') draft.title = draft.title === null ? value : `${draft.title} ${value}`;
    else if (tag === 'JT' && draft.journal === null) draft.journal = value;
    else if (tag === 'VI' && draft.volume === null) draft.volume = value;
    else if (tag === 'IP' && draft.issue === null) draft.issue = value;
    else if (tag === 'PG' && draft.pages === null) draft.pages = tidyPages(value);
    else if (tag === 'LA' && draft.language === null) draft.language = value;
    else if (tag === 'PMID' && draft.pmid === null && findPmid(value)) draft.pmid = findPmid(value);
    else if (tag === 'PMC' && draft.pmcid === null && findPmcid(value.replace(/^(?=\d)/, 'PMC')))
      draft.pmcid = findPmcid(value.replace(/^(?=\d)/, 'PMC'));
    else if (tag === 'DP') {
      draft.year ??= parsePartialDate(value).year;
      if (value !== String(draft.year)) keepExtra(draft, tag, value);
    } else {
      if (tag === 'LID' || tag === 'AID') {
        if (/\[doi\]|^(?:doi:\s?)?10\./i.test(value)) draft.doi ??= findDoi(value);
      } else if (tag === 'SI') draft.registryNumbers.push(value);
      const kind = noticeTags[tag];
      if (kind) draft.notices.push({ kind, text: value });
      keepExtra(draft, tag, value);
    }
  }
  draft.title ??= values('BTI')[0] ?? values('CTI')[0] ?? values('TT')[0] ?? null;
  draft.journal ??= values('TA')[0] ?? null;
  if (draft.abstracts.length === 0)
    draft.abstracts = values('OAB').filter((text) => !/^Publisher: Abstract available/.test(text));
  draft.year ??= parsePartialDate(values('DEP')[0] ?? '').year;
  draft.accession = draft.pmid;
  return finishDraft(draft, record.first, record.last);
};

const telling = /^(?:PMID|OWN |STAT|FAU |PMC |JT {2}|DCOM|JID ) ?-/gm;

export const nbib = {
  id: 'nbib',
  label: 'PubMed (.nbib, MEDLINE)',
  extensions: ['nbib', 'txt', 'medline'],
  recognise: (head) => {
    if (/^TY[ \t]{0,5}-/m.test(head)) return 'no';
    const found = new Set(head.match(telling) ?? []);
    return found.size >= 2 || /^PMID ?-/m.test(head) ? 'certain' : found.size === 1 ? 'possible' : 'no';
  },
  ...taggedFormat({
    rules: () => rules,
    single: ['TI', 'JT', 'STAT'],
    take: (record, report) => report.record(nbibRecord(record)),
    empty: 'The file looks like MEDLINE text, but it holds no record.',
  }),
} as const satisfies StreamingImporter;
