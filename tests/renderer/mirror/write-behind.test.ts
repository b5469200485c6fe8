import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { ChangeBatch, MirrorPosition, ReportListRow } from '#core/contract/mirror';
import { rowReader } from '../../../src-renderer/mirror/packed-rows';
import { ReportsCache } from '../../../src-renderer/mirror/reports';
import { type MirrorDb, openMirrorDb } from '../../../src-renderer/mirror/schema';
import { WriteBehind } from '../../../src-renderer/mirror/write-behind';
import { reportRow } from '../report-row';

const at = (revision: number): MirrorPosition => ({
  instanceId: 'file',
  reviewerId: 'me',
  schema: 1,
  revision,
  hash: `hash ${revision}`,
});
const reason = { id: 'r', order: 1, text: 'Not a trial' };
const batch = (revision: number, upserts: ChangeBatch['upserts']): ChangeBatch => ({
  position: at(revision),
  from: revision - 1,
  upserts,
  deletes: {},
});
const many = Array.from({ length: 1200 }, (_, k) => reportRow(`a${k}`, { order: k }));

let db: MirrorDb;
let count = 0;
const open = (): WriteBehind => {
  count += 1;
  db = openMirrorDb(`ldn-mirror-test-${count}`);
  return new WriteBehind(db, new ReportsCache(), (cause) => {
    throw cause;
  });
};
afterEach(() => db.close());
const onDisk = async (): Promise<ReportListRow[]> =>
  (await db.reports.orderBy('piece').toArray()).flatMap(({ rows }) => rowReader()(rows));

test('a change during a rebuild is seen at once in the small tables, and not lost in the reports', async () => {
  const disk = open();
  await disk.fill('reports', many);
  disk.finish(at(5), async () => undefined);
  await disk.batch(
    batch(6, { exclusionReasons: [reason], reports: [reportRow('a1', { order: 1, title: 'Newer' })] }),
  );
  expect(await db.exclusionReasons.get('r')).toEqual(reason);
  expect(await db.position.get('position')).toBeUndefined();
  await disk.settled();
  const rows = await onDisk();
  expect(rows).toHaveLength(1200);
  expect(rows[1]?.title).toBe('Newer');
  expect((await db.position.get('position'))?.revision).toBe(6);
});

test('changes to the same row stay in order, during a rebuild and after it', async () => {
  const disk = open();
  await disk.fill('reports', many);
  disk.finish(at(1), async () => undefined);
  await disk.batch(batch(2, { exclusionReasons: [{ ...reason, text: 'first' }] }));
  await disk.batch(batch(3, { exclusionReasons: [{ ...reason, text: 'second' }] }));
  await disk.settled();
  expect((await db.exclusionReasons.get('r'))?.text).toBe('second');
  await disk.batch(batch(4, { exclusionReasons: [{ ...reason, text: 'third' }] }));
  expect((await db.exclusionReasons.get('r'))?.text).toBe('third');
  expect((await db.position.get('position'))?.revision).toBe(4);
});

test('the tables that screens watch are there when their page has been taken', async () => {
  const disk = open();
  await disk.fill('exclusionReasons', [reason]);
  expect(await db.exclusionReasons.count()).toBe(1);
});

test('a mirror that was given up is written no further and never called complete', async () => {
  const disk = open();
  const more = Array.from({ length: 5000 }, (_, k) => reportRow(`b${k}`, { order: k }));
  await disk.fill('reports', more);
  disk.finish(at(1), async () => undefined);
  disk.stop();
  await disk.settled();
  expect(await db.position.get('position')).toBeUndefined();
  expect((await onDisk()).length).toBeLessThan(5000);
});

test('a failed write is told once', async () => {
  open();
  const told: unknown[] = [];
  const disk = new WriteBehind(db, new ReportsCache(), (cause) => told.push(cause));
  db.close();
  await disk.fill('exclusionReasons', [reason]);
  await disk.batch(batch(1, { reports: [] })).catch(() => undefined);
  await disk.settled();
  expect(told).toHaveLength(1);
});

test('a report that is removed is gone from its piece, and the rows around it stay in order', async () => {
  const disk = open();
  await disk.fill('reports', many);
  disk.finish(at(1), async () => undefined);
  await disk.settled();
  await disk.batch({ ...batch(2, {}), deletes: { reports: ['a600'] } });
  await disk.settled();
  const rows = await onDisk();
  expect(rows).toHaveLength(1199);
  expect(rows.map((row) => row.order)).toEqual(many.map((row) => row.order).filter((order) => order !== 600));
  expect((await db.position.get('position'))?.revision).toBe(2);
});

test('a cache keeps the order of the import, whatever comes when', () => {
  const cache = new ReportsCache();
  cache.fill(many.slice(700));
  cache.fill(many.slice(0, 700));
  cache.ready();
  expect(cache.read().rows.map((row) => row.id)).toEqual(many.map((row) => row.id));
  expect(
    cache.apply(
      batch(2, {
        reports: [reportRow('a1', { order: 1, title: 'Newer' }), reportRow('new', { order: 5000 })],
      }),
    ),
  ).toEqual([0, 10]);
  expect(cache.read().rows.at(1)?.title).toBe('Newer');
  expect(cache.read().rows.at(-1)?.id).toBe('new');
  expect(cache.piece(2).map((row) => row.order)).toEqual(many.slice(1000).map((row) => row.order));
});

test('verdicts that come fast are written together, with the last position; a small table is not kept waiting', async () => {
  const disk = open();
  await disk.fill('reports', many);
  disk.finish(at(1), async () => undefined);
  await disk.settled();
  await disk.batch(batch(2, { reports: [reportRow('a1', { order: 1, title: 'one' })] }));
  await disk.batch(batch(3, { reports: [reportRow('a700', { order: 700, title: 'two' })] }));
  expect((await db.position.get('position'))?.revision).toBe(1);
  await disk.settled();
  expect((await db.position.get('position'))?.revision).toBe(3);
  expect((await onDisk()).filter((row) => row.title === 'one' || row.title === 'two')).toHaveLength(2);
  await disk.batch(batch(4, { reports: [reportRow('a2', { order: 2, title: 'three' })] }));
  await disk.batch(batch(5, { exclusionReasons: [reason] }));
  expect((await db.position.get('position'))?.revision).toBe(5);
  expect((await onDisk())[2]?.title).toBe('three');
});
