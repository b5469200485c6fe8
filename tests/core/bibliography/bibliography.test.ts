import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAuthor, shortName, splitAuthors } from '#core/bibliography/author-names';
import { findDoi, findPmcid, findPmid, findRegistryNumbers } from '#core/bibliography/identifiers';
import { findNotices } from '#core/bibliography/notices';
import { parsePages, tidyPages } from '#core/bibliography/page-range';
import { parsePartialDate } from '#core/bibliography/partial-date';
import { plainLine, plainText } from '#core/bibliography/plain-text';

test.each([
  ['10.1016/S0140-6736(05)67060-1', '10.1016/s0140-6736(05)67060-1'],
  ['https://doi.org/10.1000/ABC.1', '10.1000/abc.1'],
  ['http://dx.doi.org/10.1000%2Fabc', '10.1000/abc'],
  ['doi: 10.1000/abc.', '10.1000/abc'],
  ['(doi:10.1000/abc)', '10.1000/abc'],
  ['10.4103/abr.abr_99_17 [doi]', '10.4103/abr.abr_99_17'],
  [
    '10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    '10.1002/(sici)1097-0258(19980815/30)17:15/16',
  ],
  ['10.1000/', null],
  ['version 10.5', null],
  ['', null],
])('DOI in %s', (text, doi) => expect(findDoi(text)).toBe(doi));

test.each([
  ['12345678', '12345678'],
  ['PMID: 12345678', '12345678'],
  ['PUBMED 21314913', '21314913'],
  ['https://pubmed.ncbi.nlm.nih.gov/12345678/', '12345678'],
  ['http://www.ncbi.nlm.nih.gov/pubmed/123', '123'],
  ['0012345', '12345'],
  ['WOS:000282053100002', null],
  ['L2029880245', null],
  ['2214991469; 51887', null],
])('PMID in %s', (text, pmid) => expect(findPmid(text)).toBe(pmid));

test.each([
  ['PMC6753132', 'PMC6753132'],
  ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5887696/', 'PMC5887696'],
  ['pmc 5887696', 'PMC5887696'],
  ['5887696', null],
])('PMCID in %s', (text, pmcid) => expect(findPmcid(text)).toBe(pmcid));

test('registry numbers are found in text, once each, in their own spelling', () => {
  const text =
    'Registered (NCT01234567, nct 01234567; ISRCTN 96803379; EudraCT number: 2010-023456-12; ACTRN12612000123456; ChiCTR-TRC-12001234; ' +
    'DRKS00001234; jRCTs031180001; UMIN000012345; CTRI/2018/05/013837; CRD42020123456; IRCT20080901001165N12). On 2010-05-12, N=1200.';
  expect(findRegistryNumbers([text, null])).toEqual([
    'NCT01234567',
    'ISRCTN96803379',
    'EudraCT 2010-023456-12',
    'ACTRN12612000123456',
    'ChiCTR-TRC-12001234',
    'DRKS00001234',
    'jRCTs031180001',
    'UMIN000012345',
    'CTRI/2018/05/013837',
    'CRD42020123456',
    'IRCT20080901001165N12',
  ]);
  expect(
    findRegistryNumbers([
      'CTIS2023-507385-11-00',
      'U1111-1296-5487;NL-OMON4567',
      'ITMCTR2024000123',
      'EUCTR2019-001234-36-DE',
    ]),
  ).toEqual([
    'EudraCT 2023-507385-11-00',
    'U1111-1296-5487',
    'NL-OMON4567',
    'ITMCTR2024000123',
    'EudraCT 2019-001234-36',
  ]);
  expect(findRegistryNumbers(['NCT 1234', 'the year 2010-2012', 'phone 2010-123456-1'])).toEqual([]);
});

test.each([
  ['Smith, John A', 'Smith', 'John A'],
  ['Shannon,Claude E.', 'Shannon', 'Claude E.'],
  ['Smith JA', 'Smith', 'JA'],
  ['Liu F.', 'Liu', 'F.'],
  ['van der Berg J.-P.', 'van der Berg', 'J.-P.'],
  ["O'Brien PC Jr", "O'Brien", 'PC Jr'],
  ['John A. Smith', 'Smith', 'John A.'],
  ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig'],
  ['RECOVERY Collaborative Group', 'RECOVERY Collaborative Group', null],
  ['Department of Health, UK', 'Department of Health, UK', null],
  ['Plato', 'Plato', null],
  ['King, Martin Luther, Jr.', 'King', 'Martin Luther, Jr.'],
  ['Garc&iacute;a, Jos&#233;', 'García', 'José'],
])('author %s', (text, family, given) => expect(parseAuthor(text)).toEqual({ family, given }));

test.each([
  ["Griffin DK, Larkin DM, O'Connor RE.", ['Griffin DK', 'Larkin DM', "O'Connor RE"]],
  ['Yang, Z.; Jiang, B.', ['Yang Z', 'Jiang B']],
  ['Yang, Z. and Jiang, B. and Xu, J.', ['Yang Z', 'Jiang B', 'Xu J']],
  ['Agostini, A., Filippini, N.', ['Agostini A', 'Filippini N']],
  ['Massimo Aria|Corrado Cuccurullo', ['Aria M', 'Cuccurullo C']],
  ['Liu, Fengyuan (60410297700); Li, Chunyun (58862216200)', ['Liu F', 'Li C']],
  ['Smith, John', ['Smith J']],
])('authors %s', (text, names) => expect(splitAuthors(text).map(shortName)).toEqual(names));

test.each([
  ['2014/05/03/spring', 2014, 5, 3, 'spring'],
  ['2014///', 2014, null, null, null],
  ['2018 Apr', 2018, 4, null, null],
  ['2018 Nov-Dec', 2018, 11, null, null],
  ['20180327', 2018, 3, 27, null],
  ['3 May 2014', 2014, 5, 3, null],
  ['May 3, 2014', 2014, 5, 3, null],
  ['2020 Winter', 2020, null, null, 'winter'],
  ['4/30/2024', 2024, 4, 30, null],
  ['30.4.2024', 2024, 4, 30, null],
  ['2017-09-12', 2017, 9, 12, null],
  ['2014/13/45', 2014, null, null, null],
  ['10 15', null, null, null, null],
  ['in press', null, null, null, null],
])('date %s', (text, year, month, day, season) =>
  expect(parsePartialDate(text)).toEqual({ year, month, day, season, raw: text }));

test.each([
  ['454-81', '454', '481'],
  ['S1–S10', 'S1', 'S10'],
  ['S123-9', 'S123', 'S129'],
  ['pp. 12 - 19', '12', '19'],
  ['e0815', 'e0815', null],
  ['1-10; quiz 11', '1', '10'],
  ['No-Specified', null, null],
  ['', null, null],
])('pages %s', (text, first, last) => expect(parsePages(text)).toEqual({ first, last }));

test('pages as printed are only tidied', () => {
  expect(tidyPages('pp. 454–81')).toBe('454-81');
  expect(tidyPages(' - ')).toBeNull();
});

describe('plain text', () => {
  test.each([
    ['CO<sub>2</sub> on <i>E. coli</i>', 'CO2 on E. coli'],
    ['p &lt; 0.05 &amp; n > 3', 'p < 0.05 & n > 3'],
    ['TNF-&amp;#945; &alpha;', 'TNF-α α'],
    ['<p class="x">One.</p><p>Two.</p>', 'One. Two.'],
    ['a <b and c> d', 'a <b and c> d'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['&unknown; &#xD800; stay', '&unknown; &#xD800; stay'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ])('%s', (text, plain) => expect(plainLine(text)).toBe(plain));

  test('paragraphs stay', () => expect(plainText('One.<br/>Two.\n\n Three.')).toBe('One.\nTwo.\nThree.'));

  test('hostile text takes no time', () => {
    for (const piece of ['<', '&', '<i ', '<p a="', '&#', '<i a=b '])
      expect(plainText(piece.repeat(100_000)).length).toBeGreaterThan(0);
  });

  test('done once is done', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = plainLine(text.replace(/[&<]/g, ''));
        return plainLine(once) === once;
      }),
    );
  });
});

test('notices are found in type, title and comment tags', () => {
  const kinds = (title: string, types: string[] = []): string[] =>
    findNotices(title, types).map((notice) => notice.kind);
  expect(kinds('A trial', ['Journal Article', 'Retracted Publication'])).toEqual(['retracted']);
  expect(kinds('RETRACTED: A trial')).toEqual(['retracted']);
  expect(kinds('Retraction: A trial')).toEqual(['retraction-notice']);
  expect(kinds('Erratum: Author Correction: A trial')).toEqual(['correction-notice']);
  expect(kinds('Correction to: A trial')).toEqual(['correction-notice']);
  expect(kinds('Correction of hyponatraemia in adults')).toEqual([]);
  expect(kinds('Correction for multiple testing')).toEqual([]);
  expect(kinds('Corrigendum to "A trial"')).toEqual(['correction-notice']);
  expect(kinds('Withdrawn: A trial')).toEqual(['withdrawn']);
  expect(kinds('Withdrawn patients in trials')).toEqual([]);
  expect(kinds('Expression of Concern: A trial')).toEqual(['concern']);
  expect(kinds('Retraction of the tongue in infants')).toEqual([]);
});
