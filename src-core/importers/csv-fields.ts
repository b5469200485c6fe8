import { groupAuthor, splitAuthors } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities, plainLine } from '#core/bibliography/plain-text';
import type { ParsedRecord } from '#core/model/record-fields';
import { type ColumnMeaning, type ColumnPlan, headerKey } from './csv-columns';
import { readFurtherText } from './further-fields';
import { ownColumns, ownMarksName } from './own-marks';
import { emptyDraft, finishDraft, keepExtra, type RecordDraft } from './record-draft';

/** A list as Python prints it: ['Marx, Karl', 'Lindgren, Astrid']; null where the cell is none. */
const printedList = (value: string): string[] | null => {
  if (!/^\[(?:'|")[\s\S]*(?:'|")\]$/.test(value)) return null;
  return [...value.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? '');
};

const splitList = (value: string): string[] => {
  const printed = printedList(value);
  if (printed) return printed;
  for (const separator of ['|', ';', '\n']) if (value.includes(separator)) return value.split(separator);
  return value.split(',').length > 2 ? value.split(',') : [value];
};

/** The keywords of one cell; an entity's ";" parts nothing: "Alzheimer&#39;s Disease|Dementia". */
export const keywordsOf = (value: string): string[] =>
  splitList(decodeEntities(value))
    .map(plainLine)
    .filter((keyword) => keyword !== '');

/** Embase's old one-cell source: "Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014". */
const readEmbaseSource = (draft: RecordDraft, value: string): void => {
  const found =
    /^([^(]{1,300}?) ?\((\d{4})\) ([\w.-]{1,20})?(?::([\w. -]{1,30}))? ?(?:\(([^)]{1,40})\))?/.exec(value);
  if (!found) return;
  draft.journal ??= found[1]!;
  draft.year ??= Number(found[2]);
  draft.volume ??= found[3] ?? null;
  draft.issue ??= found[4]?.trim() || null;
  draft.pages ??= found[5] ? tidyPages(found[5]) : null;
};

/** PubMed's one-cell citation: "Eur J Med Genet. 2020 Feb;63(2):103640. doi: …". */
const readPubmedCitation = (draft: RecordDraft, value: string): void => {
  const found = /;\s?([\w-]{1,15}(?: Suppl \w{1,5})?)(?:\(([^)]{1,30})\))?:([\w-]{1,30})/.exec(value);
  if (!found) return;
  draft.volume ??= found[1]!;
  draft.issue ??= found[2] ?? null;
  draft.pages ??= tidyPages(found[3]!);
};

/** Returns whether the value went into a field whole; else it is kept under its column's name as well. */
type Reader = (draft: RecordDraft, value: string) => boolean;

const once =
  (field: 'title' | 'journal' | 'volume' | 'issue' | 'accession' | 'language' | 'url'): Reader =>
  (draft, value) => {
    if (draft[field] !== null) return draft[field] === value;
    draft[field] = value;
    return true;
  };

const readers: Readonly<Record<ColumnMeaning, Reader>> = {
  title: once('title'),
  abstract: (draft, value) => {
    draft.abstracts.push(value);
    return true;
  },
  authors: (draft, value) => {
    if (draft.authors.length > 0) return false;
    draft.authors = splitAuthors(printedList(value)?.join(';') ?? value);
    return !/\(\d{5,}\)/.test(value);
  },
  sponsor: (draft, value) => {
    const group = draft.authors.length === 0 ? groupAuthor(value) : null;
    if (group) draft.authors.push(group);
    return group !== null;
  },
  year: (draft, value) => {
    draft.year ??= parsePartialDate(value).year;
    return String(draft.year) === value;
  },
  date: (draft, value) => {
    draft.year ??= parsePartialDate(value).year;
    return String(draft.year) === value;
  },
  journal: once('journal'),
  volume: once('volume'),
  issue: once('issue'),
  pages: (draft, value) => {
    draft.pages ??= tidyPages(value);
    return draft.pages === tidyPages(value) && draft.pages !== null;
  },
  firstPage: () => true,
  lastPage: () => true,
  doi: (draft, value) => {
    const doi = findDoi(value);
    draft.doi ??= doi;
    return doi !== null && doi === draft.doi;
  },
  pmid: (draft, value) => {
    const pmid = findPmid(value);
    draft.pmid ??= pmid;
    return pmid !== null && pmid === draft.pmid;
  },
  pmcid: (draft, value) => {
    const pmcid = findPmcid(/^\d+$/.test(value) ? `PMC${value}` : value);
    draft.pmcid ??= pmcid;
    return pmcid !== null && pmcid === draft.pmcid;
  },
  registry: (draft, value) => {
    draft.registryNumbers.push(value);
    return false;
  },
  accession: once('accession'),
  database: (draft, value) => {
    if (draft.database !== null) return draft.database === value;
    draft.database = value;
    return true;
  },
  language: once('language'),
  keywords: (draft, value) => {
    draft.keywords.push(...keywordsOf(value));
    return true;
  },
  types: (draft, value) => {
    draft.publicationTypes.push(...decodeEntities(value).split(/[;|]/));
    return true;
  },
  url: (draft, value) => {
    const found = /https?:\/\/\S+/i.exec(value)?.[0] ?? null;
    if (draft.url !== null || found === null) return draft.url === value;
    draft.url = found;
    return found === value;
  },
  embaseSource: (draft, value) => {
    readEmbaseSource(draft, value);
    return false;
  },
  pubmedCitation: (draft, value) => {
    readPubmedCitation(draft, value);
    return false;
  },
  further: readFurtherText,
};

/** Excel's way to keep leading zeros, ="0123", and the apostrophe that keeps a value from being a formula. */
const unguard = (cell: string): string =>
  /^="([\s\S]*)"$/.exec(cell)?.[1] ?? cell.replace(/^'(?=\s*[=@\uff1d\uff20+-]|[\t\r\n\uff0b\uff0d])/, '');

/** What our own table says in short of a row whose marks it holds whole; a row may have brought values of the same names, which come after. */
const dropOwnColumns = (draft: RecordDraft, headers: readonly string[], { cells }: TableRow): void => {
  for (const name of ownColumns) {
    const value = unguard(cells[headers.indexOf(name)] ?? '').trim();
    const kept = draft.extra.get(name);
    if (value === '' || kept?.[0] !== value) continue;
    if (kept.length === 1) draft.extra.delete(name);
    else kept.shift();
  }
};

export interface TableRow {
  readonly cells: readonly string[];
  readonly first: number;
  readonly last: number;
}

/** One row of a table as a record; columns with no meaning, and cells beyond the header, go to `extra`. */
export const tableRecord = (headers: readonly string[], plan: ColumnPlan, row: TableRow): ParsedRecord => {
  const draft = emptyDraft();
  // what our own exporter wrote comes last: it stands for what other cells make of it
  const isFurther = (at: number): number => (plan.meanings[at] === 'further' ? 1 : 0);
  const order = headers
    .map((_, at) => at)
    .sort((a, b) => isFurther(a) - isFurther(b) || plan.rank[a]! - plan.rank[b]! || a - b);
  let firstPage = '';
  let lastPage = '';
  for (const at of order) {
    const value = unguard(row.cells[at] ?? '').trim();
    if (value === '') continue;
    const meaning = plan.meanings[at] ?? null;
    const name = headers[at]!.trim() || `column ${at + 1}`;
    if (meaning === 'firstPage' && firstPage === '') firstPage = value;
    else if (meaning === 'lastPage' && lastPage === '') lastPage = value;
    else if (meaning === null || !readers[meaning](draft, value)) keepExtra(draft, name, value);
    // whoever wrote an id wants to find the row again by it
    else if (headerKey(name) === 'id') keepExtra(draft, 'id', value);
  }
  const range =
    firstPage !== '' && lastPage !== '' && firstPage !== lastPage
      ? `${firstPage}-${lastPage}`
      : firstPage || lastPage;
  if (range !== '') {
    if (draft.pages === null) draft.pages = tidyPages(range);
    else if (draft.pages !== tidyPages(range)) keepExtra(draft, 'page range', range);
  }
  draft.database ??= plan.preset?.database ?? null;
  if (draft.extra.has(ownMarksName)) dropOwnColumns(draft, headers, row);
  row.cells.slice(headers.length).forEach((cell, at) => {
    keepExtra(draft, `column ${headers.length + at + 1}`, unguard(cell));
  });
  return finishDraft(draft, row.first, row.last);
};
