import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLine } from '#core/bibliography/plain-text';
import { decodeBytes } from '#core/importers/decode-bytes';
import { type ImportedFile, importFile } from '#core/importers/import-file';
import { headLength, type Importer } from '#core/importers/importer';
import { importerById, importers } from '#core/importers/index';
import { parsedRecordSchema } from '#core/model/record-fields';
import { fixtureBytes, fixtures, importerOf, squeezed } from './fixtures';

const nameOf = (file: string): string => file.split('/').at(-1)!;

test('every importer has fixtures, an own id and a way to be found', () => {
  expect(new Set(importers.map((one) => one.id)).size).toBe(importers.length);
  for (const one of importers) {
    expect(importerById(one.id)).toEqual({ ok: true, value: one });
    expect(fixtures.some((fixture) => importerOf[fixture.format] === one.id)).toBe(true);
    expect(one.extensions.length).toBeGreaterThan(0);
  }
  const unknown = importerById('nonsense');
  expect(unknown.ok === false && unknown.error.code).toBe('unknown-id');
});

describe.each(fixtures)('$file', ({ file, format, records }) => {
  const bytes = fixtureBytes(file);
  const id = importerOf[format]!;

  test('is recognised by content, whatever it is called', () => {
    for (const name of ['file', 'file.pdf']) {
      const result = importFile(name, bytes);
      expect(result.ok && result.value.format).toBe(id);
    }
    const { text } = decodeBytes(bytes);
    const sure = importers.filter((one: Importer) => one.recognise(text.slice(0, headLength)) === 'certain');
    expect(sure.filter((one) => one.id !== id)).toEqual([]);
  });

  test(`gives its ${records} records, each valid and found + unread = all`, () => {
    const result = importFile(nameOf(file), bytes);
    if (!result.ok) throw new Error(result.error.text);
    expect(result.value.recordsRead).toBe(records);
    expect(result.value.records).toHaveLength(records);
    expect(result.value.recordsFound).toBe(records + result.value.unread.length);
    let last = 0;
    for (const record of result.value.records) {
      expect(parsedRecordSchema.safeParse(record).error).toBeUndefined();
      // XML may hold many records in one line
      expect(record.source.first).toBeGreaterThanOrEqual(last);
      expect(record.source.last).toBeGreaterThanOrEqual(record.source.first);
      last = record.source.first;
    }
  });
});

describe('survives being cut at every 50th byte', () => {
  const small = [...new Set(fixtures.map((one) => one.format))].map(
    (format) =>
      fixtures
        .filter((one) => one.format === format && one.records > 0)
        .sort((a, b) => fixtureBytes(a.file).length - fixtureBytes(b.file).length)[0]!,
  );
  test.each(small)('$file', ({ file }) => {
    const bytes = fixtureBytes(file);
    const step = Math.max(50, Math.ceil(bytes.length / 400));
    for (let length = 0; length < bytes.length; length += step) {
      const result = importFile(nameOf(file), bytes.slice(0, length));
      if (result.ok)
        expect(result.value.recordsFound).toBe(result.value.recordsRead + result.value.unread.length);
      else expect(result.error.text).not.toBe('');
    }
  });
});

test('mutated files never throw and never lose count', () => {
  const sample = fixtures.filter((one) => fixtureBytes(one.file).length < 12_000);
  fc.assert(
    fc.property(
      fc.nat(sample.length - 1),
      fc.array(fc.tuple(fc.nat(11_999), fc.nat(255), fc.constantFrom('set', 'delete', 'double')), {
        maxLength: 12,
      }),
      (which, edits) => {
        let bytes = [...fixtureBytes(sample[which]!.file)];
        for (const [at, value, kind] of edits) {
          const place = at % Math.max(1, bytes.length);
          if (kind === 'set') bytes[place] = value;
          else if (kind === 'delete') bytes.splice(place, 40);
          else bytes = [...bytes.slice(0, place), ...bytes.slice(place, place + 200), ...bytes.slice(place)];
        }
        const result = importFile('x', new Uint8Array(bytes));
        if (!result.ok) return result.error.text.length > 0;
        return result.value.recordsFound === result.value.recordsRead + result.value.unread.length;
      },
    ),
    { numRuns: 300 },
  );
});

/** All that a record and the warnings hold, as letters and digits. */
const keptBy = (file: ImportedFile): string =>
  squeezed(
    [
      ...file.records.flatMap((record) => [
        record.title ?? '',
        record.abstract ?? '',
        ...record.authors.map((author) => `${author.family}${author.given ?? ''}`),
        ...record.keywords,
        ...record.publicationTypes,
        ...[
          record.year,
          record.journal,
          record.volume,
          record.issue,
          record.pages,
          record.doi,
          record.pmid,
          record.pmcid,
        ],
        ...[record.accession, record.database, record.language, record.url],
        ...Object.values(record.extra).flat(),
      ]),
      ...file.warnings.map((warning) => warning.raw ?? ''),
    ].join(' '),
  );

/** How a line that begins a field looks in each tagged format. */
const shapes: Readonly<Record<string, RegExp>> = {
  ris: /^([A-Z][A-Z0-9]) {1,2}-\s*(.+)$/,
  nbib: /^([A-Z][A-Z0-9]{1,3}) {0,2}-\s*(.+)$/,
  wos: /^(?!FN|VR|EF|ER)([A-Z][A-Z0-9]) (.+)$/,
  enw: /^(%.) (.+)$/,
};

describe('keeps every value of every tag', () => {
  const tagged = fixtures.filter((one) => ['ris', 'nbib', 'wos', 'enw'].includes(importerOf[one.format]!));
  test.each(tagged)('$file', ({ file }) => {
    const bytes = fixtureBytes(file);
    const result = importFile(nameOf(file), bytes);
    if (!result.ok) throw new Error(result.error.text);
    const kept = keptBy(result.value);
    const lost = decodeBytes(bytes)
      .text.split(/\r\n|\r|\n/)
      .filter((line) => {
        const [, tag, value] = shapes[result.value.format]!.exec(line) ?? [];
        // MEDLINE's AU repeats FAU in short: the nbib tests look at it
        if (!tag || !value || tag === 'ER' || (tag === 'AU' && result.value.format === 'nbib')) return false;
        const written = value.replace(/https?:\/\/(?:dx\.)?doi\.org\//g, '');
        if (['AU', 'A1', 'FAU', 'AF', '%A'].includes(tag)) {
          const words = plainLine(written).split(/[\s,]+/);
          return !words.every((word) => kept.includes(squeezed(word)));
        }
        return !written.split(';').every((part) => {
          const wanted = [plainLine(part), part].map((one) => squeezed(one).slice(0, 40));
          return wanted.some((one) => kept.includes(one));
        });
      });
    expect(lost).toEqual([]);
  });
});

describe('keeps the text of every element', () => {
  const documents = fixtures.filter((one) => one.format.endsWith('-xml'));
  test.each(documents)('$file', ({ file }) => {
    const bytes = fixtureBytes(file);
    const result = importFile(nameOf(file), bytes);
    if (!result.ok) throw new Error(result.error.text);
    const kept = keptBy(result.value);
    const lost = [...decodeBytes(bytes).text.matchAll(/<([\w:-]+)[^<>]*>([^<>]+)</g)]
      // initials repeat forenames, and the type's number its name
      .filter(([, name]) => !['Initials', 'Suffix', 'ref-type'].includes(name!))
      .map(([, , text]) => squeezed(plainLine(text!.replace(/https:\/\/dx\.doi\.org\//, ''))).slice(0, 40))
      .filter((text) => text !== '' && !kept.includes(text));
    expect(lost).toEqual([]);
  });
});
