import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ParsedRecord, recordFieldsSchema } from '#core/model/record-fields';
import type { Search } from '#core/model/report';
import { ok } from '#core/result';
import { editFields } from '#main/store/edit-records';
import { importProduced } from '#main/store/import-records';
import { encodeFields, type JsonBytes, recordPreparer, roomFor } from '#main/store/prepared-record';
import { encodeRow, keysOf } from '#main/store/rows';
import { createWords } from '#main/store/schema';
import { indexStored, searchReports } from '#main/store/search-text';
import { verifyStore } from '#main/store/verify';
import { countMissing, countUnindexed, openWordIndex } from '#main/store/word-index';
import { importInto, record, tempStore } from './temp-project';

const search: Search = {
  id: 's-large',
  kind: 'database',
  database: 'Embase',
  date: null,
  strategy: '',
  note: '',
  file: null,
  recordsFound: 30,
  recordsRead: 30,
  warnings: [],
  unread: [],
  importedAt: '2026-01-01T00:00:00.000Z',
};

/** A project with three records whose words are indexed, and thirty (or more) of a large file whose are not. */
const withLargeImport = (more = 30) => {
  const store = tempStore();
  importInto(store, [record(1), record(2), record(3)]);
  const prepare = recordPreparer(search.id);
  const done = importProduced(
    store,
    search.id,
    (take) => {
      for (let n = 100; n < 100 + more; n += 1) {
        const encoded = encodeFields(record(n, { title: `Large ${n}` }), 'later');
        if (encoded.ok) take(prepare(encoded.value));
      }
      return ok(search);
    },
    'ada',
  );
  expect(done).toMatchObject({ ok: true, value: { value: { records: more } } });
  return store;
};

test('the words of a large import are entered later, some at a time, beside the one who has the project open', () => {
  const store = withLargeImport();
  expect(countUnindexed(store.statements)).toBe(30);
  expect(searchReports(store.statements, 'large', 100)).toHaveLength(0);
  expect(verifyStore(store)).toMatchObject({ passed: true });
  const index = openWordIndex(store.path);
  index.list();
  index.enter(20);
  expect([index.left(), countUnindexed(store.statements)]).toEqual([10, 10]);
  expect(searchReports(store.statements, 'large', 100)).toHaveLength(20);
  index.enter(20);
  index.close();
  expect(searchReports(store.statements, 'large', 100)).toHaveLength(30);
  expect(countUnindexed(store.statements)).toBe(0);
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test('a check of the file between two steps of the indexing finds no damage where there is none', () => {
  const store = withLargeImport(120);
  const index = openWordIndex(store.path);
  index.list();
  while (index.left() > 0) {
    index.enter(4);
    expect(verifyStore(store).checks.filter((check) => !check.passed)).toEqual([]);
  }
  index.close();
});

test('a record that was edited meanwhile stands in the index once, with its new words', () => {
  const store = withLargeImport();
  const index = openWordIndex(store.path);
  index.list();
  const report = store.all('reports').rows.at(-1);
  const edited = editFields(
    store,
    {
      reportId: report?.id ?? '',
      set: { title: 'Enlarged afterwards' },
      reset: [],
      was: { title: 'Large 129' },
    },
    'ada',
  );
  expect(edited.ok).toBe(true);
  index.enter(100);
  index.close();
  expect(searchReports(store.statements, 'afterwards', 100)).toEqual([report?.id]);
  expect(
    store.statements.all('SELECT count(*) AS n FROM record_text WHERE record_text MATCH ?', 'afterwards'),
  ).toEqual([{ n: 1 }]);
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test('an index of another version is made anew, with what people set, beside the one who has the project open', () => {
  const store = withLargeImport();
  const s = store.statements;
  const [first] = store.all('reports').rows;
  const was = { title: 'Trial number 1 of low-dose naltrexone' };
  const set = { title: 'Renamed by hand' };
  const edited = editFields(store, { reportId: first?.id ?? '', set, reset: [], was }, 'ada');
  expect(edited.ok).toBe(true);
  // As an earlier version left it: without its number, and with words that are no more.
  s.run("DELETE FROM meta WHERE key = 'words'");
  const built = (): unknown => s.one("SELECT sql FROM sqlite_master WHERE name = 'record_text'");
  const now = built();
  store.db.exec(`DROP TABLE record_text; ${createWords.replace("prefix='2', ", '')}`);
  expect(built()).not.toEqual(now);
  for (const seq of [1, 2, 3]) indexStored(s, seq);
  s.run('DELETE FROM record_text WHERE rowid = 2');
  s.run('INSERT INTO record_text(rowid, title, abstract, authors) VALUES(2, ?, ?, ?)', 'stale', '', '');
  expect([countUnindexed(s), countMissing(s)]).toEqual([33, 30]);
  expect(searchReports(s, 'stale', 10)).toHaveLength(1);
  expect(verifyStore(store)).toMatchObject({ passed: true });
  const index = openWordIndex(store.path);
  index.list();
  expect(index.left()).toBe(33);
  expect(built()).toEqual(now);
  index.enter(3);
  expect(countUnindexed(s)).toBe(30);
  index.enter(100);
  index.close();
  expect(countUnindexed(s)).toBe(0);
  const found = (words: string) => searchReports(s, words, 100).length;
  expect([found('stale'), found('"renamed by hand"'), found('lowdose'), found('large')]).toEqual([
    0, 1, 3, 30,
  ]);
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test('entries that belong to no record are a fault', () => {
  const store = tempStore();
  store.statements.run(
    'INSERT INTO record_text(rowid, title, abstract, authors) VALUES(99, ?, ?, ?)',
    'a',
    'b',
    'c',
  );
  expect(verifyStore(store).passed).toBe(false);
});

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(''));
const maybe = fc.option(text);
const fields: fc.Arbitrary<Omit<ParsedRecord, 'source'>> = fc.record({
  // not in the order of the schema
  extra: fc.dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    fc.array(text),
  ),
  title: maybe,
  abstract: maybe,
  authors: fc.array(fc.record({ family: text, given: maybe })),
  year: fc.option(fc.integer({ min: 1500, max: 2199 })),
  journal: maybe,
  volume: maybe,
  issue: maybe,
  pages: maybe,
  doi: maybe,
  pmid: maybe,
  pmcid: maybe,
  registryNumbers: fc.array(text),
  accession: maybe,
  database: maybe,
  language: maybe,
  keywords: fc.array(text),
  publicationTypes: fc.array(text),
  url: maybe,
  notices: fc.array(fc.record({ kind: fc.constantFrom('retracted' as const, 'corrected' as const), text })),
});

/** The text in memory with room around it, as it comes from a thread. */
const inMemory = (json: string, room: number): JsonBytes => {
  const memory = Buffer.alloc(room + Buffer.byteLength(json) + 1);
  return { memory, start: room, end: room + memory.write(json, room) };
};

test('a parsed record is encoded as every other row is, as a text and as bytes', () => {
  fc.assert(
    fc.property(text, fields, (searchId, one) => {
      const prepare = recordPreparer(searchId);
      const prepareBytes = recordPreparer(searchId);
      for (const ordinal of [0, 1]) {
        const encoded = encodeFields(one, 'now');
        if (!encoded.ok) throw new Error(encoded.error.text);
        const made = prepare(encoded.value);
        const row = { id: made.id, searchId, ordinal, reportId: `r${made.id}`, fields: one };
        const whole = encodeRow('records', { ...row, searchId: searchId || 's' });
        if (searchId !== '') expect(made.doc).toBe(whole.ok && whole.value);
        expect([row.reportId, searchId, made.doi, made.pmid]).toEqual(keysOf('records', row));
        const json = inMemory(encoded.value.json, roomFor(searchId));
        const { doc, ...rest } = prepareBytes({ ...encoded.value, json });
        expect({ ...rest, doc: Buffer.from(doc).toString() }).toEqual(made);
      }
    }),
  );
  expect(Object.keys(recordFieldsSchema.shape)).toHaveLength(20);
  expect(encodeFields(record(1, { year: 2.5 }), 'now')).toMatchObject({
    ok: false,
    error: { code: 'invalid-row' },
  });
});
