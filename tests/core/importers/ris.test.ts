import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxRecordChars, type ParsedFile } from '#core/importers/importer';
import type { PartReport } from '#core/importers/importer';
import { joinParts } from '#core/importers/report-builder';
import { ris } from '#core/importers/ris';

const read = (lines: readonly string[]): ParsedFile => {
  const result = ris.parse(lines.join('\n'));
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

test('both N2 and AB: the longer that is no copyright line is the abstract, the other is kept', () => {
  const copyright = `Copyright of PLoS ONE is the property of ${'somebody '.repeat(40)}`;
  const { records } = read(['TY  - JOUR', `N2  - ${copyright}`, 'AB  - The abstract.', 'ER  - ']);
  expect(records[0]?.abstract).toBe('The abstract.');
  expect(records[0]?.extra.otherAbstract).toEqual([copyright.trim()]);
  const both = read(['TY  - JOUR', 'N2  - Short.', 'AB  - The longer abstract.', 'ER  - ']).records[0];
  expect([both?.abstract, both?.extra.otherAbstract]).toEqual(['The longer abstract.', ['Short.']]);
});

test('all notes are kept, Rayyan decisions among them', () => {
  const note = 'RAYYAN-INCLUSION: {"A"=>"Included"} | RAYYAN-LABELS: x,y';
  const { records } = read(['TY  - JOUR', 'N1  - One', `N1  - ${note}`, 'N1  - Two', 'ER  - ']);
  expect(records[0]?.extra.N1).toEqual(['One', note, 'Two']);
});

test('two records of which the lines between are lost: said, with the line at which the second seems to begin', () => {
  const record = (doi: string, volume: string, page: string) => [
    `VL  - ${volume}`,
    `SP  - ${page}`,
    `DO  - ${doi}`,
  ];
  const said = (lines: readonly string[]) =>
    read(['TY  - JOUR', 'TI  - One', ...lines, 'ER  - ']).warnings.map(({ code, line, text }) => [
      code,
      line,
      /has (.*) twice/.exec(text)?.[1],
    ]);
  const first = record('10.1000/a', '1', '10');
  expect(said([...first, 'UR  - https://www - Two', ...record('10.1000/b', '2', '20')])).toEqual([
    ['record-without-end', 7, 'VL and SP and DO'],
  ]);
  expect(said([...first, 'VL  - 2', 'SP  - 20'])).toEqual([['record-without-end', 6, 'VL and SP']]);
  expect(said([...first, 'TI  - Two'])).toEqual([['record-without-end', 6, 'TI']]);
  // One number, written in two ways; one field alone that somebody writes twice.
  expect(said([...first, 'DO  - https://doi.org/10.1000/A'])).toEqual([]);
  expect(said([...first, 'VL  - 1A'])).toEqual([]);
});

test('a record without TY, without ER, and twice begun are all read, and said', () => {
  const { records, warnings } = read([
    'TI  - One',
    'ER  - ',
    'TY  - JOUR',
    'TI  - Two',
    'TY  - JOUR',
    'TI  - Three',
  ]);
  expect(records.map((record) => record.title)).toEqual(['One', 'Two', 'Three']);
  expect(warnings.map((warning) => [warning.code, warning.line])).toEqual([
    ['record-without-start', 1],
    ['record-without-end', 3],
    ['record-without-end', 5],
  ]);
});

test('lines outside records are said, the producers’ own separators are not', () => {
  const { warnings } = read([
    'Hello',
    '1. ',
    'Record #1 of 2',
    'TY  - JOUR',
    'TI  - One',
    'ER  - ',
    'Stray text',
  ]);
  expect(warnings.map((warning) => [warning.code, warning.line, warning.raw])).toEqual([
    ['line-outside-record', 1, 'Hello'],
    ['line-outside-record', 7, 'Stray text'],
  ]);
});

test.each([
  'T  - JOUR',
  'Y  - JOUR',
  'TY JOUR',
  'ty  - JOUR',
  'E  -',
  'R  - ',
  'ER',
])('two records that ran together at the damaged line "%s" are said', (line) => {
  const { records, warnings } = read(['TY  - JOUR', 'TI  - One', 'AB  - Text', line, 'A2  - Two', 'ER  - ']);
  expect(records).toHaveLength(1);
  expect(warnings).toContainEqual(
    expect.objectContaining({ code: 'record-without-end', line: 4, raw: line.trim() }),
  );
});

test('a line that follows the type of a record belongs to no field; one within a text is left in peace', () => {
  const lines = [
    'TY  - JOUR',
    'TIevant" by the researcher',
    'AB  - Effect of',
    'E - selectin',
    'T cells',
    'ER  - ',
  ];
  expect(read(lines).warnings.map(({ line, raw }) => [line, raw])).toEqual([
    [2, 'TIevant" by the researcher'],
  ]);
});

test('what Ovid writes after the end of a record belongs to it', () => {
  const { records } = read([
    'TY  - JOUR',
    'TI  - One',
    'ER  - ',
    'NL  - Clin',
    'Link to it',
    '2.',
    'TY  - JOUR',
    'TI  - Two',
    'ER  - ',
  ]);
  expect(records.map((record) => record.extra.NL)).toEqual([['Clin\nLink to it'], undefined]);
});

test('one space, no space and tabs before the hyphen are read alike', () => {
  for (const gap of [' ', '', '  ', '\t', ' \t'])
    expect(read([`TY${gap}- JOUR`, `TI${gap}- One`, `ER${gap}- `]).records[0]?.title).toBe('One');
});

test('text that looks a little like a tag goes on with its value', () => {
  const { records } = read(['TY  - JOUR', 'AB  - Imaging with', 'T2 - weighted sequences', 'ER  - ']);
  expect(records[0]?.abstract).toBe('Imaging with\nT2 - weighted sequences');
});

test('a record beyond all measure is listed as unread, with its line', () => {
  const huge = 'word '.repeat(maxRecordChars / 4);
  const file = read([
    'TY  - JOUR',
    'TI  - One',
    'ER  - ',
    'TY  - JOUR',
    `AB  - ${huge}`,
    'ER  - ',
    'TY  - JOUR',
    'TI  - Three',
    'ER  - ',
  ]);
  expect(file.records.map((record) => record.title)).toEqual(['One', 'Three']);
  expect(file.unread.map((one) => one.line)).toEqual([4]);
  expect([file.recordsFound, file.recordsRead]).toEqual([3, 2]);
});

test('identifiers are found where producers hide them', () => {
  const { records } = read([
    ...['TY  - JOUR', 'U2  - L2029880245', 'C5  - 38773066', 'L2  - http://dx.doi.org/10.1000/ABC', 'ER  - '],
    ...['TY  - JOUR', 'AN  - CN-00778158', 'C3  - PUBMED 21314913', 'N2  - Trial NCT01234567.', 'ER  - '],
    ...['TY  - JOUR', 'DB  - PubMed', 'AN  - 123456', 'C2  - PMC6753132', 'ER  - '],
    ...['TY  - JOUR', 'AN  - WOS:000282053100002', 'DO  - 10.1000/1 LK  - https://example.org', 'ER  - '],
  ]);
  expect(records.map((one) => [one.accession, one.pmid, one.pmcid, one.doi, one.registryNumbers])).toEqual([
    ['L2029880245', '38773066', null, '10.1000/abc', []],
    ['CN-00778158', '21314913', null, null, ['NCT01234567']],
    ['123456', '123456', 'PMC6753132', null, []],
    ['WOS:000282053100002', null, null, '10.1000/1', []],
  ]);
  expect(records[3]?.extra.DO).toEqual(['10.1000/1 LK  - https://example.org']);
});

test('the accession number of EndNote from PubMed (provider NLM) is the PubMed number, and nothing else is', () => {
  const { records } = read([
    ...['TY  - JOUR', 'AN  - 29657938', 'DP  - NLM', 'ID  - 895', 'ER  - '],
    ...['TY  - JOUR', 'AN  - 15301568', 'DB  - NLM', 'ER  - '],
    ...['TY  - JOUR', 'AN  - 29657938', 'DP  - EBSCOhost', 'ER  - '],
    ...['TY  - JOUR', 'AN  - 101700001', 'DP  - NLM', 'ER  - '],
    ...['TY  - JOUR', 'AN  - NLM29657', 'DP  - NLM', 'ER  - '],
    ...['TY  - JOUR', 'TI  - One', 'DP  - NLM', 'ID  - 895', 'ER  - '],
  ]);
  expect(records.map((one) => [one.accession, one.pmid])).toEqual([
    ['29657938', '29657938'],
    ['15301568', '15301568'],
    ['29657938', null],
    ['101700001', null],
    ['NLM29657', null],
    [null, null],
  ]);
});

test('hostile text takes no time and no record', () => {
  for (const piece of ['A', ' ', '<', '(', '10.1234/', 'NCT', 'AU  - x\n', 'ER  -\n', '&#', 'a;'])
    expect(read(['TY  - JOUR', `AB  - ${piece.repeat(200_000)}`, 'ER  - ']).recordsFound).toBe(1);
});

test('a text in pieces is read as the same text in one, wherever it is cut', () => {
  const text =
    'TY  - JOUR\r\nTI  - Naltrexone\r\n  in pain\r\nAU  - Younger, J\r\nER  - \r\n\rTY  - JOUR\rTI  - Zwei\rER  - \r\n\nTY  - CHAP\nTI  - Three\nN1  - a\n\n b\nER  -';
  const whole = ris.parse(text);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
      const records: unknown[] = [];
      const read = ris.parsePart([text.slice(0, 0), ...pieces], text, (record) => records.push(record));
      expect({ ...joinParts([read]), records }).toEqual(whole.ok && whole.value);
    }),
  );
});

test('parts that are cut between two records are read as the file in one, with its line numbers', () => {
  const pieces = [
    'TY  - JOUR\r\nTI  - One\r\nER  - \r\n\r\n',
    'TY  - JOUR\nTI  - Two\nER  -\n',
    'TY  - JOUR\nTI  - No end\n\n',
    'ER  - \n \n\n',
    'ER  - \nstray words\n',
    'TI  - outside\nER  - \n',
    'TY  - JOUR\nTI  - x\nAB  - text\n goes on\nER  - \nXX  - after the end\n',
    '\n',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 }), (chosen) => {
      const text = `${pieces[0]}${chosen.join('')}`;
      const records: unknown[] = [];
      const parts: PartReport[] = [];
      for (let rest = text; rest !== ''; ) {
        const cut = ris.cut.exec(rest);
        const end = cut === null ? rest.length : cut.index + cut[0].length;
        parts.push(
          ris.parsePart([rest.slice(0, end)], text, ({ source, ...record }) => records.push(record)),
        );
        rest = rest.slice(end);
      }
      const whole = ris.parse(text);
      const { records: all, ...report } = whole.ok ? whole.value : { records: [] };
      expect(records).toEqual(all.map(({ source, ...record }) => record));
      expect(joinParts(parts)).toEqual({ ...report, records: [] });
    }),
  );
});

test('a record without its first or last line is told of with the line that it begins with', () => {
  const lines = [
    'TI  - No beginning',
    'PY  - 1990',
    'ER  - ',
    '',
    'TY  - JOUR',
    'TI  - No end',
    '',
    'TY  - JOUR',
  ];
  const { warnings } = read([...lines, 'TI  - Cut off', '']);
  expect(warnings.map(({ line, code, raw }) => [line, code, raw])).toEqual([
    [1, 'record-without-start', 'TI  - No beginning'],
    [5, 'record-without-end', 'TY  - JOUR'],
    [8, 'record-without-end', 'TY  - JOUR'],
  ]);
});
