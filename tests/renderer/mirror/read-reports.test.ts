import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { ChangeBatch, MirrorPosition } from '#core/contract/mirror';
import { readReports } from '../../../src-renderer/mirror/read-reports';
import { ReportsCache } from '../../../src-renderer/mirror/reports';
import { type MirrorDb, openMirrorDb } from '../../../src-renderer/mirror/schema';
import { WriteBehind } from '../../../src-renderer/mirror/write-behind';
import { reportRow } from '../report-row';

const position: MirrorPosition = { instanceId: 'f', reviewerId: 'me', schema: 1, revision: 1, hash: 'h' };
const many = Array.from({ length: 8000 }, (_, k) => reportRow(`a${k}`, { order: k }));
const batch = (upserts: ReturnType<typeof reportRow>[], deletes: string[] = []): ChangeBatch => ({
  position: { ...position, revision: 2 },
  from: 1,
  upserts: { reports: upserts },
  deletes: { reports: deletes },
});

let db: MirrorDb;
let count = 0;
const written = async (): Promise<MirrorDb> => {
  count += 1;
  db = openMirrorDb(`ldn-mirror-read-${count}`);
  const disk = new WriteBehind(db, new ReportsCache(), (cause) => {
    throw cause;
  });
  await disk.fill('reports', many);
  disk.finish(position, async () => undefined);
  await disk.settled();
  return db;
};
afterEach(() => db.close());

test('reports are read in parts; until the last is there nobody but the list that says so sees any', async () => {
  const reports = new ReportsCache();
  const told: number[] = [];
  const seen: number[] = [];
  reports.subscribe(() => seen.push(reports.read().rows.length));
  const read = await readReports({ db: await written(), reports }, (done) => {
    told.push(done);
    expect(reports.readComing().rows.at(-1)?.id).toBe(`a${done - 1}`);
  });
  expect(read).toBe(8000);
  expect((await db.position.get('position'))?.reports).toBe(8000);
  expect(told.length).toBeGreaterThan(1);
  expect(told.at(-1)).toBe(8000);
  expect(new Set(seen)).toEqual(new Set([0]));
  expect(reports.read().status).toBe('filling');
  reports.ready();
  expect(reports.read().status).toBe('ready');
  expect(reports.read().rows).toEqual(many);
  expect(reports.read().progress['title-abstract'].total).toBe(8000);
});

test('what changes meanwhile stands, whether its row was there already, comes later, is gone or is new', async () => {
  const reports = new ReportsCache();
  const changed = { title: 'Newer' };
  let once = false;
  await readReports({ db: await written(), reports }, () => {
    if (once) return;
    once = true;
    reports.early(
      batch(
        [
          reportRow('a1', { order: 1, ...changed }),
          reportRow('a7999', { order: 7999, ...changed }),
          reportRow('new', { order: 9000 }),
        ],
        ['a2', 'a7998'],
      ),
    );
    expect(reports.readComing().byId.get('a1')?.title).toBe('Newer');
    expect(reports.readComing().byId.has('a2')).toBe(false);
  });
  reports.ready();
  const { rows, byId, progress } = reports.read();
  expect(rows).toHaveLength(7999);
  expect(rows.map((row) => row.order)).toEqual(rows.map((row) => row.order).sort((a, b) => a - b));
  expect(byId.get('a7999')?.title).toBe('Newer');
  expect(byId.has('a7998')).toBe(false);
  expect(rows.at(-1)?.id).toBe('new');
  expect(progress['title-abstract'].total).toBe(7999);
});
