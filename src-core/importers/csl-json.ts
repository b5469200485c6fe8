import * as z from 'zod';
import { groupAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import type { Author, ParsedRecord } from '#core/model/record-fields';
import { readFurtherFields } from './further-fields';
import type { Importer } from './importer';
import { type JsonEntry, jsonText, readJsonRecords } from './json-records';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';

/** CSL-JSON, as Zotero, Mendeley, Crossref and citation processors write it. Crossref puts titles into lists. */
const scalar = z.union([z.string(), z.number()]).transform(String);
const textOrList = z.union([scalar, z.array(scalar).transform((list) => list.join('; '))]);
const name = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
  name: z.string().optional(),
});
const date = z.looseObject({
  'date-parts': z.array(z.array(scalar.nullable())).optional(),
  raw: scalar.optional(),
  literal: scalar.optional(),
});

const cslItem = z
  .looseObject({
    title: textOrList.nullish(),
    abstract: textOrList.nullish(),
    author: z.array(name).nullish(),
    issued: date.nullish(),
    'container-title': textOrList.nullish(),
    volume: scalar.nullish(),
    issue: scalar.nullish(),
    page: scalar.nullish(),
    DOI: scalar.nullish(),
    PMID: scalar.nullish(),
    PMCID: scalar.nullish(),
    URL: scalar.nullish(),
    language: scalar.nullish(),
    keyword: textOrList.nullish(),
    source: scalar.nullish(),
    genre: scalar.nullish(),
    note: textOrList.nullish(),
  })
  .refine(
    (item) => ['title', 'DOI', 'PMID', 'author', 'abstract', 'id'].some((key) => key in item),
    'has neither title nor author nor number',
  );

const known = new Set(
  'title abstract author issued container-title volume issue page DOI PMID PMCID URL language keyword source genre'.split(
    ' ',
  ),
);

const readName = (one: z.infer<typeof name>): Author | null => {
  const particle = typeof one['non-dropping-particle'] === 'string' ? `${one['non-dropping-particle']} ` : '';
  if (one.family) return { family: `${particle}${one.family}`, given: one.given || null };
  return groupAuthor(one.literal ?? one.name ?? one.given ?? '');
};

const cslRecord = (
  item: z.infer<typeof cslItem>,
  entries: readonly JsonEntry[],
  first: number,
  last: number,
): ParsedRecord => {
  const draft = emptyDraft();
  draft.title = item.title ?? null;
  if (item.abstract) draft.abstracts.push(item.abstract);
  draft.authors = (item.author ?? []).map(readName).filter((one) => one !== null);
  const parts = (item.issued?.['date-parts']?.[0] ?? []).filter((part) => part !== null);
  const written =
    parts.length > 0
      ? parts.map((part) => part.padStart(2, '0')).join('-')
      : (item.issued?.raw ?? item.issued?.literal ?? '');
  draft.year = parsePartialDate(written).year;
  if (written !== '' && written !== String(draft.year)) keepExtra(draft, 'issued', written);
  draft.journal = item['container-title'] || null;
  draft.volume = item.volume || null;
  draft.issue = item.issue || null;
  draft.pages = tidyPages(item.page ?? '');
  draft.doi = item.DOI ?? null;
  if (item.DOI && findDoi(item.DOI) === null) keepExtra(draft, 'DOI', item.DOI);
  draft.pmid = item.PMID ?? null;
  if (item.PMID && findPmid(item.PMID) === null) keepExtra(draft, 'PMID', item.PMID);
  draft.pmcid = item.PMCID ? item.PMCID.replace(/^(?=\d)/, 'PMC') : null;
  // Zotero writes what CSL has no field for into the note, one a line
  for (const line of (item.note ?? '').split('\n')) if (/^PMID:/i.test(line)) draft.pmid ??= findPmid(line);
  draft.url = item.URL || null;
  draft.language = item.language || null;
  const keywords = decodeEntities(item.keyword ?? '');
  draft.keywords = keywords.split(keywords.includes(';') ? ';' : ',');
  draft.database = item.source || null;
  if (item.genre) draft.publicationTypes.push(item.genre);
  draft.registryNumbers = [item.note ?? ''];
  const custom = entries.find(([key]) => key === 'custom');
  const ours = custom !== undefined && readFurtherFields(draft, custom[1]);
  for (const [key, value] of entries) {
    // our own exporter's id and type are made for the file
    if (
      known.has(key) ||
      value === null ||
      value === undefined ||
      (ours && ['custom', 'id', 'type'].includes(key))
    )
      continue;
    keepExtra(draft, key, jsonText(value));
  }
  return finishDraft(draft, first, last);
};

export const cslJson = {
  id: 'csl-json',
  label: 'CSL-JSON',
  extensions: ['json', 'csl'],
  recognise: (head) => {
    if (!/^[\s\ufeff]*[[{]/.test(head) || /"protocolSection"/.test(head)) return 'no';
    const marks = ['"container-title"', '"issued"', '"date-parts"', '"DOI"', '"author"'].filter((mark) =>
      head.includes(mark),
    ).length;
    return /"title"/.test(head) && marks >= 2 ? 'certain' : /"title"\s*:/.test(head) ? 'possible' : 'no';
  },
  parse: (text, options = {}) =>
    readJsonRecords(text, ['items', 'references', 'records'], cslItem, cslRecord, options),
} as const satisfies Importer;
