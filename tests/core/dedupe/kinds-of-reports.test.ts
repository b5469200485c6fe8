import { describe, expect, test } from 'vitest';
import { dedupeModes, findDuplicates } from '#core/dedupe/find-duplicates';
import type { DedupeRecord } from '#core/dedupe/prepared-record';
import { publicationOf } from '#core/dedupe/preprints';

const article: DedupeRecord = {
  id: 'a',
  title: 'Vitamin D supplementation and falls in older adults living at home: a randomised controlled trial',
  abstract:
    'Background: Falls are common in later life and may be prevented by vitamin D. Methods: We randomly assigned adults aged 70 years and over to monthly cholecalciferol or placebo for two years. Results: The rate of falls was the same in both groups, and so was that of fractures.',
  authors: [
    { family: 'Waterhouse', given: 'Mary' },
    { family: 'Sanguineti', given: 'Emma' },
    { family: 'Neale', given: 'Rachel' },
  ],
  year: 2021,
  journal: 'Journal of Cachexia, Sarcopenia and Muscle',
  volume: '12',
  issue: '6',
  pages: '1428-1439',
  doi: '10.1002/jcsm.12759',
  pmid: null,
};
const other = (change: Partial<DedupeRecord>): DedupeRecord => ({
  ...article,
  id: 'b',
  doi: null,
  ...change,
});

/** What each mode makes of two records, from the strictest on. */
const verdicts = (one: DedupeRecord, two: DedupeRecord): string[] =>
  dedupeModes.map((mode) => {
    const { groups, undecided } = findDuplicates([one, two], { mode });
    return groups.length > 0 ? 'same' : undecided.length > 0 ? 'queued' : 'apart';
  });
const neverMerged = (one: DedupeRecord, two: DedupeRecord): void =>
  expect(verdicts(one, two)).not.toContain('same');

describe('reports that are not one, in any mode', () => {
  test('different trials with alike titles', () => {
    const trial = {
      ...{ volume: '9', issue: '2', pages: '88-97', abstract: null, year: 2020 },
      authors: [
        { family: 'Bischoff', given: 'Heike' },
        { family: 'Dawson', given: 'Bess' },
      ],
    };
    neverMerged(
      article,
      other({ ...trial, title: article.title!.replace('living at home', 'in care homes') }),
    );
    neverMerged(article, other({ ...trial, journal: 'JAMA' }));
  });

  test.each([
    ['with their DOIs', '10.1002/jcsm.12760'],
    ['without DOI', null],
  ])('trials of one group in one year that differ in a word of the title, and their abstracts in little: %s', (_, doi) => {
    const [volume, issue, pages] = [null, null, null];
    const text = article.abstract!;
    const one = { ...article, volume, issue, pages, doi: doi && article.doi };
    const two = other({
      ...{ volume, issue, pages, doi },
      title: article.title!.replace('Vitamin D', 'Magnesium'),
      abstract: text.replace('vitamin D', 'magnesium').replace('cholecalciferol', 'magnesium'),
    });
    neverMerged(one, two);
    expect(verdicts(one, two)).toContain('queued');
  });

  test.each([
    'Erratum: ',
    'Corrigendum to: ',
    'Retraction: ',
    'Expression of concern: ',
  ])('errata and other notices: "%s"', (word) => {
    neverMerged(article, other({ title: `${word}${article.title}`, abstract: null, pages: '2031' }));
    // with the DOI, the pages and the abstract of the article, as some databases list them
    neverMerged(article, other({ title: `${word}${article.title}`, doi: article.doi }));
  });

  test.each(['Reply to: ', 'Comment on: ', 'Response to: '])('replies: "%s"', (word) => {
    neverMerged(article, other({ title: `${word}${article.title}`, abstract: null, pages: '2040-2041' }));
    neverMerged(article, other({ title: `${word}${article.title}`, abstract: null, pages: null }));
  });

  test('a conference abstract and the article that came of it', () => {
    const abstract = {
      ...{ journal: 'Osteoporosis International', volume: '31', issue: 'Suppl 1', pages: 'S214', year: 2020 },
      abstract:
        'Objectives: We describe the baseline data of people who entered our trial. Methods: Questionnaires were sent by post. Results: Of those who answered, two thirds took no supplement, and one in five had fallen in the year before.',
    };
    neverMerged(article, other(abstract));
    neverMerged(article, other({ ...abstract, abstract: null }));
  });

  test('part I and part II', () => {
    const part = (number: string, pages: string): Partial<DedupeRecord> => ({
      ...{ title: `${article.title}. Part ${number}`, abstract: null, pages },
    });
    neverMerged(other({ ...part('I', '1428-1439'), id: 'a' }), other(part('II', '1440-1452')));
    neverMerged(other({ ...part('1', ''), id: 'a' }), other(part('2', '')));
  });

  test('the same title in other years', () => {
    neverMerged(article, other({ year: 2026, volume: '17', pages: '12-25', abstract: null }));
    neverMerged(article, other({ year: 2026, volume: null, issue: null, pages: null, abstract: null }));
  });
});

describe('a preprint and the article', () => {
  const preprint = other({
    ...{ journal: 'medRxiv', volume: null, issue: null, pages: null, year: 2020 },
    doi: '10.1101/2020.11.03.20225409',
  });

  test('wait for a person in every mode, whatever else agrees', () => {
    for (const known of [preprint, { ...preprint, year: 2021 }, { ...preprint, year: 2021, doi: null }])
      expect(verdicts(article, known)).toEqual(['queued', 'queued', 'queued']);
    const [pair] = findDuplicates([article, preprint]).undecided;
    expect(pair?.reasons).toContain('preprint-and-article');
  });

  test('two records of the preprint are one report, and a shared DOI says more than a name', () => {
    expect(verdicts(preprint, { ...preprint, id: 'c', abstract: null })).toEqual(['same', 'same', 'same']);
    expect(verdicts(article, other({ doi: article.doi, journal: 'Preprints' }))).toContain('same');
  });

  test.each([
    ['medRxiv : the preprint server for health sciences', null, 'preprint'],
    ['Research Square', null, 'preprint'],
    ['Preprints with The Lancet', null, 'preprint'],
    [null, '10.48550/arxiv.1706.03762', 'preprint'],
    [null, '10.1101/123456', 'preprint'],
    [null, '10.1101/gr.229102', 'article'],
    ['Division of Fuel Chemistry Preprints', null, 'article'],
    ['The Lancet', null, 'article'],
    [null, null, ''],
  ] as const)('%s, %s: %s', (journal, doi, says) =>
    expect(publicationOf({ journal, doi, volume: null, pages: null })).toBe(says));
});
