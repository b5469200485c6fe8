import { expect, test } from 'vitest';
import { dedupeModes, findDuplicates } from '#core/dedupe/find-duplicates';
import { registrationOf } from '#core/dedupe/prepared-record';
import { titleWords } from '#core/dedupe/title-key';
import { importFile } from '#core/importers/import-file';
import { fixtureBytes, fixtures } from '../importers/fixtures';
import { perturbedRecords } from './perturbed-records';

test('made-up copies of real records: nearly all found, none joined wrongly', () => {
  const all = fixtures.flatMap(({ file }) => {
    const read = importFile(file, fixtureBytes(file));
    return read.ok ? read.value.records : [];
  });
  const seen = new Set<string>();
  const distinct = all.filter((record) => {
    const keys = [
      titleWords(record.title ?? '')
        .join(' ')
        .slice(0, 40),
      record.doi,
      record.pmid,
      registrationOf(record.accession),
    ];
    const fresh = keys.every((key) => key === null || !seen.has(key)) && record.authors.length > 0;
    for (const key of keys) if (key !== null) seen.add(key);
    return fresh && (record.title ?? '').length >= 15;
  });
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
