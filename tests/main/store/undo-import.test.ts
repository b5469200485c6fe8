import { expect, test } from 'vitest';
import { appError } from '#core/errors';
import { err } from '#core/result';
import { decide } from '#main/store/decide';
import { historyOf } from '#main/store/details';
import { nameOriginal } from '#main/store/originals';
import type { Store } from '#main/store/store';
import { undoImport } from '#main/store/undo-import';
import { UndoStack } from '#main/store/undo-stack';
import { verifyStore } from '#main/store/verify';
import { undoStep, write, writeTogether } from '#main/store/write';
import { importInto, record, tempStore } from './temp-project';

const imported = (store: Store, from: number, to: number, reviewer = 'ada'): string => {
  const fields = Array.from({ length: to - from }, (_, n) => record(from + n));
  const id = importInto(store, fields, reviewer);
  const search = store.get('searches', id);
  if (search === undefined) throw new Error('no search');
  nameOriginal(store, search, reviewer);
  return id;
};
const rename = (store: Store, name: string) =>
  write(store, { kind: 'test', text: `Name it ${name}`, reviewer: 'ada' }, (tx) =>
    tx.put('conditions', { id: 'c1', order: 0, name, note: '' }),
  );
const back = (store: Store, which: 'nextUndo' | 'nextRedo') => {
  const step = store.undoStack('ada')[which]();
  return step === null ? null : undoStep(store, step, 'ada', which === 'nextUndo' ? 'Undo' : 'Redo');
};
const verdict = (store: Store, reportId: string, said: 'include' | null) =>
  decide(store, 'title-abstract', 'ada', [{ reportId, verdict: said, reasonId: null, reasonText: '' }]);
const sentence = (done: ReturnType<typeof undoImport>): string => (done.ok ? '' : done.error.text);
/** What the log alone says must be what the program in front of it says. */
const derived = (store: Store) => {
  const fresh = new UndoStack(store.statements, 'ada');
  expect(fresh.nextUndo()).toEqual(store.undoStack('ada').nextUndo());
  expect(fresh.nextRedo()).toEqual(store.undoStack('ada').nextRedo());
  expect(verifyStore(store)).toMatchObject({ passed: true });
};

test('an import is taken back as a whole, whatever came after it, and nothing else is', () => {
  const store = tempStore();
  const first = imported(store, 0, 3);
  const second = imported(store, 3, 5);
  rename(store, 'A');
  expect(undoImport(store, first, 'ada')).toMatchObject({ ok: true });
  expect(store.all('records').rows.map(({ searchId }) => searchId)).toEqual([second, second]);
  expect(store.all('attachments').rows.map(({ searchId }) => searchId)).toEqual([second]);
  expect(store.get('conditions', 'c1')?.name).toBe('A');
  derived(store);
  // Redo brings it back whole, and undo goes on with what is then the latest.
  expect(back(store, 'nextRedo')).toMatchObject({ ok: true });
  expect(store.all('records').rows).toHaveLength(5);
  expect(store.all('attachments').rows).toHaveLength(2);
  derived(store);
  back(store, 'nextUndo');
  expect(store.get('searches', first)).toBeUndefined();
  back(store, 'nextUndo');
  expect(store.get('conditions', 'c1')).toBeUndefined();
  back(store, 'nextUndo');
  expect(store.all('records').rows).toEqual([]);
  derived(store);
});

test('of several files taken in at once, one is taken back by itself', () => {
  const store = tempStore();
  rename(store, 'A');
  const one = imported(store, 0, 2);
  const log = store.undoStack('ada');
  expect(log.undoOf(0)).toBeNull();
  const two = imported(store, 2, 4);
  store.statements.run("UPDATE change_log SET undoable = 2 WHERE kind = 'imports.run' AND revision > 3");
  // The stack as a program sees it that opens the file anew.
  const fresh = new UndoStack(store.statements, 'ada');
  expect(fresh.nextUndo()?.revisions).toHaveLength(4);
  const revision = store.statements.one<{ revision: number }>(
    "SELECT revision FROM change_log WHERE kind = 'imports.run' ORDER BY revision LIMIT 1",
  )?.revision;
  const step = fresh.undoOf(revision ?? 0);
  expect(step?.revisions).toHaveLength(2);
  for (const [n, undone] of (step?.revisions ?? []).entries())
    fresh.push(100 + n, { text: 'Undo', kind: 'undo' }, undone, 1);
  // What was joined to it now stands by itself: undo takes the second file and not what was done before the first.
  expect(fresh.nextUndo()?.revisions).toHaveLength(2);
  expect(fresh.nextRedo()?.revisions).toEqual([101, 100]);
  expect([one, two].every((id) => store.get('searches', id) !== undefined)).toBe(true);
});

test('what was undone and redone keeps its own words; of several imports the step says so', () => {
  const store = tempStore();
  imported(store, 0, 2);
  const two = imported(store, 2, 4);
  const names = ['Import 1', 'Keep 1', 'Import 2', 'Keep 2'];
  const rows = store.statements.all<{ revision: number }>(
    'SELECT revision FROM change_log ORDER BY revision DESC LIMIT 4',
  );
  rows.reverse().forEach(({ revision }, at) => {
    store.statements.run(
      'UPDATE change_log SET text = ?, undoable = ? WHERE revision = ?',
      names[at] ?? '',
      at === 0 ? 1 : 2,
      revision,
    );
  });
  const stack = new UndoStack(store.statements, 'ada');
  const step = stack.nextUndo();
  expect(step?.text).toBe('Import 1 and 1 more import');
  expect(step?.texts).toEqual([...names].reverse());
  if (step === null) throw new Error('nothing to undo');
  undoStep(store, step, 'ada', 'Undo');
  const redo = new UndoStack(store.statements, 'ada').nextRedo();
  expect(redo).toMatchObject({ text: 'Import 1 and 1 more import', texts: names });
  if (redo === null) throw new Error('nothing to redo');
  undoStep(store, redo, 'ada', 'Redo');
  const { revision } = store.statements.one<{ revision: number }>(
    "SELECT revision FROM change_log WHERE text = 'Import 2'",
  ) ?? { revision: 0 };
  expect(new UndoStack(store.statements, 'ada').undoOf(revision)?.text).toBe('Import 2');
  expect(store.get('searches', two)).toBeDefined();
});

test('another one’s import is taken back just so, and is then nothing for that one to undo', () => {
  const store = tempStore();
  const bens = imported(store, 2, 4, 'ben');
  rename(store, 'A');
  expect(store.undoStack('ben').nextUndo()?.revisions).toHaveLength(2);
  expect(undoImport(store, bens, 'ada')).toMatchObject({ ok: true });
  expect(store.all('records').rows).toEqual([]);
  expect(store.undoStack('ben').nextUndo()).toBeNull();
  expect(new UndoStack(store.statements, 'ben').nextUndo()).toBeNull();
  derived(store);
  // Ada undid it, so it is hers to redo: all of it at once.
  expect(back(store, 'nextRedo')).toMatchObject({ ok: true });
  expect(store.all('records').rows).toHaveLength(2);
  expect(store.all('attachments').rows).toHaveLength(1);
  derived(store);
  expect(undoImport(store, bens, 'ada')).toMatchObject({ ok: true });
  expect(store.all('attachments').rows).toEqual([]);
  expect(store.get('conditions', 'c1')?.name).toBe('A');
  derived(store);
});

test('it is refused, with a sentence, where it is undone already or was no import', () => {
  const store = tempStore();
  const mine = imported(store, 0, 2);
  imported(store, 2, 4, 'ben');
  expect(sentence(undoImport(store, 'hand-1', 'ada'))).toContain('did not come in by an import');
  expect(undoImport(store, mine, 'ada').ok).toBe(true);
  expect(sentence(undoImport(store, mine, 'ada'))).toBe('This import is undone already.');
  expect(store.all('records').rows).toHaveLength(2);
});

test('verdicts given since hold it, also after undo and redo; taken back, they do not', () => {
  const store = tempStore();
  const id = imported(store, 0, 3);
  back(store, 'nextUndo');
  back(store, 'nextRedo');
  const reportId = store.all('reports').rows[0]?.id ?? '';
  verdict(store, reportId, 'include');
  expect(sentence(undoImport(store, id, 'ada'))).toContain('1 of its reports was judged or noted on since');
  expect(store.all('records').rows).toHaveLength(3);
  verdict(store, reportId, null);
  expect(undoImport(store, id, 'ada').ok).toBe(true);
  expect(store.all('records').rows).toEqual([]);
  derived(store);
});

test('reports in studies and reports of later imports hold it', () => {
  const store = tempStore();
  const id = imported(store, 0, 2);
  const again = imported(store, 0, 2);
  expect(sentence(undoImport(store, id, 'ada'))).toContain(
    'reports of later imports were joined to its reports',
  );
  expect(undoImport(store, again, 'ada').ok).toBe(true);
  const reportId = store.all('reports').rows[0]?.id ?? '';
  write(store, { kind: 'test', text: 'Link', reviewer: 'ben' }, (tx) =>
    tx.put('links', { id: `s~${reportId}`, studyId: 's', reportId, primary: true }),
  );
  expect(sentence(undoImport(store, id, 'ada'))).toContain('1 of its reports belongs to a study');
  expect(store.all('attachments').rows).toHaveLength(1);
});

test('the history of a search begins with its import, and tells when it was undone', () => {
  const store = tempStore();
  const id = imported(store, 0, 3);
  const told = () => historyOf(store, id, 'ada').map(({ text }) => text);
  expect(told().at(-1)).toBe('Import 3 records from PubMed');
  undoImport(store, id, 'ada');
  expect(told()[0]).toBe('Undo: Import 3 records from PubMed');
});

test('an import of several parts goes and comes back whole, with what was found about pairs across them', () => {
  const store = tempStore();
  imported(store, 0, 4100);
  const kept = imported(store, 5000, 5003);
  const [first = '', second = '', last = ''] = [0, 2050, 4099].map(
    (n) => store.all('records').rows[n]?.id ?? '',
  );
  write(store, { kind: 'test', text: 'Pairs', reviewer: 'ben' }, (tx) => {
    for (const [a, b] of [
      [first, second],
      [second, last],
    ] as const)
      tx.put('pairs', { id: `${a}~${b}~ben`, a, b, verdict: 'different', by: 'ben', reason: '' });
  });
  const [search] = store.all('searches').rows;
  const count = () =>
    (['records', 'reports', 'pairs', 'searches'] as const).map((table) => store.count(table));
  const before = count();
  expect(undoImport(store, search?.id ?? '', 'ada').ok).toBe(true);
  expect(count()).toEqual([3, 3, 0, 1]);
  expect(store.all('records').rows.every(({ searchId }) => searchId === kept)).toBe(true);
  expect(back(store, 'nextRedo')).toMatchObject({ ok: true });
  expect(count()).toEqual(before);
  derived(store);
});

test('where an import among changes made together cannot be taken back, nothing of them is', () => {
  const store = tempStore();
  imported(store, 0, 2);
  const again = imported(store, 0, 2);
  const steps = store.undoStack('ada');
  const both = { revisions: [1, 2].map((n) => store.head.revision - n + 1), texts: [], text: 'both' };
  expect(steps.top()).toBe(both.revisions[0]);
  const refused = writeTogether(store, () => {
    const done = undoStep(store, both, 'ada', 'Undo');
    return done.ok ? err(appError('cancelled', 'Stopped after all was taken back.')) : done;
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(store.all('records').rows.filter(({ searchId }) => searchId === again)).toHaveLength(2);
  expect(store.all('attachments').rows).toHaveLength(2);
});
