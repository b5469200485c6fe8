import { expect, test } from 'vitest';
import { latexLine, latexText, latexVerbatim } from '#core/bibliography/latex-text';
import { bibtex } from '#core/importers/bibtex';
import type { ParsedFile } from '#core/importers/importer';

const read = (text: string): ParsedFile => {
  const result = bibtex.parse(text);
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

test.each([
  ['Herm\\"an\\~n von Helmh{\\"o}ltz', 'Hermänñ von Helmhöltz'],
  ["\\v{C}ech, \\c c, \\H{o}, {\\aa}, \\ss, \\o re, \\i, \\'{\\i}", 'Čech, ç, ő, å, ß, øre, ı, í'],
  ["{TNF}-$\\alpha$ in {C}rohn's", "TNF-α in Crohn's"],
  ['p $<$ 0.05 \\& 10\\,\\% -- x--y', 'p < 0.05 & 10% – x–y'],
  ['CO$_{2}$ at 10$^{-3}$', 'CO2 at 10-3'],
  ['\\textit{E. coli} \\emph{in} \\textsuperscript{1}', 'E. coli in 1'],
  ['raw p < 0.05 and \\{x\\}', 'raw p < 0.05 and {x}'],
  ["``quoted'' it's", "“quoted” it's"],
])('LaTeX %s', (text, plain) => expect(latexLine(text)).toBe(plain));

test('paragraphs and addresses', () => {
  expect(latexText('One\ntwo.\n\nThree.')).toBe('One two.\nThree.');
  expect(latexVerbatim('\\url{https://x.org/a\\_b~c}')).toBe('https://x.org/a_b~c');
});

test('macros, joined pieces, quotes, brackets, nested braces and names with blanks', () => {
  const { records, warnings } = read(
    '@string{jour = "Journal of " # "Tests"}\n@comment{x}\n@article(key1,\n title = "A {"}quoted{"} title", journal = jour, year = 2001, month = jan,\n funding_text 1 = {Money {from} here})\n' +
      '@Book{key2, Title = {Two}, AUTHOR = {Smith, Jr, Jane and {The Group of Ten} and others and van Berg, A. and family=Meer, given=B., prefix=van der}}',
  );
  expect(warnings).toEqual([]);
  expect(records[0]).toMatchObject({ title: 'A "quoted" title', journal: 'Journal of Tests', year: 2001 });
  expect(records[0]?.extra).toEqual({
    'entry-type': ['article'],
    'citation-key': ['key1'],
    month: ['jan'],
    'funding_text 1': ['Money from here'],
  });
  expect(records[1]?.authors).toEqual([
    { family: 'Smith', given: 'Jane, Jr' },
    { family: 'The Group of Ten', given: null },
    { family: 'van Berg', given: 'A.' },
    { family: 'van der Meer', given: 'B.' },
  ]);
});

test('a broken entry costs no other and is said', () => {
  const { records, warnings } = read(
    '@article{a, title = {Never closed\n\n@article{b, title = {Second}}\n@article{c, title = "Third"\n  author = {Smith, J} }\n',
  );
  expect(records.map((one) => [one.title, one.authors.length])).toEqual([
    ['Never closed', 0],
    ['Second', 0],
    ['Third', 1],
  ]);
  expect(warnings.map((one) => [one.code, one.line])).toEqual([['record-without-end', 1]]);
});

test('identifiers of Scopus, Web of Science and PubMed exports; values of a parent entry', () => {
  const { records } = read(
    '@article{a, title={A}, doi={10.1000/A\\_b}, pubmed_id={123}, source={Scopus}, document_type={Article}, author_keywords={x; y}}\n' +
      '@article{b, Title={B}, Unique-ID={WOS:1}, Keywords={x, y}, eprint={456}, eprinttype={pubmed}}\n' +
      '@inproceedings{c, title={C}, crossref={p}}\n@proceedings{p, title={Proc}, year={1999}}',
  );
  expect(records.map((one) => [one.doi, one.pmid, one.accession, one.database, one.keywords])).toEqual([
    ['10.1000/a_b', '123', null, 'Scopus', ['x', 'y']],
    [null, '456', 'WOS:1', null, ['x', 'y']],
    [null, null, null, null, []],
    [null, null, null, null, []],
  ]);
  expect([records[2]?.journal, records[2]?.year]).toEqual(['Proc', 1999]);
});

test('hostile text takes no time', () => {
  for (const piece of ['{', '"', '\\', '$', '@', "\\'", '@a{', 'and ', '#', '= ', '\n@x'])
    expect(
      read(`@article{a, title = {x}}\n@article{b, title = {${piece.repeat(50_000)}}}`).recordsFound,
    ).toBeGreaterThan(1);
});

test('a brace too many costs no field; half an entry and remarks between entries are told', () => {
  const { records, unread, warnings } = read(
    'tle = {Half},\n  year = 1999\n}\n@article{a, title = {One}}, year = {2001}, volume = {3}\n}\nA remark.\n% no news\n@article{b, title = {Two}}\n',
  );
  expect(records.map(({ title, year, volume }) => [title, year, volume])).toEqual([
    ['One', 2001, '3'],
    ['Two', null, null],
  ]);
  expect(unread.map(({ line, raw }) => [line, raw.includes('Half')])).toEqual([[1, true]]);
  expect(warnings.map(({ line, code, raw }) => [line, code, raw])).toEqual([
    [4, 'value-unreadable', undefined],
    [5, 'line-outside-record', 'A remark.'],
  ]);
});
