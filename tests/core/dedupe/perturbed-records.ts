import { type DedupeRecord, registrationOf } from '#core/dedupe/prepared-record';
import type { RecordFields } from '#core/model/record-fields';

/** A record with the number of the report it stands for. */
interface LabelledRecord {
  readonly record: DedupeRecord;
  readonly report: number;
}

type Fields = Omit<DedupeRecord, 'id'>;

/** Numbers from 0 to 1, the same for the same seed. */
const sequence = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const strip = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '');

const titleChanges: readonly ((title: string, next: () => number) => string)[] = [
  (title) => title.toUpperCase(),
  (title) => `${title.replace(/[.\s]+$/, '')}.`,
  (title) => title.replace(/(?<=\w)-(?=\w)/g, ' '),
  (title) => title.replace(/-/g, '–'),
  (title) => strip(title),
  (title) =>
    title
      .replace(/isation/g, 'ization')
      .replace(/ised\b/g, 'ized')
      .replace(/our\b/g, 'or'),
  (title) => title.replace(/\bbeta\b/gi, 'β').replace(/\balpha\b/gi, 'α'),
  (title) => `[${title}]`,
  (title) => title.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  (title) => title.replace(/\band\b/g, '&'),
  (title) => title.replace(/:\s[^:]{10,}$/, ''),
  (title) => (title.length > 110 ? title.slice(0, 100) : title),
  // a letter left out, doubled or exchanged
  (title, next) => {
    const at = 3 + Math.floor(next() * Math.max(1, title.length - 6));
    return /\p{L}/u.test(title[at] ?? '') ? title.slice(0, at) + title.slice(at + 1) : title;
  },
];

const smallWords = new Set(['the', 'of', 'and', 'for', 'in', 'on', 'to', 'a', '&']);

const abbreviated = (journal: string): string =>
  journal
    .split(/\s+/)
    .filter((word) => !smallWords.has(word.toLowerCase()))
    .map((word) => (word.length > 6 ? `${word.slice(0, 4)}.` : word))
    .join(' ');

const pagesOf = (pages: string, next: () => number): string => {
  const found = /^([a-z]*\d+)-([a-z]*\d+)$/i.exec(pages);
  if (!found) return pages;
  const [, from, to] = found;
  const which = next();
  if (which < 0.3) return from!;
  if (which < 0.5) return `${from}–${to}`;
  if (which < 0.65) return `pp. ${from}-${to}`;
  // "454-481" as "454-81"
  if (which < 0.85 && from!.length === to!.length) {
    let at = 0;
    while (at < to!.length - 1 && from![at] === to![at]) at += 1;
    return `${from}-${to!.slice(at)}`;
  }
  return pages;
};

/** A record as another database could have it. */
const otherCopy = (fields: Fields, next: () => number): Fields => {
  const chance = (share: number): boolean => next() < share;
  let title = fields.title ?? '';
  const changes = Math.floor(next() * 3);
  for (let n = 0; n < changes; n += 1)
    title = titleChanges[Math.floor(next() * titleChanges.length)]!(title, next);
  const names = next();
  const initials = names < 0.5;
  const list = chance(0.1)
    ? fields.authors.slice(0, 1)
    : chance(0.15)
      ? fields.authors.slice(0, 3)
      : fields.authors;
  const ahead = chance(0.06);
  const bare = ahead || chance(0.12);
  return {
    title,
    abstract:
      fields.abstract === null || chance(0.4)
        ? null
        : chance(0.15)
          ? fields.abstract.slice(0, 600)
          : chance(0.2)
            ? `${fields.abstract} © 2015 The Authors. All rights reserved.`
            : fields.abstract,
    authors: list.map(({ family, given }) => ({
      family: names < 0.3 ? strip(family) : names > 0.9 ? family.toUpperCase() : family,
      given:
        given === null
          ? null
          : initials
            ? given.replace(/(\p{L})\p{L}*\.?/gu, '$1').replace(/\s/g, '')
            : given,
    })),
    year: fields.year === null ? null : ahead ? fields.year - 1 : fields.year,
    journal:
      fields.journal === null || chance(0.05)
        ? null
        : chance(0.4)
          ? abbreviated(fields.journal)
          : chance(0.15)
            ? `${fields.journal} (London, England)`
            : fields.journal,
    volume: bare ? null : fields.volume,
    issue: bare || chance(0.2) ? null : fields.issue,
    pages: bare || fields.pages === null || chance(0.15) ? null : pagesOf(fields.pages, next),
    doi: chance(0.5) ? null : fields.doi,
    pmid: chance(0.6) ? null : fields.pmid,
    registration: fields.registration ?? null,
  };
};

/** Records that look like this one and are reports of their own. */
const lookAlikes: readonly ((fields: Fields, next: () => number) => Fields)[] = [
  (f) => ({ ...f, title: `Erratum: ${f.title}`, abstract: null, pages: '999', doi: null, pmid: null }),
  (f) => ({ ...f, title: `Reply to: ${f.title}`, abstract: null, pages: '998', doi: null, pmid: null }),
  (f) => ({ ...f, title: `${f.title} Part II`, abstract: null, pages: '2001-2010', doi: null, pmid: null }),
  // the conference abstract before the article
  (f) => ({
    ...f,
    journal: 'Annals of the Yearly Meeting',
    volume: '77',
    issue: 'Suppl 3',
    pages: 'A1234',
    year: (f.year ?? 0) - 1,
    abstract:
      'Purpose: We report first findings in a small number of participants seen until now, with preliminary figures for feasibility and tolerance; enrolment goes on and final numbers will be given at the meeting.',
    doi: null,
    pmid: null,
  }),
  // the same title in another year
  (f) => ({
    ...f,
    year: (f.year ?? 0) + 4,
    volume: '88',
    pages: '3001-3005',
    abstract: null,
    doi: null,
    pmid: null,
  }),
  // another group's trial with the same title
  (f) => ({
    ...f,
    authors: [
      { family: 'Quillfeather', given: 'Ione' },
      { family: 'Zzyzkowski', given: 'Bartholomew' },
    ],
    year: (f.year ?? 0) + 2,
    journal: 'Another Journal of Other Things',
    volume: '5',
    issue: '2',
    pages: '77-85',
    abstract: null,
    doi: null,
    pmid: null,
  }),
];

/**
 * A set with known duplicates made from records that are all different: each with up to three copies as other databases write them, and
 * with every fifth one look-alike that is a report of its own.
 */
export const perturbedRecords = (base: readonly RecordFields[], seed: number): LabelledRecord[] => {
  const next = sequence(seed);
  const out: { fields: Fields; report: number }[] = [];
  let report = 0;
  for (const one of base) {
    const { title, abstract, authors, year, journal, volume, issue, pages, doi, pmid } = one;
    const registration = registrationOf(one.accession);
    const fields: Fields = {
      ...{ title, abstract, authors, year, journal, volume, issue, pages, doi, pmid, registration },
    };
    out.push({ fields, report });
    const copies = Math.floor(next() * 4);
    for (let n = 0; n < copies; n += 1) out.push({ fields: otherCopy(fields, next), report });
    report += 1;
    // names, year and pages must be known, else nobody could tell the two apart
    if (next() < 0.2 && fields.authors.length > 0 && fields.year !== null && fields.pages !== null) {
      const alike = lookAlikes[Math.floor(next() * lookAlikes.length)]!(fields, next);
      out.push({ fields: alike, report });
      report += 1;
    }
  }
  return out.map(({ fields, report: number }, at) => ({
    record: { ...fields, id: String(at) },
    report: number,
  }));
};
