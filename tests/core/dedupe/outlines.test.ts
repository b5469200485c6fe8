import { expect, test } from 'vitest';
import { compareRecords } from '#core/dedupe/compare-records';
import { candidatePairs } from '#core/dedupe/candidate-pairs';
import { PreparedList } from '#core/dedupe/find-duplicates';
import type { DedupeRecord } from '#core/dedupe/prepared-record';
import { titleStock } from '#core/dedupe/titles-alone';
import { weighPair } from '#core/dedupe/weigh-pair';
import { distinctFixtures } from './distinct-fixtures';
import { perturbedRecords } from './perturbed-records';

const textOnly = (record: DedupeRecord): DedupeRecord => ({
  ...record,
  ...{
    authors: [],
    year: null,
    journal: null,
    volume: null,
    issue: null,
    pages: null,
    doi: null,
    pmid: null,
  },
});

test.each([
  ['whole records', (record: DedupeRecord) => record],
  ['titles and abstracts only', textOnly],
])('no pair is weighed at more points than its outlines allow: %s', (_, change) => {
  const list = new PreparedList();
  for (const { record } of perturbedRecords(distinctFixtures(), 5)) list.add(change(record));
  const around = { lists: list.lists, letters: list.letters, stock: titleStock(list.records) };
  let [pairs, exact] = [0, 0];
  const exceeded: number[][] = [];
  candidatePairs(list.records, (later, earlier) => {
    pairs += 1;
    const compared = compareRecords(list.records[later]!, list.records[earlier]!, around);
    const { points } = weighPair(compared, false);
    const most = list.outlines.mostPoints(later, earlier);
    const knowing = list.outlines.mostPoints(later, earlier, compared.title);
    const knowingBoth = list.outlines.mostPoints(later, earlier, compared.title, compared.abstract);
    if (points > knowingBoth || knowingBoth > knowing || knowing > most)
      exceeded.push([points, knowing, most]);
    if (points === most) exact += 1;
  });
  expect(exceeded).toEqual([]);
  expect(pairs).toBeGreaterThan(500);
  expect(exact).toBeGreaterThan(0);
});
