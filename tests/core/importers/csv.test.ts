import { expect, test } from 'vitest';
import { csv } from '#core/importers/csv';
import { planColumns, tablePresets } from '#core/importers/csv-columns';
import { importFile } from '#core/importers/import-file';
import type { ParsedFile } from '#core/importers/importer';
import { fixtureBytes } from './fixtures';

const read = (text: string): ParsedFile => {
  const result = csv.parse(text);
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

test.each([',', ';', '\t', '|'])('the separator %j is found', (separator) => {
  const cell = (text: string): string => `"${text}"`;
  const text = [['Title', 'Year', 'DOI'], [cell('A, b; c'), '2001', '10.1/a'].map(String)]
    .map((row) => row.join(separator))
    .join('\r\n');
  expect(read(text).records.map((one) => [one.title, one.year])).toEqual([['A, b; c', 2001]]);
});

test('lines are counted through quoted line breaks and blank lines', () => {
  const { records } = read('title,abstract\nOne,"a\nb\nc"\n\nTwo,d\n');
  expect(records.map((one) => one.source)).toEqual([
    { first: 2, last: 4 },
    { first: 6, last: 6 },
  ]);
});

test('columns without a meaning are kept by name, also one called __proto__; further cells too', () => {
  const { records, warnings } = read('title,year,__proto__,constructor\nOne,2001,x,y,z\nTwo\n');
  expect(records[0]?.extra).toEqual({ '(__proto__)': ['x'], constructor: ['y'], 'column 5': ['z'] });
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(warnings.map((one) => [one.code, one.line])).toEqual([
    ['row-long', 2],
    ['row-short', 3],
  ]);
});

test('an open quotation mark is said where it opens', () => {
  const { warnings } = read('title,year\nOne,2001\n"Two,2002\nThree,2003\n');
  expect(warnings.map((one) => [one.code, one.line])).toContainEqual(['quote-open', 3]);
});

test('Excel’s ways: sep line, ="0123", a table of other things', () => {
  expect(read('sep=;\ntitle;pmid\nOne;="0123"\n').records[0]?.pmid).toBe('123');
  const other = csv.parse('alpha,gamma,delta\n1,2,3\n4,5,6\n');
  expect(other.ok === false && [other.error.code, other.error.detail?.columns]).toEqual([
    'format-malformed',
    'alpha, gamma, delta',
  ]);
});

test.each([
  ['scopus', 'Authors;Title;Year;Source title;EID'],
  ['pubmed', 'PMID;Title;Authors;Citation;Journal/Book'],
  ['rayyan', 'key;title;year;pubmed_id;pmc_id'],
  ['covidence', 'Title;Authors;Published Year;Covidence #'],
  ['central', 'CENTRAL ID;Author(s);Title'],
])('%s is known by its columns', (id, headers) =>
  expect(planColumns(headers.split(';')).preset?.id).toBe(id));

test('preset ids are distinct', () =>
  expect(new Set(tablePresets.map((one) => one.id)).size).toBe(tablePresets.length));

test('PubMed and Embase put volume, issue and pages into one cell', () => {
  const fields = (file: string): unknown[] => {
    const result = importFile(file, fixtureBytes(`csv/${file}`));
    const record = result.ok ? result.value.records[0] : undefined;
    return [record?.journal, record?.year, record?.volume, record?.issue, record?.pages, record?.database];
  };
  expect(fields('citation-file-formatting___baseline_pubmed.csv')).toEqual([
    'Eur J Med Genet',
    2020,
    '63',
    '2',
    '103640',
    'PubMed',
  ]);
  expect(fields('asreview__embase.csv')).toEqual([
    'Endoscopic Ultrasound',
    2014,
    '3',
    '3',
    '152-160',
    'Embase',
  ]);
});

test.each([
  ['"Two, b,2002,J', 'plain cells after it'],
  ['Two,"2002,J', 'in the middle'],
])('a quotation mark too many costs one row: %s', (broken) => {
  for (const last of ['Four,2004,J', '"Four, d",2004,J']) {
    const { records, unread, recordsFound } = read(
      `title,year,journal\nOne,2001,J\n${broken}\nThree,2003,J\n${last}\n`,
    );
    expect(records.map((one) => one.title?.slice(0, 4))).toEqual(['One', 'Thre', 'Four']);
    expect(unread.map(({ line, raw }) => [line, raw])).toEqual([[3, broken]]);
    expect(records[1]?.source).toEqual({ first: 4, last: 4 });
    expect(recordsFound).toBe(4);
  }
});

test('quotation marks inside a text of many lines split no row', () => {
  const { records, warnings } = read(
    'title,abstract,year\nOne,"He said "hi" there,\nshe said, too.\nEnd",2001\nTwo,x,2002\n',
  );
  expect(records.map((one) => one.title)).toEqual(['One', 'Two']);
  expect(warnings.some((one) => one.code === 'quote-open' && one.line === 2)).toBe(true);
});

test('hostile tables take no time', () => {
  for (const row of ['"a,b,c\n', 'a,"b,c\n', '"\n', 'a,"b"c,d\n'])
    expect(csv.parse(`title,year,journal\n${row.repeat(20_000)}`).ok).toBe(true);
});

test('a table without a header keeps its first record, and says so', () => {
  const text = 'Light and sleep,"Arendt, J",1991,10.1000/n1\nNight work,"Lee, A",1993,10.1000/n2\n';
  const columns = ['title', 'authors', 'year', 'doi'] as const;
  const result = csv.parse(text, { columns });
  if (!result.ok) throw new Error(result.error.text);
  const { records, recordsFound, table, warnings } = result.value;
  expect(records.map(({ title, year, doi }) => [title, year, doi])).toEqual([
    ['Light and sleep', 1991, '10.1000/n1'],
    ['Night work', 1993, '10.1000/n2'],
  ]);
  expect(recordsFound).toBe(2);
  expect(table?.headers).toEqual(['column 1', 'column 2', 'column 3', 'column 4']);
  expect(table?.rows).toHaveLength(2);
  expect(warnings).toMatchObject([{ code: 'column-unknown', line: 1 }]);
  // Unknown names are names all the same.
  const named = csv.parse('Titolo;Autori;Anno\nLuce;Rossi;2014\n', { columns: ['title', null, null] });
  expect(named.ok && named.value.records.map(({ title }) => title)).toEqual(['Luce']);
});

const german = 'Titel;Autoren;Jahr;Zeitschrift;Kennung';
const ragged = 'Früherkennung;Weiß, Ä.; Groß, Ö.;2016;Ärzteblatt;10.1000/de.2';

test.each([
  ['in two rows', [ragged, 'Straße zum Glück;Çelik, Y;2017;BMJ;']],
  [
    'in three rows',
    ['"Eisen; Teil 1";Müller, J;2015;Ärzteblatt;10.1000/de.1', ragged, 'Glück;Çelik, Y;2017;BMJ;x'],
  ],
])('a table with unknown names and a cell too many %s is to be mapped, and the row is told of', (_, rows) => {
  const bytes = new TextEncoder().encode([german, ...rows, ''].join('\r\n'));
  const first = importFile('ansi.csv', bytes);
  expect(first).toMatchObject({
    ok: false,
    error: { code: 'format-malformed', detail: { columns: expect.any(String) } },
  });
  const mapped = importFile('ansi.csv', bytes, { columns: ['title', 'authors', 'year', 'journal', null] });
  if (!mapped.ok) throw new Error(mapped.error.text);
  expect(mapped.value.records).toHaveLength(rows.length);
  expect(mapped.value.table?.headers).toEqual(german.split(';'));
  expect(mapped.value.warnings.filter(({ code }) => code === 'row-long')).toMatchObject([{ raw: ragged }]);
});

test.each([
  [
    'sentences',
    'Dear Ann, dear Ben, dear Cy,\nthank you for your letter, which came.\nYours, in haste, Di\nand Ed\n',
  ],
  [
    'references',
    'Smith J, Lee A, Noor N. On light. 1990.\nLee A, Noor N. On sleep, and mood. 1991.\nNoor N. Bread. 1992.\n',
  ],
  ['program text', 'const a = [1, 2, 3];\nif (a, b, c) {\n  call(a, b);\n}\n'],
  ['one long line', `${'a,'.repeat(40_000)}\n`],
])('%s are no table', (_, text) => {
  expect(csv.recognise(text.slice(0, 65_536))).toBe('no');
});
