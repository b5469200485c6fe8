import { findDoi, findPmcid, findPmid, findRegistryNumbers } from '#core/bibliography/identifiers';
import { findNotices } from '#core/bibliography/notices';
import { plainLine, plainText } from '#core/bibliography/plain-text';
import type { Author, Notice, ParsedRecord } from '#core/model/record-fields';
import { dropOwnLines, ownMarksName } from './own-marks';

/** A record under construction: what a format's mapping fills in before the rules all formats share are applied. */
export interface RecordDraft {
  title: string | null;
  abstracts: string[];
  authors: Author[];
  year: number | null;
  journal: string | null;
  volume: string | null;
  issue: string | null;
  pages: string | null;
  doi: string | null;
  pmid: string | null;
  pmcid: string | null;
  accession: string | null;
  database: string | null;
  language: string | null;
  keywords: string[];
  publicationTypes: string[];
  url: string | null;
  registryNumbers: string[];
  notices: Notice[];
  extra: Map<string, string[]>;
}

export const emptyDraft = (): RecordDraft => ({
  title: null,
  abstracts: [],
  authors: [],
  year: null,
  journal: null,
  volume: null,
  issue: null,
  pages: null,
  doi: null,
  pmid: null,
  pmcid: null,
  accession: null,
  database: null,
  language: null,
  keywords: [],
  publicationTypes: [],
  url: null,
  registryNumbers: [],
  notices: [],
  extra: new Map(),
});

/** Keeps a value under the source's own name for it. The name `__proto__` would be no plain property, so it is spelled otherwise. */
export const keepExtra = (draft: RecordDraft, name: string, value: string): void => {
  const text = value.trim();
  if (text === '') return;
  const key = name === '__proto__' ? '(__proto__)' : name;
  const kept = draft.extra.get(key);
  if (kept) kept.push(text);
  else draft.extra.set(key, [text]);
};

const copyright =
  /^(?:\s*(?:copyright\b|\(c\)|©|\[?copyright of)|na$|n\/a$|no abstract|\[?abstract (?:not |from ))/i;

/** The longest abstract that is not a copyright line; the others stay in `extra` under the name they came with. */
const chooseAbstract = (draft: RecordDraft): string | null => {
  if (draft.abstracts.length === 0) return null;
  const texts = draft.abstracts.map(plainText).filter((text) => text !== '');
  const real = texts.filter((text) => !copyright.test(text));
  if (texts.length === 1 && real.length === 1) return texts[0]!;
  const best = (real.length > 0 ? real : texts.filter((text) => text.length > 40)).reduce<string | null>(
    (longest, text) => (longest === null || text.length > longest.length ? text : longest),
    null,
  );
  for (const text of new Set(texts)) if (text !== best) keepExtra(draft, 'otherAbstract', text);
  return best;
};

const line = (text: string | null): string | null => {
  const plain = text === null ? '' : plainLine(text);
  return plain === '' ? null : plain;
};

const distinct = (texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [...new Set(texts.map(plainLine).filter((text) => text !== ''))];

/** Applies what all formats share: plain text, normal identifiers, registry numbers and notices found in the text. */
export const finishDraft = (draft: RecordDraft, first: number, last: number): ParsedRecord => {
  const title = line(draft.title);
  const abstract = chooseAbstract(draft);
  const publicationTypes = distinct(draft.publicationTypes);
  if (draft.extra.has(ownMarksName)) dropOwnLines(draft.extra);
  const extra = Object.fromEntries(draft.extra);
  return {
    title,
    abstract,
    authors: draft.authors,
    year: draft.year,
    journal: line(draft.journal),
    volume: line(draft.volume),
    issue: line(draft.issue),
    pages: line(draft.pages),
    doi: findDoi(draft.doi ?? (/doi/i.test(draft.url ?? '') ? draft.url! : '')),
    pmid: draft.pmid === null ? null : findPmid(draft.pmid),
    pmcid: draft.pmcid === null ? null : findPmcid(draft.pmcid),
    registryNumbers: findRegistryNumbers([...draft.registryNumbers, title, abstract, draft.accession]),
    accession: line(draft.accession),
    database: line(draft.database),
    language: line(draft.language),
    keywords: distinct(draft.keywords),
    publicationTypes,
    url: line(draft.url),
    notices: findNotices(title, publicationTypes, draft.notices),
    extra,
    source: { first, last },
  };
};
