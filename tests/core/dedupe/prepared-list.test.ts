import { expect, test } from 'vitest';
import { findDuplicates, PreparedList, tooManyRecords } from '#core/dedupe/find-duplicates';
import type { DedupeRecord } from '#core/dedupe/prepared-record';
import { emptyRecordFields } from '#core/model/record-fields';

const base: DedupeRecord = {
  ...emptyRecordFields,
  id: 'a',
  title: 'Low-dose naltrexone for the treatment of fibromyalgia: a randomised, double-blind trial',
  authors: [
    { family: 'Bruun', given: 'Karin Due' },
    { family: 'Amris', given: 'Kirstine' },
  ],
  year: 2024,
  journal: 'The Lancet Rheumatology',
  volume: '6',
  pages: 'e31-e39',
  doi: '10.1016/s2665-9913(23)00278-3',
  pmid: '38258677',
};
const like = (change: Partial<DedupeRecord>): DedupeRecord => ({ ...base, id: 'b', ...change });

test('words that are names of everything’s properties are words like others', () => {
  const title = 'The constructor theory of information: prototype, watch and hasownproperty';
  expect(findDuplicates([like({ id: '1', title }), like({ id: '2', title })]).groups).toEqual([['1', '2']]);
});

test('records made ready one by one give the same answer as a list of them, and again when they are asked again', () => {
  const records = [base, like({ id: 'b', doi: null }), like({ id: 'c', pmid: null, doi: null, year: 2023 })];
  const list = new PreparedList();
  for (const record of records) list.add(record);
  const found = findDuplicates(records);
  expect(found.same.length).toBeGreaterThan(0);
  expect(findDuplicates(list)).toEqual(found);
  expect(findDuplicates(list)).toEqual(found);
});

test('more records than pairs can be told of are refused in so many words', () => {
  expect(tooManyRecords(4_194_304)).toBeNull();
  expect(tooManyRecords(4_194_305)).toMatchObject({ code: 'file-too-large' });
  expect(tooManyRecords(4_194_305)?.text).toContain('4,194,304 records at most');
});
