import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalsAgree } from '#core/dedupe/compare-records';
import { type DedupeMode, dedupeModes, findDuplicates, mostQueued } from '#core/dedupe/find-duplicates';
import type { DedupeRecord } from '#core/dedupe/prepared-record';
import { emptyRecordFields } from '#core/model/record-fields';

const base: DedupeRecord = {
  id: 'a',
  title:
    'Low-dose naltrexone for the treatment of fibromyalgia: a randomised, double-blind, placebo-controlled trial',
  abstract:
    'Background: Fibromyalgia is a chronic pain condition. Low-dose naltrexone may act on microglia and lower pain. Methods: Women with fibromyalgia were randomly assigned to naltrexone or placebo for twelve weeks. Results: Pain intensity did not differ between groups after treatment.',
  authors: [
    { family: 'Bruun', given: 'Karin Due' },
    { family: 'Christensen', given: 'Robin' },
    { family: 'Amris', given: 'Kirstine' },
  ],
  year: 2024,
  journal: 'The Lancet Rheumatology',
  volume: '6',
  issue: '1',
  pages: 'e31-e39',
  doi: '10.1016/s2665-9913(23)00278-3',
  pmid: '38258677',
};

const like = (change: Partial<DedupeRecord>): DedupeRecord => ({ ...base, id: 'b', ...change });

/** A column that comes back every year. */
const yearly = (count: number): DedupeRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    ...base,
    id: `issue ${at}`,
    abstract: null,
    year: 1950 + at,
    volume: String(at),
    pages: `${at}01-${at}09`,
    doi: null,
    pmid: String(1000 + at),
  }));

test('a queue that is full keeps the likeliest pairs and says that there were more', () => {
  const few = findDuplicates(yearly(20), { undecidedFrom: -50 });
  expect([few.groups.length, few.undecided.length, few.queueFull]).toEqual([0, 190, false]);
  const many = findDuplicates(yearly(60), { undecidedFrom: -50 });
  expect([many.groups.length, many.undecided.length, many.queueFull]).toEqual([0, 1000 + 3 * 60, true]);
});

test('what people have settled takes no place in the queue, so that the next ones come in', () => {
  const first = findDuplicates(yearly(60), { undecidedFrom: -50 });
  const said = new Set(first.undecided.map(({ a, b }) => `${a} ${b}`));
  const next = findDuplicates(yearly(60), { undecidedFrom: -50, settled: first.undecided });
  expect(next.undecided.filter(({ a, b }) => said.has(`${a} ${b}`))).toEqual([]);
  expect([next.undecided.length, next.queueFull]).toEqual([(60 * 59) / 2 - said.size, false]);
});

test('however many records there are, the queue is one that a project can keep', () => {
  expect([60, 100_000, 1_000_000].map(mostQueued)).toEqual([1180, 300_000, 300_000]);
});

const verdict = (other: DedupeRecord, mode: DedupeMode = 'balanced'): string => {
  const found = findDuplicates([base, other], { mode });
  if (found.groups.length > 0) return 'same';
  return found.undecided.length > 0 ? 'undecided' : 'different';
};

describe('the same report, written differently', () => {
  test.each<[string, Partial<DedupeRecord>]>([
    [
      'another database’s spelling',
      {
        title:
          'Low dose naltrexone for the treatment of fibromyalgia: A randomized, double blind, placebo controlled trial.',
        journal: 'Lancet Rheumatol',
        authors: [
          { family: 'Bruun', given: 'K.D.' },
          { family: 'Christensen', given: 'R.' },
          { family: 'Amris', given: 'K.' },
        ],
        pages: 'e31-9',
        doi: null,
        pmid: null,
      },
    ],
    ['no DOI, no abstract', { doi: null, pmid: null, abstract: null }],
    ['only the first author', { authors: [{ family: 'Bruun', given: 'KD' }], doi: null, pmid: null }],
    [
      'title without its subtitle',
      { title: 'Low-dose naltrexone for the treatment of fibromyalgia', pmid: null },
    ],
    ['online a year before print', { year: 2023, volume: null, issue: null, pages: null, pmid: null }],
    [
      'a misprint in the title',
      { title: base.title!.replace('fibromyalgia', 'fibromylagia'), doi: null, pmid: null },
    ],
    [
      'a kind of paper before the title, the subtitle in brackets',
      {
        title:
          'P-045: Low-dose naltrexone for the treatment of fibromyalgia (a randomised, double-blind, placebo-controlled trial)',
        doi: null,
        pmid: null,
      },
    ],
    [
      'all in capitals, with "&" and dashes',
      { title: base.title!.toUpperCase().replace('LOW-DOSE', 'LOW–DOSE'), doi: null, pmid: null },
    ],
    [
      'a study group in place of its members',
      {
        authors: [{ family: 'The FINAL Trial Study Group', given: null }],
        pages: null,
        pmid: null,
        doi: null,
      },
    ],
    [
      'family names only, and one spelled otherwise',
      { authors: [{ family: 'Bruuhn', given: 'K D' }], doi: null, pmid: null },
    ],
    [
      'no journal, no pages',
      { journal: null, volume: null, issue: null, pages: null, doi: null, pmid: null },
    ],
  ])('%s', (_, change) => expect(verdict(like(change))).toBe('same'));
});

describe('not merged without a person, or different', () => {
  test.each<[string, Partial<DedupeRecord>]>([
    [
      'its erratum, with its DOI',
      { title: `Erratum: ${base.title}`, abstract: null, pmid: '39000000', pages: 'e100' },
    ],
    [
      'a reply to it',
      { title: `Reply to: ${base.title}`, abstract: null, doi: '10.1016/x', pmid: null, pages: 'e101' },
    ],
    [
      'the conference abstract before it',
      {
        journal: 'Annals of the Rheumatic Diseases',
        volume: '82',
        issue: 'Suppl 1',
        pages: '411',
        year: 2023,
        doi: '10.1136/annrheumdis-2023.1',
        pmid: null,
        abstract:
          'Objectives: To report preliminary findings of our ongoing study of patients attending a tertiary clinic, with regard to feasibility of recruitment, adherence, and adverse events seen so far.',
      },
    ],
    [
      'another trial with an alike title',
      {
        title:
          'Low-dose naltrexone for the treatment of fibromyalgia: a randomised, double-blind, placebo-controlled crossover trial',
        authors: [
          { family: 'Younger', given: 'Jarred' },
          { family: 'Mackey', given: 'Sean' },
        ],
        year: 2013,
        journal: 'Arthritis and Rheumatism',
        volume: '65',
        pages: '529-538',
        doi: '10.1002/art.37734',
        pmid: '23359310',
        abstract: null,
      },
    ],
    [
      'part II',
      { title: `${base.title} Part II`, pages: 'e40-e49', doi: '10.1016/y', pmid: null, abstract: null },
    ],
    [
      'the same title five years later',
      { year: 2029, volume: '11', pages: 'e500-e510', doi: '10.1016/z', pmid: null, abstract: null },
    ],
    [
      'part II in the same volume, pages unknown',
      { title: `${base.title}. Part II`, pages: null, doi: null, pmid: null, abstract: null },
    ],
    [
      'phase 2 and phase 3',
      { title: `${base.title}: phase 3`, pages: null, doi: null, pmid: null, abstract: null },
    ],
    [
      'two years later, nothing else known',
      { year: 2026, volume: null, issue: null, pages: null, doi: null, pmid: null, abstract: null },
    ],
    ['another PubMed number', { pmid: '38258678' }],
    [
      'another abstract of one supplement, with the supplement’s DOI',
      {
        pages: 'e32',
        pmid: null,
        abstract:
          'Introduction: We studied a cohort of children with juvenile arthritis who were followed for seven years after stopping methotrexate. Outcomes were flares, growth, and school attendance in each year of follow-up.',
      },
    ],
  ])('%s', (_, change) => {
    for (const mode of ['strict', 'balanced'] as const) expect(verdict(like(change), mode)).not.toBe('same');
  });
});

test('titles that come back every year are merged only where something tells the issues apart', () => {
  const editorial = (id: string, year: number, more: Partial<DedupeRecord> = {}): DedupeRecord => ({
    ...base,
    ...{
      id,
      title: "Editor's notes",
      abstract: null,
      year,
      volume: null,
      issue: null,
      pages: null,
      doi: null,
      pmid: null,
    },
    ...more,
  });
  const found = findDuplicates([
    editorial('1', 2001, { volume: '1', pages: '1' }),
    editorial('2', 2002, { volume: '2', pages: '1' }),
    editorial('3', 2003, { volume: '3', pages: '5' }),
    editorial('4', 2003, { volume: '3', pages: '5' }),
    editorial('5', 2003, { volume: '3', pages: '9' }),
  ]);
  expect(found.groups).toEqual([['3', '4']]);
});

test('a record that says little does not join the article with the conference abstract before it', () => {
  const bare = { volume: null, issue: null, pages: null, abstract: null, pmid: null, doi: null };
  const meeting = like({
    ...bare,
    id: 'meeting',
    journal: 'Annals of the Rheumatic Diseases',
    volume: '82',
    pages: '411',
    year: 2023,
    abstract:
      'Objectives: To report preliminary findings of our ongoing study of patients attending a tertiary clinic, with regard to feasibility of recruitment, adherence, and adverse events seen so far.',
  });
  const found = findDuplicates([
    base,
    like({ id: 'copy' }),
    meeting,
    like({ ...bare, id: 'bare', year: 2023 }),
  ]);
  expect(found.groups.filter((ids) => ids.includes('meeting') && ids.includes('a'))).toEqual([]);
  expect(found.groups.flat()).toContain('copy');
});

test('a title that two databases list once a year each is one report; where one lists it twice, a person decides', () => {
  const column = (id: string, database: string, given: string): DedupeRecord => ({
    ...base,
    ...{
      id,
      database,
      title: 'Keynote address',
      journal: `Proceedings (${database})`,
      abstract: null,
      year: 1995,
    },
    ...{ volume: null, issue: null, pages: null, doi: null, pmid: null },
    authors: [{ family: 'Epstein', given }],
  });
  const once = [column('1', 'ACM', 'Robert'), column('2', 'DBLP', 'Robert')];
  expect(findDuplicates(once).groups).toEqual([['1', '2']]);
  expect(findDuplicates([...once, column('3', 'DBLP', 'Robert')]).groups).toEqual([]);
});

test('each pair says why, and strict merges no more than balanced, balanced no more than sensitive', () => {
  const records = [
    base,
    like({}),
    like({ id: 'c', doi: null, pmid: null, abstract: null, pages: null, volume: null }),
    like({ id: 'd', doi: null, pmid: null, title: 'Low-dose naltrexone in fibromyalgia: a trial' }),
  ];
  const merged = dedupeModes.map((mode) => findDuplicates(records, { mode }).same.length);
  expect(merged).toEqual([...merged].sort((a, b) => a - b));
  const [first] = findDuplicates(records).same;
  expect(first).toMatchObject({ a: 'b', b: 'a' });
  expect(first?.score).toBeGreaterThan(0.9);
  expect(first?.reasons).toContain('same-doi');
});

test('groups never hold two PubMed numbers', () => {
  const blank = { abstract: null, doi: null };
  const found = findDuplicates([
    like({ ...blank, id: '1', pmid: '1' }),
    like({ ...blank, id: '2', pmid: null }),
    like({ ...blank, id: '3', pmid: '2' }),
  ]);
  expect(found.groups).toEqual([['1', '2']]);
  expect(found.undecided.map(({ a, b }) => [a, b])).toContainEqual(['3', '2']);
});

test('the order of the records changes neither groups nor what is undecided', () => {
  const pool = [
    base,
    like({ id: 'b', doi: null }),
    like({
      id: 'c',
      title: 'Something else entirely about asthma in children',
      doi: null,
      pmid: null,
      abstract: null,
    }),
    like({ id: 'd', pmid: null, doi: null, year: 2023 }),
  ];
  const shape = (records: DedupeRecord[]): unknown => {
    const found = findDuplicates(records);
    const sorted = (ids: readonly string[]): string => [...ids].sort().join(' ');
    return [found.groups.map(sorted).sort(), found.undecided.map(({ a, b }) => sorted([a, b])).sort()];
  };
  const expected = shape(pool);
  fc.assert(
    fc.property(fc.shuffledSubarray(pool, { minLength: pool.length }), (records) => {
      expect(shape(records)).toEqual(expected);
    }),
  );
});

test('records that say nothing are left alone', () => {
  const empty = (id: string): DedupeRecord => ({ ...emptyRecordFields, id });
  expect(findDuplicates([empty('1'), empty('2')])).toEqual({
    groups: [],
    same: [],
    undecided: [],
    queueFull: false,
  });
});

test.each([
  ['Nat Commun', 'Nature Communications', true],
  ['N Engl J Med', 'The New England Journal of Medicine', true],
  ['Diabetes', 'Diabetologia', false],
  ['Lancet', 'BMJ', false],
])('journals %s and %s', (a, b, agree) => {
  const words = (name: string): string[] =>
    name
      .toLowerCase()
      .split(' ')
      .filter((word) => !['the', 'of'].includes(word));
  expect(journalsAgree(words(a), words(b))).toBe(agree);
});
