import { expect, test } from 'vitest';
import { groupSameReports, joinPairs, type ReportKeys, reportIndex } from '#core/dedupe/same-report';
import { comparable, titleForm, titlesPlainlyDiffer } from '#core/dedupe/title-key';

const record = (
  id: string,
  title: string | null,
  doi: string | null,
  pmid: string | null = null,
): ReportKeys => ({ id, title, doi, pmid });

test('same DOI or PMID is one report, and the reason is said', () => {
  const { groups, same, undecided } = groupSameReports([
    record('1', 'Low-dose naltrexone in Crohn’s disease', '10.1/a', '11'),
    record('2', "Low dose naltrexone in Crohn's disease.", '10.1/a'),
    record('3', 'Low dose naltrexone in Crohns disease', null, '11'),
    record('4', 'Something else', '10.1/b', '12'),
  ]);
  expect(groups).toEqual([['1', '2', '3']]);
  expect(same).toEqual([
    { a: '2', b: '1', reasons: ['same-doi'] },
    { a: '3', b: '1', reasons: ['same-pmid'] },
  ]);
  expect(undecided).toEqual([]);
});

test('a shared DOI with plainly different titles stays undecided', () => {
  const { groups, undecided } = groupSameReports([
    record('1', 'Naltrexone for fibromyalgia: a randomised trial', '10.1/a'),
    record('2', 'Erratum: Naltrexone for fibromyalgia: a randomised trial', '10.1/a'),
    record('3', 'Book reviews', '10.1/a'),
  ]);
  expect(groups).toEqual([]);
  expect(undecided.map(({ a, b, reasons }) => [a, b, ...reasons])).toEqual([
    ['2', '1', 'same-doi', 'titles-differ'],
    ['3', '1', 'same-doi', 'titles-differ'],
    ['3', '2', 'same-doi', 'titles-differ'],
  ]);
});

test('one DOI with two PubMed numbers stays undecided', () => {
  const { groups, undecided } = groupSameReports([
    record('1', 'A trial of naltrexone', '10.1/a', '1'),
    record('2', 'A trial of naltrexone', '10.1/a', '2'),
  ]);
  expect(groups).toEqual([]);
  expect(undecided[0]?.reasons).toEqual(['same-doi', 'pmids-differ']);
});

test('new records are compared with those of the project', () => {
  const index = reportIndex([record('old', null, '10.1/a')]);
  expect(index.add(record('new', 'A title', '10.1/a')).same).toEqual([
    { a: 'new', b: 'old', reasons: ['same-doi'] },
  ]);
  // it stands behind the first
  expect(index.add(record('more', 'A title', '10.1/a')).same).toEqual([
    { a: 'more', b: 'old', reasons: ['same-doi'] },
  ]);
});

test('titles are compared without case, accents, punctuation and subtitles', () => {
  expect(comparable('  Étude of β-blockers: Crohn’s ')).toBe('etude of beta blockers crohns');
  expect(
    titlesPlainlyDiffer(
      titleForm('Naltrexone in pain'),
      titleForm('Naltrexone in pain: a randomised, double-blind, placebo-controlled cross-over trial'),
    ),
  ).toBe(false);
  expect(
    titlesPlainlyDiffer(titleForm('Naltrexone in pain'), titleForm('Reply to: Naltrexone in pain')),
  ).toBe(true);
});

test('groups are transitive, and chains of any length are no trouble', () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => String(at));
  const pairs = ids.slice(1).map((id, at) => ({ a: id, b: ids[at]! }));
  expect(joinPairs(ids, pairs)).toEqual([ids]);
  expect(joinPairs(['a', 'b'], [])).toEqual([]);
});

test('30,000 records with one DOI and different titles are read in a moment, and none is lost', () => {
  const index = reportIndex();
  let undecided = 0;
  for (let at = 0; at < 30_000; at += 1)
    undecided += index.add(
      record(String(at), `Abstract ${at} about matter ${at * 7} and thing ${at * 13}`, '10.1/supplement'),
    ).undecided.length;
  expect(undecided).toBeLessThanOrEqual(30_000 * 20);
  expect(
    index.add(record('again', 'Abstract 29999 about matter 209993 and thing 389987', '10.1/supplement')).same,
  ).toEqual([{ a: 'again', b: '29999', reasons: ['same-doi'] }]);
});
