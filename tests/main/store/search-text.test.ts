import { expect, test } from 'vitest';
import { searchReports } from '#main/store/search-text';
import { undoImport } from '#main/store/undo-import';
import { write } from '#main/store/write';
import { importInto, record, tempStore } from './temp-project';

const numbered = (from: number, count: number) => Array.from({ length: count }, (_, at) => record(from + at));

test('a word of very many records finds the reports that stand for them, none that was taken away, and those that come later', () => {
  const store = tempStore();
  importInto(store, numbered(1, 1200));
  const found = (): readonly string[] => searchReports(store.statements, 'naltrexone', 100_000);
  const standing = (): readonly string[] =>
    store.all('reports').rows.flatMap(({ id, aliasOf }) => (aliasOf === null ? [id] : []));
  expect(found()).toHaveLength(1200);

  const [first, second] = store.all('reports').rows;
  if (first === undefined || second === undefined) throw new Error('no reports');
  write(store, { kind: 'test', text: 'one report', reviewer: 'ada' }, (tx) => {
    tx.put('reports', { ...second, aliasOf: first.id });
  });
  expect([...found()].sort()).toEqual([...standing()].sort());
  expect(found()).toHaveLength(1199);

  const later = importInto(store, numbered(2001, 30));
  expect(found()).toHaveLength(1229);
  expect(undoImport(store, later, 'ada')).toMatchObject({ ok: true });
  expect([...found()].sort()).toEqual([...standing()].sort());
  expect(found()).toHaveLength(1199);
});
