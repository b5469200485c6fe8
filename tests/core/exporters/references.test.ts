import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine, plainText } from '#core/bibliography/plain-text';
import { referenceExporterById, referenceExporters } from '#core/exporters/index';
import { type ReferenceExporter, render } from '#core/exporters/reference-exporter';
import { importFile } from '#core/importers/import-file';
import { emptyRecordFields, type RecordFields } from '#core/model/record-fields';
import { fixtureBytes, fixtures } from '../importers/fixtures';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Words that no format reads a meaning into. */
const word = fc.stringMatching(/^[a-zäöüéñαβγ][a-zäöüéñαβγ0-9']{2,9}$/);
const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const marked = fc
  .tuple(phrase, fc.constantFrom('', ' (p < 0.05 & n > 3)', ': "a" – β?', ' = @x; 10 %'))
  .map(([a, b]) => plainLine(a + b));
const text = fc
  .array(marked, { minLength: 1, maxLength: 4 })
  .map((lines) => plainText(`Background: ${lines.join('\n')}`));
const nullable = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const distinct = (of: fc.Arbitrary<string>): fc.Arbitrary<string[]> => fc.uniqueArray(of, { maxLength: 4 });

const capital = (one: string): string => one.charAt(0).toUpperCase() + one.slice(1);

const record: fc.Arbitrary<RecordFields> = fc.record({
  title: marked.map(capital),
  abstract: nullable(text),
  authors: fc.array(
    fc.oneof(
      fc.record({ family: word.map(capital), given: word.map(capital) }),
      fc.constant({ family: 'Carriker', given: 'M. A., jr.' }),
      fc.record({ family: phrase.map((name) => `The ${name} Study Group`), given: fc.constant(null) }),
    ),
    { maxLength: 4 },
  ),
  year: nullable(fc.integer({ min: 1900, max: 2099 })),
  journal: nullable(phrase.map(capital)),
  volume: nullable(fc.nat(999).map(String)),
  issue: nullable(fc.nat(99).map(String)),
  pages: nullable(fc.constantFrom('454-81', 'S1-S10', 'e0815', '12', '7-7')),
  doi: nullable(fc.stringMatching(/^10\.[1-9]\d{3}\/[a-z0-9]{4,12}$/)),
  pmid: nullable(fc.integer({ min: 1, max: 99_999_999 }).map(String)),
  pmcid: nullable(fc.integer({ min: 100, max: 9_999_999 }).map((number) => `PMC${number}`)),
  registryNumbers: fc.uniqueArray(
    fc.integer({ min: 1_000_000, max: 9_999_999 }).map((number) => `NCT0${number}`),
    { maxLength: 2 },
  ),
  accession: nullable(fc.stringMatching(/^CN-\d{8}$/)),
  database: nullable(fc.constantFrom('Embase', 'CENTRAL', 'Embase; Medline')),
  language: nullable(fc.constantFrom('English', 'ger')),
  keywords: distinct(phrase),
  publicationTypes: distinct(fc.constantFrom('Journal Article', 'Randomized Controlled Trial', 'Letter')),
  url: nullable(fc.webUrl({ withQueryParameters: true }).filter((url) => !url.includes(';'))),
  notices: fc.uniqueArray(
    fc.record({ kind: fc.constantFrom('retracted', 'corrected', 'concern'), text: phrase }),
    {
      maxLength: 2,
      selector: (notice) => notice.kind,
    },
  ),
  extra: fc
    .dictionary(
      fc.constantFrom('AD', 'SN', 'PB', 'CY', 'Cited by', 'MHDA', 'otherAbstract'),
      fc.array(marked, { minLength: 1, maxLength: 3 }),
    )
    .map((extra) => ({ ...extra, TY: ['JOUR'] })),
});

test.each(referenceExporters)('$id: what is written is read back the same', (exporter: ReferenceExporter) => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (records) => {
      const written = render(
        exporter,
        records.map((fields) => ({ fields, notes: [] })),
      );
      const result = importFile(`x.${exporter.extension}`, bytesOf(written), { format: exporter.id });
      if (!result.ok) throw new Error(result.error.text);
      expect(result.value.warnings).toEqual([]);
      expect(result.value.records.map(({ source: _, ...fields }) => fields)).toEqual(records);
    }),
    { numRuns: 200 },
  );
});

test.each(fixtures.filter((one) => one.records > 0))('$file goes out as RIS and comes back whole', ({
  file,
}) => {
  const before = importFile(file.split('/').at(-1)!, fixtureBytes(file));
  if (!before.ok) throw new Error(before.error.text);
  const written = render(
    referenceExporters[0],
    before.value.records.map((fields) => ({ fields, notes: [] })),
  );
  const after = importFile('x.ris', bytesOf(written));
  if (!after.ok) throw new Error(after.error.text);
  const core = (fields: RecordFields): unknown[] => [
    fields.title,
    fields.abstract,
    fields.authors,
    fields.year,
    fields.journal,
    fields.doi,
    fields.pmid,
    fields.keywords,
  ];
  expect(after.value.records.map(core)).toEqual(before.value.records.map(core));
});

test.each(
  referenceExporters,
)('$id: verdicts, labels and notes go out and are found again', (exporter: ReferenceExporter) => {
  const notes = [
    'Title/abstract: include (Ann; "right" <population>)',
    'Labels (Ben): pain; children',
    'Note (Ben): ask & wait',
  ];
  const [fields] = fc.sample(record, { numRuns: 1, seed: 4 });
  const written = render(exporter, [{ fields: fields!, notes }]);
  const result = importFile(`x.${exporter.extension}`, bytesOf(written));
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.format).toBe(exporter.id);
  const kept = Object.values(result.value.records[0]?.extra ?? {})
    .flat()
    .join('\n');
  for (const note of notes) expect(kept).toContain(note);
});

test('notes go out as N1 and an unknown format is an error', () => {
  const fields = { ...emptyRecordFields, title: 'A' };
  const written = render(referenceExporters[0], [{ fields, notes: ['Ann: include'] }]);
  expect(written).toContain('N1  - Ann: include\r\n');
  const unknown = referenceExporterById('nonsense');
  expect(unknown.ok === false && unknown.error.code).toBe('unknown-id');
});

const keywordLists = [['pain; chronic', 'opioids'], ['receptors, opioid, mu'], ['a|b', 'c']];

test.each(keywordLists)('a table keeps keywords with signs that part lists: %s', (...keywords) => {
  const authors = [{ family: 'Smith', given: 'John, MD, PhD' }];
  const fields = { ...emptyRecordFields, title: 'A', authors, keywords };
  const csv = referenceExporters.find(({ id }) => id === 'csv') ?? referenceExporters[0];
  const read = importFile('x.csv', bytesOf(render(csv, [{ fields, notes: [] }])));
  expect(read).toMatchObject({ ok: true, value: { records: [{ authors, keywords, extra: {} }] } });
});
