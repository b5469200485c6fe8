import { parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import type { ParsedRecord } from '#core/model/record-fields';
import type { StreamingImporter } from './importer';
import { readOvidSource } from './ovid-source';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import { tagValues } from './tag-values';
import type { TaggedRecord, TagRules } from './tagged';
import { taggedFormat } from './tagged-format';

/** Ovid's tagged text ("Medlars", "Citavi", .ovd): "<1. >" alone in a line, then two letters, two spaces and a hyphen. */
const number = /^<(\d{1,7})\s?\.?\s?>\s*$/;
const pattern = /^([A-Z][A-Z0-9]) {2}- ?(.*)$/s;

const rules: TagRules = {
  read: (line) => {
    const counted = number.exec(line);
    if (counted) return { tag: '<>', value: counted[1]! };
    const found = pattern.exec(line);
    return found ? { tag: found[1]!, value: found[2]! } : null;
  },
  start: '<>',
  end: null,
  blankEnds: false,
  once: ['UI'],
  separators: /^$/,
  titleTags: new Set(['TI']),
};

const unwrap = (value: string): string => value.replace(/\n/g, ' ').trim();

/** "Walsdorf, Neill B. [Inventor, Reprint Author]", "Smith J. Dr.": what stands in brackets is no part of the name. */
const nameOf = (value: string): string => unwrap(value).replace(/\s*\[[^\]]{1,80}\]/g, '');

const ovidRecord = (record: TaggedRecord): ParsedRecord => {
  const draft = emptyDraft();
  const values = tagValues(record, draft);
  values.take('<>');
  const text = (...tags: string[]): string | null => {
    const found = values.first(...tags);
    return found === null ? null : unwrap(found);
  };
  draft.title = text('TI', 'TT', 'OT');
  draft.abstracts = values.take('AB').map(unwrap);
  // full names where there are any; the short ones are kept
  const names = values.peek('FA').length > 0 ? values.take('FA') : values.take('AU');
  for (const name of names) {
    const author = parseAuthor(nameOf(name));
    if (author) draft.authors.push(author);
    if (nameOf(name) !== unwrap(name)) keepExtra(draft, 'AU', unwrap(name));
  }
  const source = text('SO');
  if (source !== null) {
    readOvidSource(draft, source);
    keepExtra(draft, 'SO', source);
  }
  draft.journal = text('JN', 'JT', 'JA') ?? draft.journal;
  draft.volume = text('VI', 'VO') ?? draft.volume;
  draft.issue = text('IP') ?? draft.issue;
  const pages = text('PG');
  if (pages !== null && /\d/.test(pages)) draft.pages = tidyPages(pages);
  if (pages !== null && draft.pages !== pages) keepExtra(draft, 'PG', pages);
  for (const tag of ['YR', 'DP', 'PY'])
    for (const value of values.take(tag)) {
      draft.year = parsePartialDate(value).year ?? draft.year;
      if (value !== String(draft.year)) keepExtra(draft, tag, value);
    }
  draft.accession = text('AN', 'UI');
  draft.database = text('DB');
  const doi = text('DO', 'DI');
  draft.doi = doi === null ? null : findDoi(doi);
  if (doi !== null && draft.doi === null) keepExtra(draft, 'DO', doi);
  const medline = /medline|pubmed/i.test(draft.database ?? '');
  const pmid = text('PM');
  draft.pmid = findPmid(pmid ?? (medline ? (draft.accession ?? '') : ''));
  if (pmid !== null && draft.pmid === null) keepExtra(draft, 'PM', pmid);
  draft.language = text('LG', 'LA');
  for (const tag of ['MH', 'SH', 'DE', 'KW', 'HW', 'ID'])
    for (const value of values.take(tag)) draft.keywords.push(...decodeEntities(unwrap(value)).split(';'));
  draft.publicationTypes = values
    .take('PT')
    .flatMap((value) => decodeEntities(unwrap(value)).split(/;|\.\s(?=[A-Z])/));
  draft.registryNumbers = [...values.peek('CN'), ...values.peek('SI')];
  draft.url = text('XL', 'UR', 'JL');
  values.keepRest();
  return finishDraft(draft, record.first, record.last);
};

export const ovidTagged = {
  id: 'ovid-tagged',
  label: 'Ovid (tagged, Medlars)',
  extensions: ['ovd', 'txt', 'medlars'],
  recognise: (head) => {
    if (/^TY[ \t]{0,5}-|^PMID ?-/m.test(head)) return 'no';
    const tags = head.match(/^(?:VN|DB|UI|AN|TI|SO|AU) {2}- ?/gm)?.length ?? 0;
    if (tags < 2) return 'no';
    return /^<\d{1,7}\s?\.?\s?>\s*$/m.test(head) || /^VN {2}- Ovid/m.test(head) ? 'certain' : 'no';
  },
  ...taggedFormat({
    rules: () => rules,
    single: ['TI', 'SO'],
    take: (record, report) => report.record(ovidRecord(record)),
    empty: 'The file looks like Ovid tagged text, but it holds no record.',
  }),
} as const satisfies StreamingImporter;
