import { expect, test } from 'vitest';
import { dedupeModes, findDuplicates } from '#core/dedupe/find-duplicates';
import { distinctFixtures } from './distinct-fixtures';
import { perturbedRecords } from './perturbed-records';

test('made-up copies of real records: nearly all found, none joined wrongly', () => {
  const distinct = distinctFixtures();
  expect(distinct.length).toBeGreaterThan(100);
  for (const seed of [1, 2, 3]) {
    const labelled = perturbedRecords(distinct, seed);
    const report = new Map(labelled.map(({ record, report: number }) => [record.id, number]));
    const records = labelled.map(({ record }) => record);
    for (const mode of dedupeModes) {
      const { groups } = findDuplicates(records, { mode });
      expect(groups.filter((ids) => new Set(ids.map((id) => report.get(id))).size > 1)).toEqual([]);
      const reports = new Set(report.values()).size;
      const left = records.length - groups.reduce((sum, ids) => sum + ids.length - 1, 0);
      // of the records that stand for a report already there, the share found
      if (mode === 'balanced')
        expect((records.length - left) / (records.length - reports)).toBeGreaterThanOrEqual(0.98);
    }
  }
});
