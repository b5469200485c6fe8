import { describe, expect, test } from 'vitest';
import { findDuplicates } from '#core/dedupe/find-duplicates';
import type { DedupeRecord } from '#core/dedupe/prepared-record';
import type { Author } from '#core/model/record-fields';

const people = (...families: string[]): Author[] => families.map((family) => ({ family, given: 'A.' }));

const base: DedupeRecord = {
  id: 'a',
  title: 'Trientine in children with hepatic copper overload: a retrospective cohort study',
  abstract: null,
  authors: people('Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Bianchi'),
  year: 2011,
  journal: 'Paediatric Hepatology',
  volume: '26',
  issue: '9',
  pages: '1660-1668',
  doi: null,
  pmid: null,
};

const verdict = (a: Partial<DedupeRecord>, b: Partial<DedupeRecord>): string => {
  const found = findDuplicates([
    { ...base, ...a },
    { ...base, ...b, id: 'b' },
  ]);
  if (found.groups.length > 0) return 'same';
  return found.undecided.length > 0 ? 'undecided' : 'different';
};

const bare = { volume: null, issue: null, pages: null, journal: 'International Conference on Hepatology' };

describe('kept apart', () => {
  test('two abstracts on one page, with titles that resemble each other and other people first', () => {
    expect(
      verdict(
        {
          title: 'Trientine in adolescent and adult patients with copper overload: a phase II study',
          pages: '1660-1661',
        },
        {
          title:
            'A phase II study of trientine in adolescent and adult patients with copper overload receiving zinc',
          pages: '1660',
          authors: people('Ferrari', 'Nowak', 'Silva', 'Tanaka', 'Haddad'),
        },
      ),
    ).not.toBe('same');
  });

  test('two papers of one author and one meeting, of which nothing else is known', () => {
    expect(
      verdict(
        { ...bare, title: 'Research on process structure for distributed collaborative writing groups' },
        { ...bare, title: 'Research on proximity choices for distributed collaborative writing groups' },
      ),
    ).not.toBe('same');
  });

  test('trials of one sponsor, of which nothing else is known', () => {
    const sponsor = {
      ...bare,
      journal: null,
      authors: [{ family: 'Hepatica Pharmaceuticals', given: 'Inc' }],
    };
    expect(
      verdict(
        {
          ...sponsor,
          title: 'Open label controlled trial of trientine in adult patients with zinc-sensitive disease',
        },
        {
          ...sponsor,
          title: 'Open label controlled trial of trientine in adult patients with zinc-resistant disease',
        },
      ),
    ).not.toBe('same');
  });

  test('the workshop paper and the journal article, of which nothing else is known', () => {
    expect(
      verdict(
        { ...bare, journal: 'Workshop on Liver Studies' },
        { ...bare, journal: 'Journal of Liver Studies' },
      ),
    ).toBe('undecided');
  });

  test.each([
    ['its correction in Web of Science', `${base.title} (vol 26, pg 1660, 2011)`],
    ['its correction in Embase', `${base.title} (Paediatric Hepatology (2011) 26 (1660-1668))`],
    ['its reply', `${base.title} - Reply`],
  ])('an article and %s', (_, title) => {
    expect(verdict({}, { title, pages: '1990', issue: '11' })).not.toBe('same');
  });
});

describe('joined', () => {
  test('a note behind the title, about an erratum', () => {
    expect(
      verdict({}, { title: `${base.title}.[Erratum appears in Paediatr Hepat. 2012 Jan;27(1):88]` }),
    ).toBe('same');
  });

  test('one correction as two databases write it', () => {
    const place = { pages: '1990', issue: '11', authors: people('Okafor') };
    expect(
      verdict(
        { ...place, title: `Erratum: ${base.title} (Paediatric Hepatology (20` },
        { ...place, title: `${base.title} (vol 26, pg 1660, 2011)` },
      ),
    ).toBe('same');
  });

  test('a number in brackets, where letters stand under one heading', () => {
    expect(verdict({}, { title: `${base.title} [1]` })).toBe('same');
  });

  test('a year apart within one issue', () => {
    expect(verdict({ pages: null }, { pages: null, year: 2010 })).toBe('same');
    expect(verdict({ pages: null, issue: null }, { pages: null, issue: null, year: 2010 })).not.toBe('same');
  });

  test('volume, issue and first page in fields of their neighbours', () => {
    expect(verdict({}, { volume: null, issue: '26', pages: '9' })).toBe('same');
    expect(verdict({ pages: 'e0192222' }, { issue: '0192222', pages: null })).toBe('same');
  });

  test('pages of three languages in another order', () => {
    expect(
      verdict(
        { pages: '230-5, 246-51, 233-8' },
        { title: `${base.title} TO: otro`, pages: '233-238+230-235+246-251' },
      ),
    ).toBe('same');
  });

  test('the same whole range of pages under a title translated otherwise', () => {
    const other = 'Liver copper of the child under trientine: a study in retrospect';
    expect(verdict({}, { title: other })).toBe('same');
    expect(verdict({ pages: '1660-1661' }, { title: other, pages: '1660-1661' })).not.toBe('same');
  });

  test('a misprinted number in the title on the same whole range of pages, by the same people', () => {
    const [p6, p16] = ['p6INK4a', 'p16(INK4a)'].map(
      (gene) => `${gene} expression in hepatic copper overload`,
    );
    expect(verdict({ title: p6! }, { title: p16! })).toBe('same');
    expect(verdict({ title: p6!, pages: '1660' }, { title: p16!, pages: '1660' })).not.toBe('same');
    expect(verdict({ title: p6! }, { title: p16!, volume: '27' })).not.toBe('same');
    expect(verdict({ title: p6! }, { title: p16!, authors: people('Haddad', 'Nowak') })).not.toBe('same');
    expect(verdict({ title: `${p16} Part 1` }, { title: `${p16} Part 2` })).not.toBe('same');
  });

  test('a dissertation with its number of pages and its entry in an abstract journal', () => {
    const author = { authors: [{ family: 'Okafor', given: 'Ada Nneka' }], issue: null };
    expect(
      verdict(
        { ...author, year: 2010, journal: null, volume: 'Ph.D.', pages: '215 p' },
        { ...author, journal: 'Dissertation Abstracts', volume: '73', pages: '1524' },
      ),
    ).toBe('same');
  });

  test('a meeting under two names, one record with an abstract', () => {
    const abstract =
      'Children with hepatic copper overload were treated with trientine for two years, and their liver values followed each month.';
    expect(verdict({ ...bare, abstract }, { ...bare, journal: 'Proceedings of Hepatology 2011' })).toBe(
      'same',
    );
  });
});

test('names that differ in a number only are those of other people; a mark behind the names of one is none', () => {
  const numbered = (n: number): Author[] => [
    { family: `Authorling${n}`, given: null },
    { family: `Writersson${n}`, given: null },
  ];
  const reasons = (a: Author[], b: Author[]): readonly string[] => {
    const other = { title: 'Trientine in children with hepatic copper overload: a retrospective cohort' };
    const found = findDuplicates(
      [
        { ...base, authors: a },
        { ...base, ...other, id: 'b', authors: b },
      ],
      { certainFrom: 99, undecidedFrom: -30 },
    );
    return found.undecided[0]?.reasons ?? [];
  };
  expect(reasons(numbered(1), numbered(2))).toContain('authors-differ');
  expect(reasons(numbered(1), people('Authorling', 'Writersson'))).toContain('same-authors');
});
