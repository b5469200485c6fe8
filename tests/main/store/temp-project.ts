import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyRecordFields, type RecordFields } from '#core/model/record-fields';
import { newReview } from '#core/model/review';
import { importRecords } from '#main/store/import-records';
import { createStore } from '#main/store/open';
import type { Store, StoreEnv } from '#main/store/store';
import { write } from '#main/store/write';

/** A clock that moves one second a reading, and ids that count: the same test gives the same file. */
export const testEnv = (): StoreEnv => {
  let seconds = 0;
  let ids = 0;
  return {
    now: () => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++),
    newId: () => `id${String(ids++).padStart(6, '0')}`,
    device: 'test',
    replicaFor: () => 'replica1',
    remember: () => undefined,
    isAsLeft: () => false,
    left: () => undefined,
  };
};

export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ldn-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const fillEmpty = (store: Store) =>
  write(store, { kind: 'test', text: 'start', reviewer: 'ada', undoable: false }, (tx) => {
    tx.put('review', newReview('Test'));
    tx.put('reviewers', { id: 'ada', name: 'Ada', role: 'owner', active: true });
    tx.put('reviewers', { id: 'ben', name: 'Ben', role: 'reviewer', active: true });
  });

export const tempStore = (path = join(tempFolder(), 'test.ldnr')): Store => {
  const made = createStore(path, testEnv(), fillEmpty);
  if (!made.ok) throw new Error(`${made.error.text} ${JSON.stringify(made.error)}`);
  onTestFinished(() => {
    if (made.value.db.isOpen) made.value.close();
  });
  return made.value;
};

export const record = (n: number, more: Partial<RecordFields> = {}): RecordFields => ({
  ...emptyRecordFields,
  title: `Trial number ${n} of low-dose naltrexone`,
  abstract: n % 3 === 0 ? null : `BACKGROUND: abstract ${n} speaks of pain.`,
  authors: [{ family: `Author${n}`, given: 'Jane Q' }],
  year: 2000 + (n % 25),
  journal: 'J Test',
  doi: `10.1000/test.${n}`,
  pmid: String(1000 + n),
  ...more,
});

let searches = 0;

/** Imports records into the store as one search; returns its id. */
export const importInto = (store: Store, fields: readonly RecordFields[], reviewer = 'ada'): string => {
  const id = `search${searches++}`;
  const done = importRecords(
    store,
    {
      id,
      kind: 'database',
      database: 'PubMed',
      date: '2026-01-01',
      strategy: 'naltrexone',
      note: '',
      file: { name: `${id}.ris`, sha256: id.padEnd(64, '0'), bytes: 10, encoding: 'utf-8', format: 'ris' },
      recordsFound: fields.length,
      recordsRead: fields.length,
      warnings: [],
      unread: [],
      importedAt: '2026-01-01T00:00:00.000Z',
    },
    fields,
    reviewer,
  );
  if (!done.ok) throw new Error(done.error.text);
  return id;
};

export const reportIdsOf = (store: Store): string[] =>
  store
    .all('reports')
    .rows.filter((r) => r.aliasOf === null)
    .map((r) => r.id);
