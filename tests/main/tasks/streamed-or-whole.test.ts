import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#core/result';
import { encodeFields, recordPreparer } from '#main/store/prepared-record';
import { importProduced } from '#main/store/import-records';
import type { Store } from '#main/store/store';
import { openWordIndex } from '#main/store/word-index';
import { type ParsedImport, parseFile } from '#main/tasks/parse-file';
import { prepareFile, type RecordSource, sourcesHere } from '#main/tasks/prepare-file';
import { previewFile } from '#main/tasks/preview-file';
import { splitFile } from '#main/tasks/stream-file';
import { tempFolder, tempStore } from '../store/temp-project';

/** Of every hundred records two have one number, one is not understood and one has a field that nobody knows. */
const records = 500;
const doi = (n: number): string => `10.1000/${n % 100 === 7 ? n - 1 : n}`;
const pmid = (n: number): number => 5_000 + (n % 100 === 9 ? n - 1 : n);
const isBroken = (n: number): boolean => n % 100 === 11;
const words = 'Background: naïve patients — “pain” & sleep <0.05. '.repeat(700);
/** In files that are read at once whatever their size, nothing need be large. */
const fewWords = words.slice(0, 500);

const file = {
  ris: (n: number) =>
    isBroken(n)
      ? `stray text ${n}\r\nER  - \r\n\r\n`
      : `TY  - JOUR\r\nTI  - Trial ${n} in Montréal\r\nAU  - Müller, Jörg\r\nAU  - Ng, A\r\nPY  - 2001\r\nXX  - unknown ${n}\r\nDO  - ${doi(n)}\r\nAB  - ${words}${n}\r\nER  - \r\n\r\n`,
  nbib: (n: number) =>
    isBroken(n)
      ? `stray text ${n}\n\n`
      : `PMID- ${pmid(n)}\nTI  - Trial ${n} in Montréal\nFAU - Müller, Jörg\nDP  - 2001 Mar\nXQX - unknown ${n}\nLID - ${doi(n)} [doi]\nAB  - ${words}${n}\nJT  - Journal\n\n`,
  wos: (n: number) =>
    `${n === 0 ? 'FN Clarivate Analytics Web of Science\nVR 1.0\n' : ''}PT J\nAU Müller, J\n   Ng, A\nTI Trial ${n} in\n   Montréal\nSO BIOCHEMISTRY\nZ9 unknown ${n}\nPY 2001\nDI ${doi(n)}\nAB ${words}${n}\nUT WOS:${n}\nER\n\n${isBroken(n) ? `stray text ${n}\n\n` : ''}${n === records - 1 ? 'EF\n' : ''}`,
  enw: (n: number) =>
    `%0 Journal Article\n%T Trial ${n} in Montréal\n%A Müller, Jörg\n%D 2001\n%R ${doi(n)}\n%Y unknown ${n}\n%X ${words}${n}\n\n${isBroken(n) ? `stray text ${n}\n\n` : ''}`,
  'ovid-text': (n: number) =>
    `<${n + 1}>\nAccession Number\n  ${n}\nAuthor\n  Müller, J;  Ng, A\nTitle\n  Trial ${n} in Montréal.[Article]\nSource\n  Ecohydrology.   8(6):1048-1064, September 2015.\nUnknown Field\n  unknown ${n}\nDigital Object Identifier\n  ${doi(n)}\nAbstract\n  ${words}${n}\n\n`,
  csv: (n: number) =>
    `${n === 0 ? 'Title,Authors,Year,DOI,Abstract,Oddity\n' : ''}"Trial ${n} in Montréal","Müller, J; Ng, A",2001,${doi(n)},"${fewWords.replaceAll('"', '""')}${n}",unknown ${n}\n${isBroken(n) ? ',,,,,\n' : ''}`,
  'pubmed-xml': (n: number) =>
    `${n === 0 ? '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n' : ''}<PubmedArticle><MedlineCitation><PMID>${pmid(n)}</PMID><Article><Journal><Title>J</Title><JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue></Journal><ArticleTitle>Trial ${n} in Montréal</ArticleTitle><Abstract><AbstractText>${fewWords.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${n}</AbstractText></Abstract><AuthorList><Author><LastName>Müller</LastName><ForeName>Jörg</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle>\n${isBroken(n) ? `<PubmedArticle>${n}</PubmedArticle>\n` : ''}${n === records - 1 ? '</PubmedArticleSet>\n' : ''}`,
} as const;

/** Everything at once, as files of some megabytes are read. */
const whole: RecordSource = ({ path, searchId, ...options }, take) => {
  const parsed: ReturnType<typeof parseFile> = parseFile(path, options);
  if (!parsed.ok) return parsed;
  const { records: all, ...summary }: ParsedImport = parsed.value;
  const prepare = recordPreparer(searchId);
  for (const fields of all) {
    const encoded = encodeFields(fields, 'now');
    if (!encoded.ok) return encoded;
    take(prepare(encoded.value));
  }
  return ok({ ...summary, namedDatabase: null });
};

/** As the window does: what was read when the file was looked over is written. */
const lookedOver: RecordSource = ({ path, searchId }, take) => {
  const seen = previewFile({
    path,
    project: tempStore().path,
    keys: join(tempFolder(), 'keys'),
    before: [],
  });
  if (!seen.ok) return seen;
  const { kept } = seen.value;
  if (kept === null) throw new Error('nothing was kept');
  const sha256 = sourcesHere.fromKept({ path, searchId, kept }, take, () => undefined);
  return sha256.ok ? ok({ ...seen.value, sha256: sha256.value, namedDatabase: null }) : sha256;
};

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

const importWith = (path: string, read: RecordSource, store = tempStore(), id = 'search1'): Store => {
  const done = importProduced(
    store,
    id,
    (take) => {
      const seen = read({ path, searchId: id }, take);
      if (!seen.ok) return seen;
      const {
        file: name,
        bytes,
        sha256,
        encoding,
        format,
        recordsFound,
        recordsRead,
        warnings,
        unread,
      } = seen.value;
      const said = { kind: 'database', database: 'X', date: null, strategy: '', note: '' } as const;
      return ok({
        id,
        ...said,
        file: { name, bytes, sha256, encoding, format },
        recordsFound,
        recordsRead,
        warnings: [...warnings],
        unread: [...unread],
        importedAt: '2026-01-01T00:00:00.000Z',
      });
    },
    'ada',
    { sha256: hashOf(path) },
  );
  if (!done.ok) throw new Error(done.error.text);
  const index = openWordIndex(store.path);
  index.list();
  while (index.left() > 0) index.enter(1_000);
  index.close();
  return store;
};

/** Every row of every table, but for what a project draws by lot. */
const contentOf = ({ statements }: Store): Record<string, readonly string[]> => {
  const names = statements
    .all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'record_text%'",
    )
    .map(({ name }) => name);
  const rows = names.map((name) => {
    const shown = name === 'meta' ? `SELECT key FROM meta` : `SELECT * FROM "${name}"`;
    return [
      name,
      statements.all<Record<string, unknown>>(shown).map((row) => JSON.stringify({ ...row, hash: '' })),
    ];
  });
  const found = ['naïve', 'trial', 'montréal', 'müller', '499', 'unknown'].map((word) =>
    JSON.stringify(
      statements.all('SELECT rowid FROM record_text WHERE record_text MATCH ? ORDER BY rowid', `"${word}"`),
    ),
  );
  return { ...Object.fromEntries(rows), found };
};

const read = (
  id: keyof typeof file,
  isStreamed: boolean,
): { streamed: Store; atOnce: Store; kept?: Store } => {
  const path = join(tempFolder(), `file.${id === 'csv' ? 'csv' : id === 'pubmed-xml' ? 'xml' : 'txt'}`);
  writeFileSync(path, Array.from({ length: records }, (_, n) => file[id](n)).join(''));
  const split = splitFile({ path });
  expect([split.ok, split.ok && split.value?.format]).toEqual([true, isStreamed ? id : undefined]);
  return {
    streamed: importWith(path, prepareFile),
    atOnce: importWith(path, whole),
    ...(isStreamed && { kept: importWith(path, lookedOver) }),
  };
};

test.each([
  ['ris', true],
  ['nbib', true],
  ['wos', true],
  ['enw', true],
  ['ovid-text', true],
  ['csv', false],
  ['pubmed-xml', false],
] as const)('a %s file leaves the same project, read piece by piece, at once, or when it was looked over', (id, isStreamed) => {
  const { streamed, atOnce, kept } = read(id, isStreamed);
  const shouldBe = contentOf(atOnce);
  for (const store of [streamed, ...(kept === undefined ? [] : [kept])]) {
    const is = contentOf(store);
    expect(Object.keys(is)).toEqual(Object.keys(shouldBe));
    for (const [table, rows] of Object.entries(shouldBe)) expect(is[table], table).toEqual(rows);
  }
  const [search] = streamed.all('searches').rows;
  expect(search?.recordsRead).toBe(streamed.count('records'));
  expect(streamed.count('records')).toBeGreaterThanOrEqual(records - 5);
  expect(streamed.count('pairs')).toBeGreaterThanOrEqual(id === 'pubmed-xml' ? 0 : 5);
});

test.each([
  ['read again', prepareFile],
  ['looked over before', lookedOver],
] as const)('a large file that comes a second time brings nothing new, also of records without a number, %s', (_, source) => {
  const path = join(tempFolder(), 'file.txt');
  const noNumber = (n: number): string => file.ris(n).replace(/DO {2}- .*\r\n/, n % 2 === 0 ? '' : '$&');
  writeFileSync(path, Array.from({ length: records }, (_entry, n) => noNumber(n)).join(''));
  const store = importWith(path, source);
  importWith(path, source, store, 'search2');
  const again = store.all('searches').rows.find(({ id }) => id === 'search2');
  expect(again?.places).toMatchObject({ new: 0, here: again?.recordsRead });
});

test('a look at a large file tells what its import will make of it', () => {
  const path = join(tempFolder(), 'file.txt');
  writeFileSync(path, Array.from({ length: records }, (_, n) => file.ris(n)).join(''));
  const empty = tempStore();
  const shares: number[] = [];
  const seen = previewFile(
    { path, project: empty.path, keys: join(tempFolder(), 'keys'), before: [] },
    (share) => shares.push(share),
  );
  if (!seen.ok) throw new Error(seen.error.text);
  const [search] = importWith(path, prepareFile).all('searches').rows;
  const { sample, places, recordsFound, recordsRead, warnings, unread, withDoi, withPmid } = seen.value;
  expect({ places, recordsFound, recordsRead, warnings, unread }).toEqual({
    places: search?.places,
    recordsFound: search?.recordsFound,
    recordsRead: search?.recordsRead,
    warnings: search?.warnings,
    unread: search?.unread,
  });
  expect(places.repeated).toBe(records / 100);
  expect([withDoi, withPmid]).toEqual([recordsRead, 0]);
  expect(sample.map(({ title }) => title)).toEqual([0, 1, 2, 3, 4].map((n) => `Trial ${n} in Montréal`));
  expect(shares.at(-1)).toBe(1);
});
