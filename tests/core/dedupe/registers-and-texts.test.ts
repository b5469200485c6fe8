import { describe, expect, test } from 'vitest';
import { type DedupeMode, findDuplicates } from '#core/dedupe/find-duplicates';
import type { DedupeRecord } from '#core/dedupe/prepared-record';

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

/** A record of which nothing but its title is known. */
const nothing = {
  abstract: null,
  authors: [],
  year: null,
  journal: null,
  volume: null,
  issue: null,
  pages: null,
  doi: null,
  pmid: null,
};

describe('where title and abstract are all that is known', () => {
  const verdictOf = (title: string, abstract: string | null, mode: DedupeMode = 'balanced'): string => {
    const [a, b] = [
      {
        ...base,
        ...nothing,
        abstract: `${base.abstract} Sleep was better with naltrexone than with placebo.`,
      },
      { ...base, ...nothing, id: 'b', title, abstract },
    ];
    const found = findDuplicates([a, b], { mode });
    if (found.groups.length > 0) return 'same';
    return found.undecided.length > 0 ? 'undecided' : 'different';
  };
  const abstract = `${base.abstract} Sleep was better with naltrexone than with placebo.`;
  const cut = 'Low-dose naltrexone for the treatment of fibromyalgia';

  test('a title without its subtitle is the same report where the abstract is, but not in strict mode', () => {
    expect(verdictOf(cut, abstract)).toBe('same');
    expect(verdictOf(cut, abstract, 'strict')).toBe('undecided');
    expect(verdictOf(cut, null)).toBe('undecided');
  });

  test('the design of a trial, another disease, another abstract wait for a person', () => {
    expect(verdictOf(`${base.title}: rationale and design`, abstract)).toBe('undecided');
    expect(verdictOf((base.title ?? '').replace('fibromyalgia', 'endometriosis'), abstract)).toBe(
      'undecided',
    );
    expect(
      verdictOf(
        cut,
        'Objective: To see what people with long pain think of small doses of an old drug. Methods: Thirty interviews, read twice by two of us and sorted by themes. Results: Most had read of it on the internet; cost and fear of losing other medicines stood in the way.',
      ),
    ).not.toBe('same');
  });
});

describe('where a list has titles only', () => {
  /** What other titles there are says how much the words of one mean. */
  const others = Array.from({ length: 400 }, (_, at): DedupeRecord => {
    const topic = ['pain', 'sleep', 'mood', 'gait'][at % 4]!;
    return {
      ...nothing,
      id: `other ${at}`,
      title: `Management of ${topic} in older adults of ward ${at} after treatment with anorexigens ${at * 7}`,
    };
  });
  const joined = (first: string, second: string, change: Partial<DedupeRecord> = {}, more: string[] = []) => {
    const list = [
      ...others,
      { ...nothing, id: 'a', title: first },
      { ...nothing, ...change, id: 'b', title: second },
      ...more.map((title, at) => ({ ...nothing, id: `more ${at}`, title })),
    ];
    return findDuplicates(list).groups.some((group) => group.includes('a') && group.includes('b'));
  };
  const long =
    'Tailored electronic reminders improve uptake of colorectal cancer screening among hard-to-reach minorities in Cork';

  test('a title of rare words is one report, one of common words waits for a person', () => {
    expect(joined('Civil commitment of anorexic patients', 'CIVIL COMMITMENT OF ANOREXIC PATIENTS.')).toBe(
      true,
    );
    expect(joined('Management of pain in older adults', 'Management of pain in older adults.')).toBe(false);
  });

  test('a misprint is forgiven where no other title has the word; another word is another report', () => {
    expect(joined(long, long.replace('reminders', 'remiders'), {}, ['Letters as reminders'])).toBe(true);
    expect(joined(long, long.replace('colorectal', 'cervical'), {}, ['Cervical smears'])).toBe(false);
    const ab = 'Abduction in stiffened shoulders of swimmers';
    expect(joined(ab, ab.replace('Ab', 'Ad'), {}, ['Adduction at work', 'Abduction at work'])).toBe(false);
  });

  test('a title that breaks off within a word is the one that goes on, if only one does', () => {
    const broken = long.slice(0, 93);
    expect(joined(long, broken)).toBe(true);
    expect(joined(long, broken, {}, [`${broken}ies: what it cost`])).toBe(false);
    expect(joined(`${long}: study protocol`, broken)).toBe(false);
  });

  test('what is known beside the title goes before', () => {
    const title = 'Civil commitment of anorexic patients';
    expect(joined(title, title, { year: 1990, journal: 'J Test', volume: '3', pages: '1-9' })).toBe(false);
    expect(joined(title, `Erratum: ${title}`)).toBe(false);
    expect(joined(title, `${title} Part II`)).toBe(false);
  });
});

describe('entries of trial registers', () => {
  const entry = (id: string, registration: string, change: Partial<DedupeRecord> = {}): DedupeRecord => ({
    id,
    title: 'A study of the pharmacokinetics of drug X in healthy adult volunteers',
    abstract: null,
    authors: [{ family: 'A Maker of Drugs', given: null }],
    year: 2015,
    journal: null,
    volume: null,
    issue: null,
    pages: null,
    doi: null,
    pmid: null,
    registration,
    ...change,
  });
  const groups = (...records: DedupeRecord[]): readonly (readonly string[])[] =>
    findDuplicates(records).groups;

  test('two numbers of one register are two trials, whatever their titles say', () =>
    expect(groups(entry('a', 'NCT00000001'), entry('b', 'NCT00000002'))).toEqual([]));

  test('the same number is the same trial, also where a title was changed later', () =>
    expect(
      groups(
        entry('a', 'NCT00000001'),
        entry('b', 'NCT00000001', {
          title: 'Pharmacokinetics of drug X in healthy adults, a first study',
          year: 2016,
        }),
      ),
    ).toEqual([['a', 'b']]));

  test('an article about a trial is no entry of the register', () =>
    expect(
      groups(
        entry('a', 'NCT00000001'),
        entry('b', '', { journal: 'J Test', volume: '3', pages: '1-9', year: 2017 }),
      ),
    ).toEqual([]));
});
