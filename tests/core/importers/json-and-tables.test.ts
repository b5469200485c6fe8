import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { cslJson } from '#core/importers/csl-json';
import { ctgovJson } from '#core/importers/ctgov-json';
import { type ImportedFile, importFile } from '#core/importers/import-file';
import { fixtureBytes } from './fixtures';

const read = (file: string): ImportedFile => {
  const result = importFile(file.split('/').at(-1)!, fixtureBytes(file));
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

test('CSL-JSON: names, dates, lists, numbers and what has no field', () => {
  const [first, second] = read('json/made__csl.json').records;
  expect(first).toMatchObject({
    title: 'Blue light for acne: a trial',
    authors: [
      { family: 'Smith', given: 'Jane A.' },
      { family: 'van den Berg', given: 'A.' },
      { family: 'The Blue Light Study Group', given: null },
    ],
    year: 2011,
    journal: 'Journal of Tests',
    pages: '12-19',
    doi: '10.1000/abc.1',
    pmid: '21380937',
    registryNumbers: ['NCT01234567'],
    keywords: ['acne', 'light'],
    source: { first: 2, last: 21 },
  });
  expect(first?.extra).toEqual({
    id: ['smith2011'],
    type: ['article-journal'],
    issued: ['2011-05-03'],
    note: ['Registered as NCT01234567'],
    ISSN: ['1234-5678'],
  });
  expect([second?.title, second?.journal, second?.year, second?.authors[0]?.family]).toEqual([
    'A chapter',
    'A book',
    1999,
    'World Health Organization',
  ]);
});

test('a broken or cut object is listed with its line and costs no other', () => {
  const result = cslJson.parse(
    '[{"title":"One"},\n{"title":"Two", oops},\n{"title":"Three"},\n{"abstract":[{}]},\n{"title":"Fi',
  );
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.records.map((one) => one.title)).toEqual(['One', 'Three']);
  expect(result.value.unread.map((one) => [one.line, one.reason])).toEqual([
    [2, 'This object is not valid JSON.'],
    [4, expect.stringContaining('abstract')],
    [5, 'The file ends within this object.'],
  ]);
  expect(result.value.recordsFound).toBe(5);
});

test('a quotation mark or a bracket too many costs one object, in one line or in many', () => {
  const objects = ['One', 'Two', 'Three', 'Four'].map((title) => `{"title":"${title}","year":2000}`);
  const whole = `[${objects.join(',')}]`;
  const titles = (text: string): (string | null)[] => {
    const result = cslJson.parse(text);
    if (!result.ok) throw new Error(result.error.text);
    expect(result.value.recordsFound).toBe(result.value.recordsRead + result.value.unread.length);
    return result.value.records.map((one) => one.title);
  };
  expect(titles(whole)).toEqual(['One', 'Two', 'Three', 'Four']);
  for (const noise of ['"', '{', '[']) {
    const broken = whole.replace('"Two"', `"Tw${noise === '"' ? '"' : `o",${noise}"`}o"`);
    expect(titles(broken)).toEqual(['One', 'Three', 'Four']);
    expect(titles(broken.replaceAll('},{', '},\n{'))).toEqual(['One', 'Three', 'Four']);
  }
  for (const noise of [']', '}']) {
    const result = cslJson.parse(whole.replace('"Two",', `"Two"${noise},`));
    expect(result.ok && result.value.records.map((one) => one.title)).toContain('Four');
    expect(result.ok && result.value.unread.length).toBeGreaterThan(0);
  }
});

test('two objects that ran together are told: JSON itself would keep the last without a word', () => {
  const result = cslJson.parse(
    '[{"title":"One","note":"a"},{"title":"Two","author":[{"family":"A"},{"family":"B"}]},{"title":"Three","title":"Four"}]',
  );
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.records.map((one) => one.title)).toEqual(['One', 'Two', 'Four']);
  expect(result.value.warnings.map(({ code, raw }) => [code, raw])).toEqual([
    ['record-without-end', '{"title":"Three","title":"Four"}'],
  ]);
});

test('half an object before or after the list is listed', () => {
  const result = cslJson.parse('tle":"Half"},\n{"title":"One"},{"title":"Two"}],"title":"x"');
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.records.map((one) => one.title)).toEqual(['One', 'Two']);
  expect(result.value.unread.map(({ line, raw }) => [line, raw.includes('Half')])).toEqual([
    [1, true],
    [2, false],
  ]);
});

test('__proto__ in JSON stays a name', () => {
  const result = cslJson.parse('[{"title":"One","__proto__":{"polluted":"yes"}}]');
  expect(result.ok && result.value.records[0]?.extra['(__proto__)']).toEqual(['{"polluted":"yes"}']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('ClinicalTrials.gov studies, bare or under "studies"', () => {
  const { records } = read('ctgov-json/made__two-studies.json');
  expect(records[0]).toMatchObject({
    title: 'Blue light for acne: a randomised trial',
    abstract: 'To see whether it helps.',
    year: 2010,
    accession: 'NCT00000001',
    registryNumbers: ['NCT00000001', 'EudraCT 2010-023456-12'],
    database: 'ClinicalTrials.gov',
    url: 'https://clinicaltrials.gov/study/NCT00000001',
    authors: [{ family: 'A University', given: null }],
  });
  expect(JSON.parse(records[0]?.extra.statusModule?.[0] ?? '')).toEqual({
    overallStatus: 'COMPLETED',
    studyFirstSubmitDate: '2010-03-04',
  });
  const bare = ctgovJson.parse('[{"protocolSection":{"identificationModule":{"nctId":"NCT00000003"}}}]');
  expect(bare.ok && bare.value.records[0]?.accession).toBe('NCT00000003');
});

test('ICTRP trials', () => {
  const { records } = read('ictrp/made__trials.xml');
  expect(
    records.map((one) => [one.title, one.year, one.accession, one.registryNumbers, one.database]),
  ).toEqual([
    ['Blue light for acne: a randomised trial', 2010, 'ISRCTN12345678', ['ISRCTN12345678'], 'ICTRP'],
    ['Red light & green light', null, 'ACTRN12612000123456', ['ACTRN12612000123456'], 'ICTRP'],
  ]);
  expect(records[0]?.extra.Public_title).toEqual(['Blue light']);
});

test('ClinicalTrials.gov CSV', () => {
  const text =
    'NCT Number,Study Title,Study URL,Study Status,Brief Summary,Conditions,First Posted\nNCT00000001,Blue light,https://clinicaltrials.gov/study/NCT00000001,COMPLETED,To see.,Acne|Skin,2010-03-04\n';
  const result = importFile('ctg.csv', new TextEncoder().encode(text));
  expect(result.ok && result.value.records[0]).toMatchObject({
    title: 'Blue light',
    accession: 'NCT00000001',
    registryNumbers: ['NCT00000001'],
    keywords: ['Acne', 'Skin'],
    year: 2010,
    database: 'ClinicalTrials.gov',
  });
});

const workbook = (sheet: string, strings = ''): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId2"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId2" Target="worksheets/sheet7.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`),
    'xl/worksheets/sheet7.xml': strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  });

test('a workbook: the first sheet, gaps, shared and inline text, a caption above the header', () => {
  const bytes = workbook(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>My list</t></is></c></row><row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><t>Year</t></is></c></row>' +
      '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4"><v>2001</v></c></row>',
    '<si><t>Title</t></si><si><r><t>One</t></r><r><t xml:space="preserve"> light</t></r><rPh><t>x</t></rPh></si>',
  );
  const result = importFile('a.xlsx', bytes);
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.records.map((one) => [one.title, one.year, one.source.first])).toEqual([
    ['One light', 2001, 4],
  ]);
  expect(result.value.warnings).toMatchObject([{ code: 'line-outside-record', line: 1, raw: 'My list' }]);
});

test('further sheets that hold something are told', () => {
  const sheet = (cell: string): Uint8Array =>
    strToU8(
      `<worksheet><sheetData>${cell === '' ? '' : `<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${cell}</t></is></c></row>`}</sheetData></worksheet>`,
    );
  const bytes = zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/><sheet name="empty" r:id="r2"/><sheet name="more" r:id="r3"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/s1.xml"/><Relationship Id="r2" Target="worksheets/s2.xml"/><Relationship Id="r3" Target="worksheets/s3.xml"/></Relationships>',
    ),
    'xl/worksheets/s1.xml': sheet('One'),
    'xl/worksheets/s2.xml': sheet(''),
    'xl/worksheets/s3.xml': sheet('Two'),
  });
  const result = importFile('a.xlsx', bytes);
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.records.map((one) => one.title)).toEqual(['One']);
  expect(result.value.warnings.map((one) => one.text)).toEqual([expect.stringContaining('"more"')]);
});

test('a damaged count of parts is not believed: it would cost minutes', () => {
  const bytes = fixtureBytes('xlsx/made__table.xlsx').slice();
  bytes[bytes.length - 14] = 0xff;
  bytes[bytes.length - 13] = 0xfe;
  const result = importFile('a.xlsx', bytes, { format: 'xlsx' });
  expect(result.ok === false && result.error.code).toBe('format-malformed');
});

test('other archives, damaged and hostile workbooks are refused with a sentence', () => {
  const code = (bytes: Uint8Array, format?: string): string => {
    const result = importFile('a.xlsx', bytes, format === undefined ? {} : { format });
    return result.ok ? 'read' : result.error.code;
  };
  expect(code(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe('format-unknown');
  expect(code(zipSync({ 'a.txt': strToU8('x') }), 'xlsx')).toBe('format-unknown');
  const whole = workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c></row>');
  expect(code(whole.slice(0, whole.length - 40))).toBe('format-malformed');
  expect(code(fixtureBytes('xlsx/made__table.xlsx'))).toBe('read');
});
