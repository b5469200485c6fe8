import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { ChangeBatch, MirrorPosition } from '#core/contract/mirror';
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
  return new WriteBehind(db, (cause) => {
    throw cause;
  });
};
afterEach(() => db.close());

test('a change during a rebuild is seen at once in the small tables, and not lost in the reports', async () => {
  const disk = open();
  await disk.fill('reports', many);
  disk.finish(at(5), async () => undefined);
  await disk.batch(batch(6, { exclusionReasons: [reason], reports: [reportRow('a1', { title: 'Newer' })] }));
  expect(await db.exclusionReasons.get('r')).toEqual(reason);
  expect(await db.position.get('position')).toBeUndefined();
  await disk.settled();
  expect(await db.reports.count()).toBe(1200);
  expect((await db.reports.get('a1'))?.title).toBe('Newer');
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
  await disk.fill('reports', many);
  disk.finish(at(1), async () => undefined);
  disk.stop();
  await disk.settled();
  expect(await db.position.get('position')).toBeUndefined();
  expect(await db.reports.count()).toBeLessThan(1200);
});

test('a failed write is told once', async () => {
  open();
  const told: unknown[] = [];
  const disk = new WriteBehind(db, (cause) => told.push(cause));
  db.close();
  await disk.fill('exclusionReasons', [reason]);
  await disk.batch(batch(1, { reports: [] })).catch(() => undefined);
  await disk.settled();
  expect(told).toHaveLength(1);
});
