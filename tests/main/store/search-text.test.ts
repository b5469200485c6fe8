import { expect, test } from 'vitest';
import { addByHand, editFields } from '#main/store/edit-records';
import { searchReports } from '#main/store/search-text';
import type { Store } from '#main/store/store';
import { undoImport } from '#main/store/undo-import';
import { undoStep, write } from '#main/store/write';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

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

const hits = (store: Store, words: string): number => searchReports(store.statements, words, 100).length;

const lastOf = (store: Store, way: 'Undo' | 'Redo') => {
  const stack = store.undoStack('ada');
  const step = way === 'Undo' ? stack.nextUndo() : stack.nextRedo();
  if (step === null) throw new Error(`nothing to ${way}`);
  expect(undoStep(store, step, 'ada', way)).toMatchObject({ ok: true });
};

const setTitle = (store: Store, reportId: string, was: string, title: string) =>
  expect(
    editFields(store, { reportId, set: { title }, reset: [], was: { title: was } }, 'ada'),
  ).toMatchObject({ ok: true });

test('what is found follows edits, their undo and their redo', () => {
  const store = tempStore();
  importInto(store, [record(1), record(2)]);
  const [id] = reportIdsOf(store);
  if (id === undefined) throw new Error('no report');
  const found = () => [hits(store, 'alphaquokka'), hits(store, 'betawombat'), hits(store, 'naltrexone')];
  expect(found()).toEqual([0, 0, 2]);
  setTitle(store, id, 'Trial number 1 of low-dose naltrexone', 'alphaquokka one');
  expect(found()).toEqual([1, 0, 2]);
  setTitle(store, id, 'alphaquokka one', 'betawombat two');
  expect(found()).toEqual([0, 1, 2]);
  lastOf(store, 'Undo');
  expect(found()).toEqual([1, 0, 2]);
  lastOf(store, 'Undo');
  expect(found()).toEqual([0, 0, 2]);
  lastOf(store, 'Redo');
  expect(found()).toEqual([1, 0, 2]);
  lastOf(store, 'Redo');
  expect(found()).toEqual([0, 1, 2]);
});

test('words set for a report are not found while another report stands for it, and again when it stands for itself', () => {
  const store = tempStore();
  importInto(store, [record(1), record(2)]);
  const [first, second] = reportIdsOf(store);
  if (first === undefined || second === undefined) throw new Error('no reports');
  setTitle(store, second, 'Trial number 2 of low-dose naltrexone', 'betawombat two');
  const done = write(store, { kind: 'test', text: 'one report', reviewer: 'ada' }, (tx) => {
    const row = tx.get('reports', second);
    if (row !== undefined) tx.put('reports', { ...row, aliasOf: first });
  });
  expect(done.ok).toBe(true);
  expect([hits(store, 'betawombat'), hits(store, '"number 2"')]).toEqual([0, 1]);
  lastOf(store, 'Undo');
  expect(searchReports(store.statements, 'betawombat', 100)).toEqual([second]);
});

test('a record entered by hand is found, not after its undo, and again after its redo', () => {
  const store = tempStore();
  const byHand = { fields: record(1, { title: 'alphaquokka' }), kind: 'other', database: 'Letter' } as const;
  expect(addByHand(store, byHand, 'ada').ok).toBe(true);
  expect(hits(store, 'alphaquokka')).toBe(1);
  lastOf(store, 'Undo');
  expect(hits(store, 'alphaquokka')).toBe(0);
  lastOf(store, 'Redo');
  expect(hits(store, 'alphaquokka')).toBe(1);
});

test('a letter and its accent may come as two characters or as one, in the record and in what is typed', () => {
  const store = tempStore();
  const title = 'Müdigkeit bei Öztürk, 한국 क्षय x\u0327y';
  importInto(store, [
    record(1, { title: title.normalize('NFC') }),
    record(2, { title: title.normalize('NFD') }),
  ]);
  for (const typed of [
    'Müdigkeit',
    'Öztürk',
    '한국',
    'क्षय',
    'x\u0327y',
    'mudigkeit',
    '"Müdigkeit bei"',
    'Mü',
  ])
    for (const form of ['NFC', 'NFD'])
      expect([typed, form, hits(store, typed.normalize(form))]).toEqual([typed, form, 2]);
});
