import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { summaryHash } from '#core/exporters/summary-analyses';
import { readStarter } from '#core/starters/read-starter';
import { readFileSync } from 'node:fs';
import { referenceExporters } from '#core/exporters/index';
import { makeExport } from '#main/exports/make-export';
import { referenceList } from '#main/exports/references';
import { exportRows } from '#main/exports/export-rows';
import { loadRows } from '#main/store/load-rows';
import { createStore } from '#main/store/open';
import { write } from '#main/store/write';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder, testEnv } from '../store/temp-project';

const resources = resolve(import.meta.dirname, '../../../resources');

const ldnStore = () => {
  const rows = readStarter(readFileSync(join(resources, 'starters/ldn.json'), 'utf8'));
  if (!rows.ok) throw new Error(rows.error.text);
  const made = createStore(join(tempFolder(), 'ldn.ldnr'), testEnv(), (store) =>
    loadRows(store, rows.value, 'Start', 'starter'),
  );
  if (!made.ok) throw new Error(made.error.text);
  onTestFinished(() => made.value.close());
  return made.value;
};

const crohn = { conditionId: 'crohns-disease', outcomeId: 'clinical-response' };
const exported = (store: ReturnType<typeof ldnStore>, id: string, request = {}) => {
  const made = makeExport(store, id, request, null, resources);
  if (!made.ok) throw new Error(made.error.text);
  return made.value;
};

test('the same project gives the same bytes, under a name that any file system takes', () => {
  const store = ldnStore();
  for (const id of ['forest-svg', 'forest-png', 'summary-csv']) {
    const [a, b] = [exported(store, id, crohn), exported(store, id, crohn)];
    expect(Buffer.compare(Buffer.from(a.data), Buffer.from(b.data))).toBe(0);
    expect(a.fileName).toMatch(/^[^\\/:*?"<>|]+\.(svg|png|csv)$/);
  }
  expect(exported(store, 'forest-svg', crohn).fileName).toBe(
    "Forest plot - Crohn's disease Clinical response.svg",
  );
});

test('the picture is a PNG three times as wide as the drawing, with its text drawn', () => {
  const store = ldnStore();
  const svg = Buffer.from(exported(store, 'forest-svg', crohn).data).toString('utf8');
  const png = Buffer.from(exported(store, 'forest-png', crohn).data);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
  expect(png.readUInt32BE(16)).toBe(3 * width);
  // Without its fonts the same drawing is much smaller: lines and a square only.
  expect(png.length).toBeGreaterThan(20_000);
});

test('another hash than the one on the screen writes nothing and says so', () => {
  const store = ldnStore();
  const hash = summaryHash(exportRows(store, null), 'crohns-disease');
  const ask = (inputHash: string) =>
    makeExport(store, 'summary-csv', { conditionId: 'crohns-disease', inputHash }, null, resources);
  expect(ask(hash).ok).toBe(true);
  const result = store.all('results').rows.find((r) => r.key === 'st-smith2011~result-1');
  expect(ask('0000000000000000')).toMatchObject({ ok: false, error: { code: 'stale' } });
  expect(result).toBeDefined();
});

test('a reviewer who may not see another one’s reading does not find it in a file', () => {
  const store = ldnStore();
  const seen = exportRows(store, 'ben').results.length;
  const [first] = store.all('results').rows;
  const done = write(store, { kind: 'test', text: 't', reviewer: 'ada', undoable: false }, (tx) => {
    const review = store.get('review', 'review')!;
    tx.put('review', { ...review, extraction: { votes: 2, blind: true } });
    tx.put('results', { ...first!, id: 'secret~ada', key: 'secret', by: 'ada', outcomeText: 'secret' });
  });
  expect(done.ok).toBe(true);
  expect(exportRows(store, 'ben').results).toHaveLength(seen);
  expect(exportRows(store, 'ada').results).toHaveLength(seen + 1);
  expect(exportRows(store, null).results).toHaveLength(seen);
});

test('references go out as RIS, one entry a report; an unknown exporter is an error', () => {
  const store = ldnStore();
  const ris = [...referenceList(store, referenceExporters[0], null)].join('');
  expect(ris.match(/^TY {2}- /gm)).toHaveLength(store.count('reports'));
  expect(makeExport(store, 'docx', {}, null, resources)).toMatchObject({
    ok: false,
    error: { code: 'unknown-id' },
  });
});
