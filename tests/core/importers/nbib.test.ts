import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { nbib } from '#core/importers/nbib';
import { fixtureBytes } from './fixtures';

test('80 real records: every one has title, PubMed id, authors and year', () => {
  const result = importFile('blue-light.nbib', fixtureBytes('nbib/reflib__blue-light.nbib'));
  if (!result.ok) throw new Error(result.error.text);
  const { records } = result.value;
  expect(records).toHaveLength(80);
  expect(records.every((one) => one.title && one.pmid && one.year)).toBe(true);
  expect(records.filter((one) => one.authors.length === 0).map((one) => one.pmid)).toEqual(['12817196']);
  expect(new Set(records.map((one) => one.pmid)).size).toBe(80);
  expect(records.every((one) => one.extra.AU === undefined)).toBe(true);
  const first = records[0]!;
  expect(first.title).toBe(
    'Formulation of Herbal Gel of Antirrhinum majus Extract and Evaluation of its Anti-Propionibacterium acne Effects.',
  );
  expect(first.authors[0]).toEqual({ family: 'Shahtalebi', given: 'Mohammad Ali' });
  expect([first.year, first.volume, first.issue, first.pages, first.doi, first.pmcid]).toEqual([
    2018,
    '7',
    null,
    '53',
    '10.4103/abr.abr_99_17',
    'PMC5887696',
  ]);
});

test('groups, registry numbers and notices', () => {
  const text = [
    'PMID- 1',
    'TI  - A trial of',
    '      something.',
    'FAU - van Kerkhof, Peter C M',
    'AU  - van Kerkhof PC',
    'CN  - The Study Group of Lille, France',
    'SI  - ClinicalTrials.gov/NCT01234567',
    'PT  - Retracted Publication',
    'RIN - Lancet. 2004 Mar 6;363(9411):750. PMID: 15016483',
    'LID - 10.1016/S0140-6736(97)11096-0 [doi]',
    'DP  - 2018 Nov-Dec',
    '',
    'This line stands alone.',
  ].join('\n');
  const result = nbib.parse(text);
  if (!result.ok) throw new Error(result.error.text);
  const [record] = result.value.records;
  expect(record?.title).toBe('A trial of something.');
  expect(record?.authors).toEqual([
    { family: 'van Kerkhof', given: 'Peter C M' },
    { family: 'The Study Group of Lille, France', given: null },
  ]);
  expect(record?.extra.AU).toBeUndefined();
  expect(record?.registryNumbers).toEqual(['NCT01234567']);
  expect(record?.notices).toEqual([
    { kind: 'retracted', text: 'Lancet. 2004 Mar 6;363(9411):750. PMID: 15016483' },
  ]);
  expect(record?.doi).toBe('10.1016/s0140-6736(97)11096-0');
  expect([record?.year, record?.extra.DP]).toEqual([2018, ['2018 Nov-Dec']]);
  expect(result.value.warnings.map((one) => [one.code, one.line])).toEqual([['line-outside-record', 13]]);
});

test('a PubMed id begins the next record also without a blank line; blank lines do with any tag', () => {
  const result = nbib.parse('PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n\nOWN - ERIC\nTI  - Three\nPMID- 3\n');
  expect(result.ok && result.value.records.map((one) => [one.title, one.pmid])).toEqual([
    ['One', '1'],
    ['Two', '2'],
    ['Three', '3'],
  ]);
});

test('Ovid’s tagged text: full names, wrapped titles, its own places for everything', () => {
  const read = importFile('x.txt', fixtureBytes('ovid-tagged/made__medlars.txt'));
  if (!read.ok) throw new Error(read.error.text);
  expect(read.value).toMatchObject({ format: 'ovid-tagged', warnings: [], unread: [] });
  const [first, second] = read.value.records;
  expect(first).toMatchObject({
    title: 'Fibromyalgia symptoms are reduced by low-dose naltrexone: a pilot study.',
    authors: [
      { family: 'Younger', given: 'Jarred' },
      { family: 'Mackey', given: 'Sean' },
    ],
    journal: 'Pain Medicine',
    ...{ volume: '10', issue: '4', pages: '663-72', year: 2009, language: 'English' },
    doi: '10.1111/j.1526-4637.2009.00613.x',
    pmid: '12345678',
    database: 'Ovid MEDLINE(R)',
    registryNumbers: ['NCT00568555'],
    publicationTypes: ['Clinical Trial', 'Journal Article'],
    keywords: ['Fibromyalgia/dt [Drug Therapy]', '*Naltrexone/ad [Administration & Dosage]'],
  });
  expect(first?.extra).toMatchObject({
    AU: ['Younger J', 'Mackey S'],
    IS: ['1526-2375'],
    VN: ['Ovid Technologies'],
  });
  expect(second).toMatchObject({
    authors: [{ family: 'Muster', given: 'Anna B.' }],
    ...{
      journal: 'Official Gazette of Patents',
      volume: '1288',
      issue: '3',
      year: 2004,
      pages: null,
      pmid: null,
    },
    accession: 'PREV200400474164',
  });
});
