import { groupAuthor, splitAuthors } from '#core/bibliography/author-names';
import { findDoi, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import type { ParsedRecord } from '#core/model/record-fields';
import type { StreamingImporter } from './importer';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import { tagValues } from './tag-values';
import type { TaggedRecord, TagRules } from './tagged';
import { taggedFormat } from './tagged-format';

/** Web of Science plain text (.ciw, .isi, savedrecs.txt): two letters and a space, wrapped lines indented by three. */
const pattern = /^([A-Z][A-Z0-9])(?: (.*))?$/s;

const rules: TagRules = {
  read: (line) => {
    const found = /^(?:FN|VR|EF)\b/.test(line) ? null : pattern.exec(line.trimEnd());
    return found ? { tag: found[1]!, value: found[2] ?? '' } : null;
  },
  start: 'PT',
  end: 'ER',
  blankEnds: false,
  once: [],
  separators: /^(?:FN|VR|EF)\b/,
  titleTags: new Set(['TI']),
};

const unwrap = (value: string): string => value.replace(/\n/g, ' ');

const databases: Readonly<Record<string, string>> = {
  WOS: 'Web of Science',
  MEDLINE: 'MEDLINE',
  INSPEC: 'Inspec',
  BIOSIS: 'BIOSIS',
  KJD: 'KCI',
};

/** One name a line; older files put all into one line with semicolons; e-mail addresses follow in brackets. */
const readNames = (value: string): ReturnType<typeof splitAuthors> =>
  value.split('\n').flatMap((name) => splitAuthors(`${name.replace(/\([^()]*@[^()]*\)/g, '').trim()};`));

const wosRecord = (record: TaggedRecord): ParsedRecord => {
  const draft = emptyDraft();
  const values = tagValues(record, draft);
  const text = (...tags: string[]): string | null => {
    const found = values.first(...tags);
    return found === null ? null : unwrap(found);
  };
  draft.title = text('TI');
  draft.abstracts = values.take('AB').map(unwrap);
  const full = values.take('AF');
  const short = values.take('AU');
  for (const value of full.length > 0 ? full : short) {
    draft.authors.push(...readNames(value));
    if (value.includes('@')) keepExtra(draft, full.length > 0 ? 'AF' : 'AU', value);
  }
  const shortCount = short.flatMap((value) => value.split('\n')).length;
  if (full.length > 0 && shortCount !== draft.authors.length)
    for (const value of short) keepExtra(draft, 'AU', value);
  for (const value of values.take('CA').flatMap((names) => names.split('\n'))) {
    const group = groupAuthor(value);
    if (group) draft.authors.push(group);
  }
  draft.journal = text('SO', 'JI', 'J9');
  draft.volume = text('VL');
  draft.issue = text('IS');
  const [from, to] = [text('BP') ?? '', text('EP') ?? ''];
  draft.pages = tidyPages(from !== '' && to !== '' && from !== to ? `${from}-${to}` : from || to);
  for (const tag of ['PS', 'AR'])
    for (const value of values.take(tag)) {
      if (draft.pages === null) draft.pages = tidyPages(value);
      else if (tidyPages(value) !== draft.pages) keepExtra(draft, tag, value);
    }
  const year = text('PY') ?? '';
  draft.year = parsePartialDate(year).year ?? parsePartialDate(values.peek('PD')[0] ?? '').year;
  if (year !== String(draft.year)) keepExtra(draft, 'PY', year);
  const doi = text('DI', 'D2');
  draft.doi = doi;
  if (doi !== null && findDoi(doi) !== doi.toLowerCase()) keepExtra(draft, 'DI', doi);
  const pmid = text('PM');
  draft.pmid = pmid;
  if (pmid !== null && findPmid(pmid) === null) keepExtra(draft, 'PM', pmid);
  draft.accession = text('UT', 'AN');
  const prefix = /^([A-Z]+):/.exec(draft.accession ?? '')?.[1] ?? '';
  draft.database = databases[prefix] ?? null;
  if (draft.pmid === null && prefix === 'MEDLINE') draft.pmid = draft.accession!.slice(8);
  draft.language = text('LA');
  for (const tag of ['DE', 'ID', 'MH'])
    for (const value of values.take(tag)) draft.keywords.push(...decodeEntities(unwrap(value)).split(';'));
  for (const value of values.take('DT'))
    draft.publicationTypes.push(...decodeEntities(unwrap(value)).split(';'));
  draft.registryNumbers = [...values.peek('FX')];
  values.keepRest();
  return finishDraft(draft, record.first, record.last);
};

export const wos = {
  id: 'wos',
  label: 'Web of Science (plain text)',
  extensions: ['ciw', 'isi', 'txt'],
  recognise: (head) => {
    if (/^\ufeff?FN .{0,200}(?:ISI|Web of Science|Thomson|Clarivate)/im.test(head)) return 'certain';
    return /^PT [A-Z]\s*$/m.test(head) && /^(?:UT|TI|AU) /m.test(head) ? 'certain' : 'no';
  },
  ...taggedFormat({
    rules: () => rules,
    single: ['TI', 'SO', 'UT', 'PY'],
    take: (record, report) => report.record(wosRecord(record)),
    empty: 'The file looks like Web of Science text, but it holds no record.',
  }),
} as const satisfies StreamingImporter;
