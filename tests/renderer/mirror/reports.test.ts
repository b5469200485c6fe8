import { expect, test } from 'vitest';
import type { ChangeBatch, SearchListRow } from '#core/contract/mirror';
import { ReportsCache } from '../../../src-renderer/mirror/reports';
import { reportRow } from '../report-row';

const search = (id: string, recordsRead = 1): SearchListRow => ({
  id,
  kind: 'database',
  database: 'Embase',
  date: null,
  note: '',
  file: null,
  recordsFound: recordsRead,
  recordsRead,
  warnings: 0,
  unread: 0,
  importedAt: '2026-01-01T00:00:00.000Z',
});

const batch = (change: Partial<ChangeBatch>): ChangeBatch => ({
  position: { instanceId: 'file', reviewerId: 'me', schema: 1, revision: 2, hash: '' },
  from: 1,
  upserts: {},
  deletes: {},
  ...change,
});

test('whoever looks at the reports sees the searches of the same moment, also when an import is undone and done again', () => {
  const reports = new ReportsCache();
  const seen: [searches: readonly string[], reports: number][] = [];
  reports.fillSearches([search('a'), search('b', 2)]);
  reports.fill([reportRow('r1', { order: 1 }), reportRow('r2', { order: 2 }), reportRow('r3', { order: 3 })]);
  reports.ready();
  reports.subscribe(() => {
    const { searches, rows } = reports.read();
    seen.push([searches.map(({ id }) => id), rows.length]);
  });
  reports.apply(batch({ deletes: { searches: ['b'], reports: ['r2', 'r3'] } }));
  const again = [reportRow('r2', { order: 2 }), reportRow('r3', { order: 3 })];
  reports.apply(batch({ upserts: { searches: [search('b', 2)], reports: again } }));
  expect(seen).toEqual([
    [['a'], 1],
    [['a', 'b'], 3],
  ]);
});

test('a search that changes by itself is told, and one that changes while reports are on their way in is the newer one', () => {
  const reports = new ReportsCache();
  let told = 0;
  reports.subscribe(() => {
    told += 1;
  });
  reports.fillSearches([search('a')]);
  reports.early(batch({ upserts: { searches: [search('a', 5)] } }));
  reports.ready();
  expect(reports.read().searches.map(({ recordsRead }) => recordsRead)).toEqual([5]);
  const before = told;
  reports.apply(batch({ upserts: { searches: [search('a', 7)] } }));
  expect([told - before, reports.read().searches[0]?.recordsRead]).toEqual([1, 7]);
});
