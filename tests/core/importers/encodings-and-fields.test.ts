import { describe, expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import type { ParsedRecord } from '#core/model/record-fields';

/** One article in each format: an accented name, an entity, a tag in its title, everything people need later. */
const abstract =
  'Übelkeit und Schläfrigkeit bei 60 Patienten. Registriert als NCT01234567 und ISRCTN12345678; größere Fälle wurden für die Prüfung ausgewählt.';
const title = 'Wirkung von Naltrexon auf die Müdigkeit: geprüft für &beta;-Endorphin und H<sub>2</sub>O';
const plain = 'Wirkung von Naltrexon auf die Müdigkeit: geprüft für β-Endorphin und H2O';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const files: Readonly<Record<string, string>> = {
  'a.ris': `TY  - JOUR\nTI  - ${title}\nAU  - Müller, Jörg\nAB  - ${abstract}\nKW  - Fatigue\nKW  - Naltrexone/therapeutic use\nLA  - German\nM3  - Retracted Publication\nC2  - PMC1234567\nPY  - 2019\nER  - \n`,
  'a.nbib': `PMID- 12345678\nOWN - NLM\nTI  - ${title}\nFAU - Müller, Jörg\nAB  - ${abstract}\nMH  - Fatigue\nMH  - Naltrexone/therapeutic use\nLA  - German\nPT  - Retracted Publication\nPMC - PMC1234567\nDP  - 2019\n\n`,
  'a.enw': `%0 Journal Article\n%T ${title}\n%A Müller, Jörg\n%X ${abstract}\n%K Fatigue\nNaltrexone/therapeutic use\n%G German\n%9 Retracted Publication\n%2 PMC1234567\n%D 2019\n`,
  'a.ciw': `FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI ${title}\nAF Müller, Jörg\nAB ${abstract}\nDE Fatigue; Naltrexone/therapeutic use\nLA German\nDT Retracted Publication\nPY 2019\nER\n\nEF\n`,
  'a.bib': `@article{a,\n title = {${title}},\n author = {Müller, Jörg},\n abstract = {${abstract}},\n keywords = {Fatigue; Naltrexone/therapeutic use},\n language = {German},\n type = {Retracted Publication},\n pmcid = {PMC1234567},\n year = {2019}\n}\n`,
  'a.csv': `Title,Authors,Abstract,Keywords,Language,Publication Type,PMCID,Year\n"${title}","Müller, Jörg;","${abstract}","Fatigue; Naltrexone/therapeutic use",German,Retracted Publication,PMC1234567,2019\n`,
  'a.json': JSON.stringify(
    [
      {
        type: 'article-journal',
        title,
        author: [{ family: 'Müller', given: 'Jörg' }],
        abstract,
        keyword: 'Fatigue; Naltrexone/therapeutic use',
        language: 'German',
        genre: 'Retracted Publication',
        PMCID: 'PMC1234567',
        issued: { 'date-parts': [[2019]] },
      },
    ],
    null,
    1,
  ),
  'endnote.xml': `<?xml version="1.0"?>\n<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Müller, Jörg</author></authors></contributors><titles><title>${escaped(title)}</title></titles><keywords><keyword>Fatigue</keyword><keyword>Naltrexone/therapeutic use</keyword></keywords><dates><year>2019</year></dates><abstract>${abstract}</abstract><work-type>Retracted Publication</work-type><custom2>PMC1234567</custom2><language>German</language></record></records></xml>\n`,
  'pubmed.xml': `<?xml version="1.0"?>\n<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>12345678</PMID><Article><ArticleTitle>Wirkung von Naltrexon auf die Müdigkeit: geprüft für &#946;-Endorphin und H<sub>2</sub>O</ArticleTitle><Abstract><AbstractText>${abstract}</AbstractText></Abstract><AuthorList><Author><LastName>Müller</LastName><ForeName>Jörg</ForeName></Author></AuthorList><Language>German</Language><PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList><Journal><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue></Journal></Article><MeshHeadingList><MeshHeading><DescriptorName>Fatigue</DescriptorName></MeshHeading><MeshHeading><DescriptorName>Naltrexone</DescriptorName><QualifierName>therapeutic use</QualifierName></MeshHeading></MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC1234567</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>\n`,
};

const single = (name: string, bytes: Uint8Array): ParsedRecord => {
  const read = importFile(name, bytes);
  if (!read.ok) throw new Error(read.error.text);
  expect(read.value.records).toHaveLength(1);
  return read.value.records[0]!;
};

describe.each(Object.entries(files))('%s', (name, text) => {
  const whole = single(name, new TextEncoder().encode(text));

  test('title without entity and tag, and the fields that are needed later', () => {
    expect(whole.title).toBe(plain);
    expect(whole.authors).toEqual([{ family: 'Müller', given: 'Jörg' }]);
    expect(whole.abstract).toBe(abstract);
    expect(whole.keywords).toEqual(['Fatigue', 'Naltrexone/therapeutic use']);
    expect(whole.language).toBe('German');
    expect(whole.year).toBe(2019);
    expect(whole.publicationTypes).toContain('Retracted Publication');
    expect(whole.registryNumbers).toEqual(['NCT01234567', 'ISRCTN12345678']);
    expect(whole.notices.map(({ kind }) => kind)).toEqual(['retracted']);
    // Web of Science has no such field
    if (name !== 'a.ciw') expect(whole.pmcid).toBe('PMC1234567');
  });

  const mac: Readonly<Record<string, number>> = { ü: 0x9f, ö: 0x9a, ä: 0x8a, Ü: 0x86, ß: 0xa7 };
  const wide = (of: string, little: boolean): number[] =>
    [...of].flatMap((one) => {
      const code = one.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    });
  const encodings: Readonly<Record<string, (of: string) => Uint8Array>> = {
    'UTF-8': (of) => new TextEncoder().encode(of),
    'UTF-8 with mark': (of) => new TextEncoder().encode(`\ufeff${of}`),
    'UTF-16 LE': (of) => Uint8Array.from([0xff, 0xfe, ...wide(of, true)]),
    'UTF-16 BE': (of) => Uint8Array.from([0xfe, 0xff, ...wide(of, false)]),
    'UTF-16 LE without mark': (of) => Uint8Array.from(wide(of, true)),
    'Latin-1 and Windows-1252': (of) => Uint8Array.from(of, (one) => one.charCodeAt(0)),
    MacRoman: (of) => Uint8Array.from(of, (one) => mac[one] ?? one.charCodeAt(0)),
  };
  const ends = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;

  test.each(
    Object.keys(encodings).flatMap((encoding) =>
      (['LF', 'CRLF', 'CR'] as const).map((end): [string, keyof typeof ends] => [encoding, end]),
    ),
  )('%s with %s reads the same', (encoding, end) => {
    const { source: _, ...fields } = single(name, encodings[encoding]!(text.replaceAll('\n', ends[end])));
    const { source: __, ...expected } = whole;
    expect(fields).toEqual(expected);
  });
});

test('LaTeX in BibTeX titles comes out as text', () => {
  const bytes = new TextEncoder().encode(
    '@article{a, title = {{\\"U}ber $\\beta$-{E}ndorphin and {\\textit{in vivo}} H$_2$O na{\\"\\i}ve \\& caf\\\'e}, year = 2001}\n',
  );
  expect(single('a.bib', bytes).title).toBe('Über β-Endorphin and in vivo H2O naïve & café');
});

test.each([
  ['Retraction: Effects of naltrexone', 'retraction-notice'],
  ['Erratum: Effects of naltrexone', 'correction-notice'],
  ['RETRACTED: Effects of naltrexone', 'retracted'],
  ['Expression of concern: Effects of naltrexone', 'concern'],
  ['WITHDRAWN: Naltrexone for pain', 'withdrawn'],
])('%s is flagged', (said, kind) => {
  const bytes = new TextEncoder().encode(`TY  - JOUR\nTI  - ${said}\nER  - \n`);
  expect(single('a.ris', bytes).notices.map((notice) => notice.kind)).toEqual([kind]);
});
