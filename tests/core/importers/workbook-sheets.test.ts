import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { workbookOf } from './workbook-of';

const cover = [['About this file'], ['Exported by me on 1 May']];
const results = [
  ['Title', 'Year', 'DOI'],
  ['On light', '2001', '10.1000/light'],
  ['On sleep', '2002', ''],
];
const old = [['Title'], ['Bread']];
const bytes = workbookOf([
  ['Cover', cover],
  ['Blank', [['', ' ']]],
  ['Old', old],
  ['Results', results],
]);

test('of several sheets that is read which looks most like references; the rest is told of with its rows', () => {
  const read = importFile('a.xlsx', bytes);
  if (!read.ok) throw new Error(read.error.text);
  expect(read.value.records.map(({ title }) => title)).toEqual(['On light', 'On sleep']);
  expect(read.value.table).toMatchObject({
    sheet: 'Results',
    sheets: [
      { name: 'Cover', rows: 2 },
      { name: 'Old', rows: 2 },
      { name: 'Results', rows: 3 },
    ],
  });
  expect(read.value.warnings.map(({ text }) => text)).toEqual([
    'The sheet "Cover" with 2 rows was not read, only "Results".',
    'The sheet "Old" with 2 rows was not read, only "Results".',
  ]);
});

test('another sheet is read where somebody chose it; of two alike the first is', () => {
  const read = importFile('a.xlsx', bytes, { sheet: 'Old' });
  expect(read).toMatchObject({ ok: true, value: { records: [{ title: 'Bread' }], table: { sheet: 'Old' } } });
  const twice = importFile(
    'a.xlsx',
    workbookOf([
      ['Old', old],
      ['Old', results.slice(0, 1)],
      ['', old],
    ]),
  );
  expect(twice).toMatchObject({
    ok: true,
    value: { table: { sheets: [{ name: 'Old' }, { name: 'Old (2)' }, { name: 'Sheet 3' }] } },
  });
  const alike = importFile(
    'a.xlsx',
    workbookOf([
      ['A', old],
      ['B', [['Title'], ['Butter']]],
    ]),
  );
  expect(alike).toMatchObject({ ok: true, value: { records: [{ title: 'Bread' }] } });
});
