import { parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmid } from '#core/bibliography/identifiers';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import type { ParsedRecord } from '#core/model/record-fields';
import type { StreamingImporter } from './importer';
import { readOvidSource } from './ovid-source';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import { tagValues } from './tag-values';
import type { TaggedRecord, TagRules } from './tagged';
import { taggedFormat } from './tagged-format';

/** Ovid citation text: "<1>" alone in a line, then names of fields in full with their values indented below. */
const number = /^<(\d{1,7})\s?\.?\s?>\s*$/;

const rules: TagRules = {
  read: (line) => {
    const counted = number.exec(line);
    if (counted) return { tag: '<>', value: counted[1]! };
    const label = /^[A-Z][A-Za-z/&(),' -]{1,60}$/.exec(line.trimEnd());
    return label ? { tag: label[0].trim(), value: '' } : null;
  },
  start: '<>',
  end: null,
  blankEnds: false,
  once: [],
  separators: /^$/,
  titleTags: new Set(['Title']),
};

const unwrap = (value: string | undefined): string => (value ?? '').replace(/\n/g, ' ').trim();

const ovidRecord = (record: TaggedRecord): ParsedRecord => {
  const draft = emptyDraft();
  const values = tagValues(record, draft);
  values.take('<>');
  draft.title =
    unwrap(values.first('Title') ?? undefined).replace(/\s?\[[A-Za-z ,.]{1,60}\]\.?\s*$/, '') || null;
  const whole = unwrap(values.peek('Title')[0]);
  if (draft.title !== null && whole !== draft.title) keepExtra(draft, 'Title', whole);
  draft.abstracts = [...values.take('Abstract')];
  for (const tag of ['Author', 'Authors']) {
    for (const value of values.take(tag)) {
      for (const name of decodeEntities(unwrap(value)).split(';')) {
        // footnote signs, numbers and degrees after the name are not part of it
        const plain = name
          .replace(/\s[*+\d,\s]+$/, '')
          .replace(/(?:,?\s(?:MD|PhD|MSc|MPH|BSc|DO|RN|MS)\b\.?)+$/g, '')
          .trim();
        const author = parseAuthor(plain);
        if (author) draft.authors.push(author);
      }
      keepExtra(draft, tag, value);
    }
  }
  const source = values.peek('Source')[0];
  if (source !== undefined) {
    readOvidSource(draft, unwrap(source));
    keepExtra(draft, 'Source', unwrap(values.take('Source')[0]));
  }
  draft.year ??= parsePartialDate(
    unwrap(values.peek('Year of Publication')[0]) || unwrap(values.peek('Status')[0]),
  ).year;
  draft.accession =
    unwrap(values.first('Accession Number', 'Unique Identifier') ?? undefined).replace(/\.$/, '') || null;
  const doi = values.first('DOI Number', 'Digital Object Identifier', 'DOI');
  draft.doi = doi === null ? null : findDoi(doi);
  draft.pmid = findPmid(unwrap(values.peek('PMID')[0] ?? values.peek('PubMed ID')[0]));
  draft.language = unwrap(values.first('Language') ?? undefined).replace(/\.$/, '') || null;
  draft.database = values.first('Database');
  for (const tag of [
    'Author Keywords',
    'Keywords',
    'MeSH Subject Headings',
    'Subject Headings',
    'Keyword Heading',
  ])
    for (const value of values.take(tag))
      draft.keywords.push(
        ...decodeEntities(value)
          .replace(/\.\s*$/, '')
          .split(/[;\n]/),
      );
  for (const tag of ['Document Type', 'Publication Type'])
    for (const value of values.take(tag))
      draft.publicationTypes.push(
        ...decodeEntities(value)
          .replace(/\.\s*$/, '')
          .split(/[;\n]/),
      );
  draft.registryNumbers = [
    ...values.peek('Clinical Trial Number'),
    ...values.peek('Clinical Trial Registry Number'),
  ];
  values.keepRest();
  return finishDraft(draft, record.first, record.last);
};

export const ovidText = {
  id: 'ovid-text',
  label: 'Ovid (citation text)',
  extensions: ['txt', 'cgi'],
  recognise: (head) => {
    const labels =
      head.match(/^(?:Accession Number|Author|Authors|Title|Source|Abstract|Unique Identifier)\s*$/gm)
        ?.length ?? 0;
    return /^<\d{1,7}\s?\.?\s?>\s*$/m.test(head) && labels >= 2 ? 'certain' : 'no';
  },
  ...taggedFormat({
    rules: () => rules,
    single: ['Title', 'Source'],
    take: (record, report) => report.record(ovidRecord(record)),
    empty: 'The file looks like Ovid text, but it holds no record.',
  }),
} as const satisfies StreamingImporter;
