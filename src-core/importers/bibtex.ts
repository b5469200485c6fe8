import { groupAuthor, parseAuthor } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid } from '#core/bibliography/identifiers';
import { latexLine, latexText, latexVerbatim } from '#core/bibliography/latex-text';
import { tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { decodeEntities } from '#core/bibliography/plain-text';
import { appError } from '#core/errors';
import type { Author, ParsedRecord } from '#core/model/record-fields';
import { err, ok } from '#core/result';
import { type BibEntry, readBibEntries } from './bibtex-entries';
import { readFurtherText } from './further-fields';
import type { Importer } from './importer';
import { emptyDraft, finishDraft, keepExtra } from './record-draft';
import { reportBuilder } from './report-builder';

/** Names are separated by "and" outside braces. */
const splitNames = (text: string): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '{') depth += 1;
    else if (letter === '}') depth -= 1;
    else if (depth <= 0 && /\s/.test(letter!) && /^\sand\s/i.test(text.slice(at, at + 5))) {
      parts.push(text.slice(from, at));
      from = at + 5;
      at += 3;
    }
  }
  return [...parts, text.slice(from)];
};

/** The whole name in one pair of braces: a group, not to be taken apart. */
const braced = /^\{((?:[^{}]|\{[^{}]*\})*)\}$/;

/** BibLaTeX's extended names: family=Beethoven, given=Ludwig, prefix=van. */
const extended = (text: string): Author | null => {
  if (!/\bfamily\s*=/.test(text)) return null;
  const part = (name: string): string =>
    latexLine(new RegExp(`\\b${name}\\s*=\\s*(\\{[^{}]*\\}|[^,]*)`).exec(text)?.[1] ?? '');
  const family = [part('prefix'), part('family')].filter((one) => one !== '').join(' ');
  const given = [part('given'), part('suffix')].filter((one) => one !== '').join(', ');
  return { family, given: given === '' ? null : given };
};

const readName = (name: string): Author | null => {
  const text = name.replace(/\s+/g, ' ').trim();
  if (/^others\.?$/i.test(text)) return null;
  const group = braced.exec(text);
  if (group && /\s/.test(group[1]!)) return groupAuthor(latexLine(group[1]!));
  // "von Last, Jr, First" puts the suffix in the middle
  const parts = latexLine(text).split(/\s*,\s*/);
  if (parts.length === 3 && /^(?:jr|sr|i{2,3}|iv)\.?$/i.test(parts[1]!))
    return parseAuthor(`${parts[0]}, ${parts[2]}, ${parts[1]}`);
  return extended(text) ?? parseAuthor(latexLine(text));
};

const decodePercent = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

type Fields = ReadonlyMap<string, readonly string[]>;

const bibRecord = (entry: BibEntry, parent: Fields | undefined): ParsedRecord => {
  const draft = emptyDraft();
  const taken = new Set<string>();
  const peek = (name: string): string => entry.fields.get(name)?.[0]?.trim() ?? '';
  const raw = (...names: string[]): string | null => {
    for (const name of names) {
      if (peek(name) === '') continue;
      taken.add(name);
      return peek(name);
    }
    return null;
  };
  const text = (...names: string[]): string | null => {
    const value = raw(...names);
    return value === null ? null : latexLine(value) || null;
  };
  const inherited = (name: string): string | null => {
    const value = parent?.get(name)?.[0];
    return value === undefined ? null : latexLine(value) || null;
  };
  const title = text('title');
  const subtitle = text('subtitle');
  draft.title = title !== null && subtitle !== null ? `${title}: ${subtitle}` : (title ?? inherited('title'));
  const abstract = raw('abstract');
  if (abstract !== null) draft.abstracts.push(latexText(abstract));
  for (const name of splitNames(raw('author') ?? '')) {
    const author = readName(name);
    if (author) draft.authors.push(author);
  }
  const date = raw('year', 'date') ?? parent?.get('year')?.[0] ?? parent?.get('date')?.[0] ?? '';
  draft.year = parsePartialDate(latexVerbatim(date)).year;
  if (latexVerbatim(date) !== String(draft.year)) keepExtra(draft, 'date', latexVerbatim(date));
  draft.journal =
    text('journal', 'journaltitle', 'booktitle') ??
    inherited('booktitle') ??
    (entry.type.startsWith('in') && title !== null ? inherited('title') : null);
  draft.volume = text('volume');
  draft.issue = text('number', 'issue');
  const pages = text('pages');
  draft.pages = tidyPages(pages ?? '');
  if (pages !== null && draft.pages === null) keepExtra(draft, 'pages', pages);
  const doi = latexVerbatim(raw('doi') ?? '');
  draft.doi = findDoi(doi);
  if (
    doi !== '' &&
    draft.doi !== doi.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '')
  )
    keepExtra(draft, 'doi', doi);
  const pmid =
    raw('pmid', 'pubmed_id', 'pubmedid') ?? (/pubmed/i.test(peek('eprinttype')) ? raw('eprint') : null);
  draft.pmid = pmid === null ? null : findPmid(latexVerbatim(pmid));
  if (pmid !== null && draft.pmid === null) keepExtra(draft, 'pmid', pmid);
  const pmcid = latexVerbatim(raw('pmcid', 'pmc') ?? '');
  draft.pmcid = findPmcid(pmcid.replace(/^(?=\d)/, 'PMC'));
  if (pmcid !== '' && draft.pmcid === null) keepExtra(draft, 'pmcid', pmcid);
  draft.accession = text('unique-id', 'accession', 'an');
  draft.database = text('source', 'database');
  draft.language = text('language', 'langid');
  for (const name of ['keywords', 'keyword', 'author_keywords', 'keywords-plus']) {
    const value = decodeEntities(text(name) ?? '');
    draft.keywords.push(...value.split(value.includes(';') ? ';' : ','));
  }
  for (const name of ['document_type', 'type']) {
    const value = text(name);
    if (value !== null) draft.publicationTypes.push(value);
  }
  const url = raw('url');
  draft.url = url === null ? null : latexVerbatim(url);
  draft.registryNumbers = [peek('note'), peek('annote')];
  const further = raw('x-further') ?? '';
  const ours = readFurtherText(draft, decodePercent(further));
  if (!ours) {
    keepExtra(draft, 'x-further', further);
    // our own exporter's type and key are made for the file
    keepExtra(draft, 'entry-type', entry.type);
    keepExtra(draft, 'citation-key', entry.key);
  }
  for (const [name, values] of entry.fields)
    values.forEach((value, at) => {
      if (at > 0 || !taken.has(name)) keepExtra(draft, name, latexText(value));
    });
  return finishDraft(draft, entry.first, entry.last);
};

export const bibtex = {
  id: 'bibtex',
  label: 'BibTeX, BibLaTeX',
  extensions: ['bib', 'bibtex'],
  recognise: (head) => {
    const entries =
      head.match(
        /^[^\S\r\n]*@\s*(?!comment|preamble|string)[a-z]{3,40}\s*[{(]\s*[^\s=,{}"]{0,300}\s*(?:,|[\r\n])/gim,
      )?.length ?? 0;
    if (entries > 0 && /^[^@\r\n]{0,80}=\s*["{\d]/m.test(head)) return 'certain';
    return entries > 0 || /^[^\S\r\n]*@(?:string|comment|preamble)\s*[{(]/im.test(head) ? 'possible' : 'no';
  },
  parse: (text, options = {}) => {
    const report = reportBuilder();
    const entries: BibEntry[] = [];
    const byKey = new Map<string, Fields>();
    readBibEntries(
      text,
      report,
      (entry) => {
        entries.push(entry);
        if (entry.key !== '') byKey.set(entry.key.toLowerCase(), entry.fields);
      },
      options,
    );
    for (const entry of entries) {
      const named = entry.fields.get('crossref')?.[0]?.trim().toLowerCase();
      const parent = named === entry.key.toLowerCase() ? undefined : named;
      report.record(bibRecord(entry, parent === undefined ? undefined : byKey.get(parent)));
    }
    const file = report.done();
    return file.recordsFound === 0
      ? err(appError('format-malformed', 'The file looks like BibTeX, but it holds no entry.'))
      : ok(file);
  },
} as const satisfies Importer;
