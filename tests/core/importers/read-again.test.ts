import { expect, test } from 'vitest';
import { tallyImport } from '#core/importers/import-tally';
import { mostMendedChars, readAgain } from '#core/importers/read-again';

test('mended text is read as its file was: tags, a row of a table, a piece of XML, an object', () => {
  const title = (format: string, raw: string, more = {}) => {
    const read = readAgain({ format, raw, ...more });
    return read.ok ? read.value.map((r) => r.title) : read.error.text;
  };
  expect(title('ris', 'TY  - JOUR\nTI  - Mended\nER  - ')).toEqual(['Mended']);
  expect(title('csv', '"Mended, too",2020', { headers: ['Title', 'Year "of" it'] })).toEqual(['Mended, too']);
  expect(
    title('csv', 'A; semicolon;2020'.replace('; ', ', '), { headers: ['Title', 'Year'], delimiter: ';' }),
  ).toEqual(['A, semicolon']);
  expect(title('xlsx', 'Row,2020', { headers: ['A', 'B'], columns: ['title', 'year'] })).toEqual(['Row']);
  expect(
    title(
      'pubmed-xml',
      '<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Inside</ArticleTitle></Article></MedlineCitation></PubmedArticle>',
    ),
  ).toEqual(['Inside']);
  expect(title('csl-json', '{"title": "An object", "type": "article-journal"}')).toEqual(['An object']);
});

test('what still cannot be read says why, and nothing too large is tried', () => {
  const bad = readAgain({ format: 'csl-json', raw: '{"title": broken}' });
  expect(bad.ok).toBe(false);
  if (!bad.ok) expect(bad.error).toMatchObject({ code: 'format-malformed' });
  const headers = ['Title', 'Year'];
  const open = readAgain({ format: 'csv', raw: '"Still open,2020', headers });
  expect(open.ok ? null : open.error.text).toBe('A quotation mark opens in this text and is never closed.');
  const large = readAgain({ format: 'ris', raw: 'x'.repeat(mostMendedChars + 1) });
  expect(large.ok ? null : large.error.code).toBe('file-too-large');
  expect(readAgain({ format: 'nothing', raw: 'x' })).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  });
});

test('the report counts repaired records and puts sentences that differ in numbers together', () => {
  const line = (line: number, code: string, text: string) => ({ line, code, text });
  const tally = tallyImport(
    [
      line(4, 'row-short', 'This row has 3 cells, the header 5.'),
      line(9, 'row-short', 'This row has 2 cells, the header 5.'),
      line(9, 'quote-open', 'A quotation mark opens.'),
      line(1, 'encoding-guessed', 'Guessed.'),
    ],
    [line(20, 'unread', 'No title.')],
  );
  expect(tally.repaired).toBe(2);
  expect(tally.warnings[0]).toEqual({ text: 'This row has … cells, the header ….', count: 2 });
  expect(tally.unread).toEqual([{ text: 'No title.', count: 1 }]);
});
