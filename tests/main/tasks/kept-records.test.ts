import { appendFileSync, existsSync, readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Screened } from '#core/contract/imports';
import { emptyRecordFields, type RecordFields } from '#core/model/record-fields';
import { filesFolder } from '#main/files/keep-original';
import { importFile, type ImportTask } from '#main/tasks/import-file';
import { dropKeys } from '#main/tasks/kept-keys';
import { isRoomFor, recordsBeside } from '#main/tasks/kept-records';
import { type RecordSources, sourcesHere } from '#main/tasks/prepare-file';
import { previewFile } from '#main/tasks/preview-file';
import { tempFolder, tempStore } from '../store/temp-project';

const count = 300;
const abstract = 'Background: naïve patients. '.repeat(2_200);
/** Records that ASReview has labelled, in the first part, the last and between. */
const labelled = [1, 150, count - 1];
const note = (n: number): string => (labelled.includes(n) ? 'N1  - ASReview_relevant\n' : '');
const entry = (n: number): string =>
  `TY  - JOUR\nTI  - Trial ${n}\nDO  - 10.1000/${n}\n${note(n)}AB  - ${abstract}\nER  - \n\n`;
const mended: RecordFields = {
  ...emptyRecordFields,
  title: 'Mended by hand',
  extra: { N1: ['ASReview_irrelevant'] },
};

/** A large file that was looked over, and what imports it. */
const lookedOver = (screened: Screened | null = null) => {
  const folder = tempFolder();
  const path = join(folder, 'large.ris');
  writeFileSync(path, Array.from({ length: count }, (_, n) => entry(n)).join(''));
  const store = tempStore();
  const keys = join(folder, 'scratch', 'keys');
  const seen = previewFile({ path, project: store.path, keys, before: [], more: [mended] });
  if (!seen.ok) throw new Error(seen.error.text);
  const { file: name, sha256, bytes, encoding, format, kept, markedAt } = seen.value;
  const task: ImportTask = {
    loan: { path: store.path, device: 'test', replica: store.replica },
    path,
    reading: { format },
    kept,
    more: [mended],
    search: {
      id: 's-00000000-0000-0000-0000-000000000000',
      kind: 'database',
      database: 'X',
      date: null,
      strategy: '',
      note: '',
      file: { name, sha256, bytes, encoding, format },
      recordsFound: count,
      recordsRead: count,
      warnings: [],
      unread: [],
      importedAt: '2026-01-01T00:00:00.000Z',
    },
    together: [],
    screened,
    markedAt,
    reviewer: 'ada',
  };
  const run = async (sources: RecordSources) => {
    const done = await importFile(task, sources, () => undefined);
    store.catchUp();
    return done;
  };
  return { path, store, keys, kept: kept ?? [], run };
};

const noFile: RecordSources = {
  ...sourcesHere,
  fromFile: () => {
    throw new Error('the file was read once more');
  },
};
const noKept: RecordSources = {
  ...sourcesHere,
  fromKept: () => {
    throw new Error('what is not whole was taken');
  },
};

test('what was read when a large file was looked over is imported, without reading the file once more', async () => {
  const { store, keys, run } = lookedOver();
  expect(await run(noFile)).toMatchObject({ ok: true, value: { records: count + 1 } });
  const records = store.all('records').rows;
  expect(records.map(({ fields }) => fields.title)).toEqual([
    ...Array.from({ length: count }, (_, n) => `Trial ${n}`),
    'Mended by hand',
  ]);
  expect(records.every(({ fields }, n) => n === count || fields.abstract === abstract.trim())).toBe(true);
  dropKeys(keys);
  await vi.waitFor(() => expect([existsSync(keys), existsSync(recordsBeside(keys))]).toEqual([false, false]));
});

test('what was screened elsewhere is asked of the records that were seen to have marks, whatever part they stand in', async () => {
  const screened: Screened = {
    stage: 'title-abstract',
    everything: null,
    people: [{ name: null, reviewerId: 'ben', newName: null }],
    reasons: [],
  };
  const { store, run } = lookedOver(screened);
  expect(await run(sourcesHere)).toMatchObject({ ok: true, value: { decisions: labelled.length + 1 } });
  const titles = new Map(store.all('records').rows.map(({ reportId, fields }) => [reportId, fields.title]));
  const said = store.all('decisions').rows.map((one) => [titles.get(one.reportId), one.verdict]);
  expect(said).toEqual([...labelled.map((n) => [`Trial ${n}`, 'include']), ['Mended by hand', 'exclude']]);
});

test('where a part of it is gone or cut the file is read again', async () => {
  const { store, kept, run } = lookedOver();
  expect(kept.length).toBeGreaterThan(2);
  truncateSync(kept[1]!.path, 1_000);
  expect(await run(noKept)).toMatchObject({ ok: true, value: { records: count + 1 } });
  expect(store.count('records')).toBe(count + 1);
});

test('where a part of it is damaged, nothing is imported and it is said', async () => {
  const { store, kept, run } = lookedOver();
  writeFileSync(kept[1]!.path, Buffer.alloc(kept[1]!.bytes, 0x20));
  expect(await run(noFile)).toMatchObject({ ok: false, error: { code: 'disk' } });
  expect(store.count('records')).toBe(0);
});

test('what was read is not imported when the file has changed since', async () => {
  const { path, store, run } = lookedOver();
  appendFileSync(path, '\n');
  expect(await run(noFile)).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
  expect([store.count('records'), store.count('searches')]).toEqual([0, 0]);
  expect(readdirSync(filesFolder(store.path))).toEqual([]);
});

test('nothing is kept of a file that somebody writes to while it is looked over', () => {
  const folder = tempFolder();
  const path = join(folder, 'large.ris');
  writeFileSync(path, Array.from({ length: count }, (_, n) => entry(n)).join(''));
  const look = (onProgress: () => void) =>
    previewFile({ path, project: tempStore().path, keys: join(folder, 'keys'), before: [] }, onProgress);
  expect(look(() => undefined)).toMatchObject({ ok: true, value: { kept: expect.any(Array) } });
  expect(look(() => utimesSync(path, 1, 1))).toMatchObject({ ok: true, value: { kept: null } });
});

test('nothing is kept of what is very large, or where the disk has little room', () => {
  const folder = join(tempFolder(), 'keys.records');
  expect(isRoomFor(folder, 1_000)).toBe(true);
  expect(isRoomFor(folder, 3 * 1024 ** 3)).toBe(false);
  expect(isRoomFor(join('/dev/null', 'keys.records'), 1_000)).toBe(false);
});
