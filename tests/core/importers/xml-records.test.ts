import { expect, test } from 'vitest';
import { endnoteXml } from '#core/importers/endnote-xml';
import type { ParsedFile } from '#core/importers/importer';
import { pubmedXml } from '#core/importers/pubmed-xml';

const pubmed = (articles: string, before = ''): ParsedFile => {
  const result = pubmedXml.parse(`${before}<PubmedArticleSet>${articles}</PubmedArticleSet>`);
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

const article = (title: string, more = ''): string =>
  `<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>${title}</ArticleTitle>${more}</Article></MedlineCitation></PubmedArticle>`;

test('markup inside a title keeps the order of its text', () => {
  const { records } = pubmed(article('CO<sub>2</sub> on <i>E. coli</i> in <b>vivo</b> &amp; p &lt; 0.05'));
  expect(records[0]?.title).toBe('CO2 on E. coli in vivo & p < 0.05');
});

test('entities of the document are not expanded, external ones not read', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};&l${at};&l${at};&l${at};">`,
  ).join('');
  const before = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
  const { records, warnings } = pubmed(article('A &l9; and &file; b'), before);
  expect(records[0]?.title).toBe('A &l9; and &file; b');
  expect(warnings.every((one) => one.code === 'markup-broken')).toBe(true);
});

test('broken markup is said with its line and read on', () => {
  const { records, warnings } = pubmed(
    `${article('One & two')}\n${article('T\u0001hree < four')}\n${article('Five')}`,
  );
  expect(records).toHaveLength(3);
  expect(records[0]?.title).toBe('One & two');
  expect(records[2]?.title).toBe('Five');
  expect(records[1]?.title).toBe('Three < four');
  expect(warnings.map((one) => one.line)).toEqual([1, 2, 2, 2]);
  // a bare ampersand breaks no tag; the other record is shown whole
  expect(warnings.flatMap(({ raw }) => (raw === undefined ? [] : [raw]))).toEqual([
    expect.stringContaining('hree &lt; four</ArticleTitle>'),
  ]);
});

test('an ampersand in an attribute takes nothing after it along', () => {
  const { records, warnings } = pubmed(
    `${article('One').replace('<PMID>', '<PMID Version="1&2">')}\n${article('Two')}\n${article('Three')}`,
  );
  expect(records.map((one) => one.title)).toEqual(['One', 'Two', 'Three']);
  expect(warnings.map((one) => [one.line, one.text])).toEqual([
    [1, 'A bare "&" stands in the text; it was read as that sign.'],
  ]);
});

test('a cut file is read as far as it goes', () => {
  const whole = `${article('One')}\n${article('Two')}`;
  const result = pubmedXml.parse(`<PubmedArticleSet>${whole.slice(0, whole.indexOf('Two') + 2)}`);
  expect(result.ok && result.value.records.map((one) => one.title)).toEqual(['One', 'Tw']);
  expect(result.ok && result.value.warnings.map((one) => one.code)).toContain('record-without-end');
});

test('elements nested without end make that record unread, and only that', () => {
  const deep = `${'<a>'.repeat(5_000)}x${'</a>'.repeat(5_000)}`;
  const { records, unread } = pubmed(`${article('One')}\n${article('Two', deep)}\n${article('Three')}`);
  expect(records.map((one) => one.title)).toEqual(['One', 'Three']);
  expect(unread.map((one) => one.line)).toEqual([2]);
});

test('retraction, group, registry number and structured abstract of PubMed', () => {
  const more =
    '<Abstract><AbstractText Label="AIM">To see.</AbstractText><AbstractText Label="RESULTS">Seen.</AbstractText></Abstract>' +
    '<AuthorList><Author><LastName>Smith</LastName><ForeName>Jane A</ForeName><Initials>JA</Initials></Author><Author><CollectiveName>The LDN Study Group</CollectiveName></Author></AuthorList>' +
    '<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>NCT01234567</AccessionNumber></AccessionNumberList></DataBank></DataBankList>' +
    '<ELocationID EIdType="doi">10.1000/ABC</ELocationID>';
  const text = article('A trial', more).replace(
    '</MedlineCitation>',
    '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Lancet. 2004;363:750</RefSource><PMID>15016483</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>',
  );
  const [record] = pubmed(text).records;
  expect(record?.abstract).toBe('AIM: To see.\nRESULTS: Seen.');
  expect(record?.authors).toEqual([
    { family: 'Smith', given: 'Jane A' },
    { family: 'The LDN Study Group', given: null },
  ]);
  expect(record?.registryNumbers).toEqual(['NCT01234567']);
  expect(record?.doi).toBe('10.1000/abc');
  expect(record?.notices).toEqual([{ kind: 'retracted', text: 'Lancet. 2004;363:750 PMID: 15016483' }]);
});

test('EndNote: styles in pieces, a tag called __proto__, all else kept by its path', () => {
  const result = endnoteXml.parse(
    '<xml><records><record><rec-number>1</rec-number><titles><title><style face="bold">Blue</style><style> light</style></title></titles>' +
      '<__proto__>x</__proto__><custom1>y</custom1><remote-database-name>Embase</remote-database-name><language>ger</language></record></records></xml>',
  );
  const record = result.ok ? result.value.records[0] : undefined;
  expect([record?.title, record?.database, record?.language]).toEqual(['Blue light', 'Embase', 'ger']);
  expect(record?.extra).toEqual({ 'rec-number': ['1'], '(__proto__)': ['x'], custom1: ['y'] });
});

test('a closing tag that nothing opened costs nothing; before, it closed all that was open', () => {
  const { records, unread, warnings } = pubmed(
    `${article('One</i> is whole', '<Language>eng</Language>')}\n${article('Two')}`,
  );
  expect(records.map((one) => [one.title, one.language])).toEqual([
    ['One is whole', 'eng'],
    ['Two', null],
  ]);
  expect(unread).toEqual([]);
  expect(warnings.map(({ line, text }) => [line, text])).toEqual([
    [1, '</i> closes nothing; it was passed over.'],
    [1, 'Tags of this record are broken. This is all of it.'],
  ]);
});

test('tags, comments and attributes that never end swallow nothing', () => {
  for (const broken of ['<!-- ', '<![CDATA[', '<b class="x', '<? ', "<Langu'age>", '<'])
    expect(pubmed(`${article('One', broken)}\n${article('Two')}`).records.map((one) => one.title)).toEqual([
      'One',
      'Two',
    ]);
});

test('a record without closing tag ends where the next begins', () => {
  const one = article('One').replace('</PubmedArticle>', '');
  const { records, warnings } = pubmed(`${one}\n${article('Two')}`);
  expect(records.map((record) => record.title)).toEqual(['One', 'Two']);
  expect(warnings.map(({ line, code }) => [line, code])).toContainEqual([2, 'record-without-end']);
});

test('half a record outside of any other is listed with its text', () => {
  const half = 'tle>Half a title</ArticleTitle></Article></MedlineCitation></PubmedArticle>';
  const result = pubmedXml.parse(`${half}<PubmedArticleSet>${article('One')}</PubmedArticleSet>`);
  expect(result.ok && result.value.records.map((record) => record.title)).toEqual(['One']);
  expect(result.ok && result.value.unread.map(({ raw }) => raw.includes('Half a title'))).toEqual([true]);
  expect(result.ok && result.value.recordsFound).toBe(2);
});

test('what a sound file holds outside of its records is told', () => {
  const { records, unread, warnings } = pubmed(
    `${article('One')}<DeleteCitation><PMID>12 a</PMID></DeleteCitation>`,
  );
  expect([records.length, unread.length]).toEqual([1, 0]);
  expect(warnings.map(({ code, raw }) => [code, raw?.includes('12 a')])).toEqual([
    ['line-outside-record', true],
  ]);
});

test('hostile XML takes no time', () => {
  for (const piece of ['<!--', '<![CDATA[', '<!DOCTYPE [', '<a b="', '</a>', '<PubmedArticle>', '<a>', '&'])
    expect(pubmedXml.parse(`<PubmedArticleSet>${piece.repeat(20_000)}`).ok).toBeTypeOf('boolean');
});
