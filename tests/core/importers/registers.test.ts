import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import type { ParsedRecord } from '#core/model/record-fields';
import { fixtureBytes, squeezed } from './fixtures';

const recordsOf = (file: string): readonly ParsedRecord[] => {
  const result = importFile(file, fixtureBytes(file));
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.warnings).toEqual([]);
  return result.value.records;
};

/** All a record holds, as letters and digits. */
const kept = (record: ParsedRecord): string => squeezed(JSON.stringify(record).replaceAll('\\n', ' '));

test('an export of WHO ICTRP: titles, sponsor, dates either way, lines of criteria', () => {
  const [first, second, third] = recordsOf('ictrp/made__export.xml');
  expect(first).toMatchObject({
    title: 'Maintenance with blue or red light in moderate acne: a randomised, parallel trial',
    authors: [{ family: 'A University Hospital', given: null }],
    year: 2026,
    accession: 'ChiCTR2600132949',
    registryNumbers: ['EudraCT 2025-501234-12-00', 'U1111-1300-0000', 'ChiCTR2600132949'],
    keywords: ['Acne vulgaris', 'Skin diseases'],
    publicationTypes: ['Interventional study'],
    url: 'https://www.chictr.org.cn/showproj.html?proj=344425',
    database: 'ICTRP',
  });
  expect(first?.extra.Inclusion_Criteria).toEqual([
    'Inclusion criteria: 1.Acne of IGA >= 3;\n2.No retinoids for < 4 weeks;\n3.Consent.',
  ]);
  expect([second?.title, second?.year]).toEqual(['Zinc for acne, an open study of twenty people', 2026]);
  expect(third?.registryNumbers).toEqual(['NCT01234567', 'EudraCT 2019-001234-36']);
});

test('every field of the registers is kept, whatever the table', () => {
  for (const file of [
    'csv/made__ictrp_full_export.csv',
    'csv/made__ctgov.csv',
    'csv/made__ctgov_classic.tsv',
  ]) {
    const lines = new TextDecoder().decode(fixtureBytes(file)).split('\r\n')[1]!;
    const words = lines.split(/[,|;\t"\n]/).map(squeezed);
    const [record] = recordsOf(file);
    expect(words.filter((word) => word !== '' && !kept(record!).includes(word))).toEqual([]);
  }
});

test('the tables of ClinicalTrials.gov, now and before 2024, and of ICTRP give the same fields', () => {
  expect(recordsOf('csv/made__ctgov.csv')[0]).toMatchObject({
    title: 'Blue Light for Acne in Young Adults',
    abstract: expect.stringContaining('used at home'),
    authors: [{ family: 'A University', given: null }],
    year: 2010,
    accession: 'NCT00000001',
    registryNumbers: ['EudraCT 2010-023456-12', 'NCT00000001'],
    keywords: ['Acne Vulgaris', 'Skin Diseases'],
    publicationTypes: ['INTERVENTIONAL'],
    database: 'ClinicalTrials.gov',
  });
  expect(recordsOf('csv/made__ctgov_classic.tsv')[0]).toMatchObject({
    title: 'Blue Light for Acne in Young Adults',
    year: 2010,
    accession: 'NCT00000001',
    keywords: ['Acne Vulgaris', 'Skin Diseases'],
    url: 'https://ClinicalTrials.gov/show/NCT00000001',
    database: 'ClinicalTrials.gov',
  });
  expect(recordsOf('csv/made__ictrp_full_export.csv')[0]).toMatchObject({
    title: 'Blue light for acne at home: a randomised trial of two doses',
    year: 2010,
    accession: 'ISRCTN12345678',
    registryNumbers: expect.arrayContaining(['ISRCTN12345678', 'NCT01234567', 'EudraCT 2010-023456-12']),
    keywords: ['Acne, moderate', 'Skin'],
    database: 'ICTRP',
  });
});

test('whole studies of ClinicalTrials.gov: MeSH, further numbers, escapes of Markdown, every module', () => {
  const [study] = recordsOf('ctgov-json/made__whole-studies.json');
  expect(study).toMatchObject({
    abstract: expect.stringContaining('an IGA >= 3 [moderate acne] use'),
    registryNumbers: ['NCT00000001', 'NCT00000101', 'EudraCT 2010-023451-12'],
    keywords: ['Acne', 'light', 'Acne Vulgaris', 'Phototherapy'],
    publicationTypes: ['Trial registration', 'INTERVENTIONAL'],
  });
  const [raw] = JSON.parse(new TextDecoder().decode(fixtureBytes('ctgov-json/made__whole-studies.json')));
  const modules = { ...raw.protocolSection, ...raw };
  for (const [name, part] of Object.entries(modules))
    if (name !== 'protocolSection') expect(JSON.parse(study?.extra[name]?.[0] ?? 'null'), name).toEqual(part);
});

const recordsIn = (name: string, text: string): readonly ParsedRecord[] => {
  const result = importFile(name, new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.warnings).toEqual([]);
  expect(result.value.unread).toEqual([]);
  return result.value.records;
};

test('a table with tabs whose quotation marks are text, as ClinicalTrials.gov wrote them', () => {
  const rows = [
    ['Rank', 'NCT Number', 'Title', 'Study Type', 'Study Documents', 'URL'],
    [
      '1',
      'NCT00000001',
      'One',
      'Interventional',
      '"Study Protocol", https://a.org/1.pdf|"Plan", https://a.org/2.pdf',
      'u1',
    ],
    ['2', 'NCT00000002', 'Two', 'Interventional', '', 'u2'],
    ['3', 'NCT00000003', 'Three', 'Interventional', '"Study Protocol", https://a.org/3.pdf', 'u3'],
  ];
  const read = recordsIn('SearchResults.tsv', `${rows.map((row) => row.join('\t')).join('\n')}\n`);
  expect(read.map((record) => record.title)).toEqual(['One', 'Two', 'Three']);
  expect(read[0]?.extra['Study Documents']).toEqual([
    '"Study Protocol", https://a.org/1.pdf|"Plan", https://a.org/2.pdf',
  ]);
});

test('conditions of ClinicalTrials.gov part at bars, not at the end of an entity', () => {
  const [record] = recordsIn(
    'ctg-studies.csv',
    'NCT Number,Study Title,Conditions\nNCT00000001,A diet,Dementia|Alzheimer&#39;s Disease (AD)\n',
  );
  expect(record?.keywords).toEqual(['Dementia', "Alzheimer's Disease (AD)"]);
});

test('studies of version 1 of the interface of ClinicalTrials.gov give the same fields', () => {
  const study = {
    ProtocolSection: {
      IdentificationModule: {
        NCTId: 'NCT00000001',
        OrgStudyIdInfo: { OrgStudyId: 'A1' },
        SecondaryIdInfoList: { SecondaryIdInfo: [{ SecondaryId: '2005-001302-40' }] },
        BriefTitle: 'Light for acne',
        OfficialTitle: 'A trial of blue light for acne',
      },
      StatusModule: { StudyFirstSubmitDate: 'September 1, 2005' },
      SponsorCollaboratorsModule: { LeadSponsor: { LeadSponsorName: 'A Hospital' } },
      DescriptionModule: { BriefSummary: 'Light \\& cream (p\\<0.05)' },
      ConditionsModule: { ConditionList: { Condition: ['Acne'] }, KeywordList: { Keyword: ['light'] } },
      DesignModule: { StudyType: 'Interventional' },
    },
    DerivedSection: {
      ConditionBrowseModule: {
        ConditionMeshList: { ConditionMesh: [{ ConditionMeshTerm: 'Acne Vulgaris' }] },
      },
    },
  };
  const file = { FullStudiesResponse: { NStudiesFound: 1, FullStudies: [{ Rank: 1, Study: study }] } };
  const [record] = recordsIn('studies.json', JSON.stringify(file, null, 2));
  expect(record).toMatchObject({
    title: 'A trial of blue light for acne',
    abstract: 'Light & cream (p<0.05)',
    authors: [{ family: 'A Hospital', given: null }],
    year: 2005,
    accession: 'NCT00000001',
    registryNumbers: ['NCT00000001', 'EudraCT 2005-001302-40'],
    keywords: ['Acne', 'light', 'Acne Vulgaris'],
    publicationTypes: ['Trial registration', 'Interventional'],
    database: 'ClinicalTrials.gov',
  });
  for (const [name, part] of [
    ...Object.entries(study.ProtocolSection),
    ['DerivedSection', study.DerivedSection] as const,
  ])
    expect(JSON.parse(record?.extra[name]?.[0] ?? 'null'), name).toEqual(part);
});
