import { expect, test } from 'vitest';
import { openPairs } from '#core/dedupe/pair-facts';
import { dedupeInput, settledInput } from '#main/store/dedupe-input';
import { decide } from '#main/store/decide';
import { decidePairs, keepFound } from '#main/store/duplicates';
import { projectInfo } from '#main/store/project-info';
import { reviewOf } from '#main/store/report-rows';
import { cameUnlooked } from '#main/store/unlooked';
import { write } from '#main/store/write';
import { articles, bare, redo, run, sound, undo, waiting } from './found-duplicates';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

test('a search into which records came has looked at those that were there when it began', () => {
  const store = tempStore();
  importInto(store, articles);
  expect(cameUnlooked(store)).toBe(true);
  const read = store.head.revision;
  const found = { same: [], undecided: [], queueFull: false };
  const keep = (from: number) =>
    keepFound(store, found, 'balanced', 'ada', { afresh: false, withPrevious: true, read: from });
  keep(read);
  expect(cameUnlooked(store)).toBe(false);
  const began = store.head.revision;
  importInto(store, [record(7, bare)]);
  // It finds nothing, or something: either way the new record was not looked at, and is not undone with what was found.
  keep(began);
  expect(cameUnlooked(store)).toBe(true);
  const { revision } = store.head;
  run(store, false, [[2, 0, 0.3]], began);
  expect(store.head.revision).toBe(revision + 1);
  expect(cameUnlooked(store)).toBe(true);
  expect(store.undoStack('ada').nextUndo()?.revisions).toHaveLength(1);
  undo(store);
  redo(store);
  expect(cameUnlooked(store)).toBe(true);
  keep(store.head.revision);
  expect(cameUnlooked(store)).toBe(false);
  sound(store);
});

test('the review says as long as it holds that not all uncertain pairs are queued', () => {
  const store = tempStore();
  importInto(store, articles);
  const keep = (queueFull: boolean) =>
    keepFound(store, { same: [], undecided: [], queueFull }, 'balanced', 'ada', {
      afresh: false,
      withPrevious: false,
      read: store.head.revision,
    });
  keep(false);
  expect(reviewOf(store).queueFull).toBeUndefined();
  keep(true);
  expect(reviewOf(store).queueFull).toBe(true);
  undo(store);
  expect(reviewOf(store).queueFull).toBeUndefined();
  redo(store);
  keep(false);
  expect(reviewOf(store).queueFull).toBeUndefined();
  sound(store);
});

test('pairs of one score wait in the order of import, whatever their ids', () => {
  const store = tempStore();
  importInto(store, [...articles, record(4, bare), record(5, bare)]);
  const even = 0.3;
  run(store, false, [
    [5, 3, even],
    [4, 3, even],
    [5, 4, even],
    [2, 0, 0.4],
  ]);
  const ids = [...dedupeInput(store.path)].map((r) => r.id);
  const at = (id: string) => ids.indexOf(id);
  const order = [
    [2, 0],
    [4, 3],
    [5, 3],
    [5, 4],
  ];
  expect(waiting(store).map(({ a, b }) => [at(a), at(b)])).toEqual(order);
  const facts = store.all('pairs').rows;
  const renamed = facts.map((f, n) => ({ ...f, id: `${9 - n}` }));
  expect(openPairs(renamed).map(({ a, b }) => [at(a), at(b)])).toEqual(order);
});

test('what was decided is left out of the next search, and waits again where it is taken back', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store, false, [[3, 2, 0.3]]);
  const [open] = waiting(store);
  if (open === undefined) throw new Error('nothing waits');
  expect(settledInput(store.path)).toEqual([]);
  decidePairs(store, [{ a: open.a, b: open.b, verdict: 'different' }], 'ada');
  expect(settledInput(store.path)).toContainEqual({ a: open.a, b: open.b });
  run(store, true, []);
  expect(waiting(store)).toEqual([]);
  decidePairs(store, [{ a: open.a, b: open.b, verdict: null }], 'ada');
  expect(waiting(store)).toMatchObject([{ a: open.a, b: open.b }]);
  sound(store);
});

test('what comes back by a redo is known to a search that knew it, whatever that found, and only while what it built on is there', () => {
  const store = tempStore();
  const look = (between: Parameters<typeof run>[2]) => run(store, false, between);
  const empty = () => {
    const found = { same: [], undecided: [], queueFull: false };
    const how = { afresh: false, withPrevious: true, read: store.head.revision };
    const kept = keepFound(store, found, 'balanced', 'ada', how);
    expect(kept.ok).toBe(true);
  };
  // A search that finds nothing is no step of its own: nothing brings it back.
  importInto(store, [record(1, bare)]);
  empty();
  undo(store);
  redo(store);
  expect(cameUnlooked(store)).toBe(false);
  // One that finds something goes and comes with its import.
  importInto(store, articles);
  look([[2, 0, 0.3]]);
  undo(store);
  expect(cameUnlooked(store)).toBe(false);
  redo(store);
  expect(cameUnlooked(store)).toBe(false);
  // What a search found that was looked for by itself: without it, the next one does not know what it had left to it.
  importInto(store, [record(8, bare)]);
  write(store, { kind: 'test', text: 'Something else', reviewer: 'ada' }, (tx) =>
    tx.put('conditions', { id: 'c', name: 'c', note: '', order: 0 }),
  );
  look([[5, 1, 0.3]]);
  importInto(store, [record(9, bare)]);
  empty();
  expect(cameUnlooked(store)).toBe(false);
  undo(store);
  expect(cameUnlooked(store)).toBe(false);
  undo(store);
  expect(cameUnlooked(store)).toBe(true);
  undo(store);
  undo(store);
  expect(cameUnlooked(store)).toBe(false);
  redo(store);
  expect(cameUnlooked(store)).toBe(true);
  redo(store);
  redo(store);
  expect(cameUnlooked(store)).toBe(false);
  sound(store);
});

test('what would go against an earlier word is not taken for the same, and it is told why', () => {
  const store = tempStore();
  importInto(store, articles);
  const [x = '', , y = '', z = ''] = [...dedupeInput(store.path)].map((r) => r.id);
  run(store, false, [
    [2, 0, 0.4],
    [3, 0, 0.4],
    [3, 2, 0.4],
  ]);
  const say = (a: string, b: string, verdict: 'same' | 'different' | null) =>
    decidePairs(store, [{ a, b, verdict }], 'ada');
  expect(waiting(store)).toHaveLength(3);
  expect(say(x, y, 'different')).toMatchObject({ ok: true, value: { value: { anew: 1, contradicted: [] } } });
  say(x, z, 'same');
  // What follows from that is not asked: y is another report than z, as it is another than x.
  expect(waiting(store)).toEqual([]);
  const against = say(y, z, 'same');
  expect(against).toMatchObject({ ok: true, value: { value: { anew: 0, broken: 0 } } });
  if (!against.ok) throw new Error(against.error.text);
  expect(against.value.value.contradicted).toMatchObject([
    { pair: { a: y, b: z }, by: { a: x, b: y, verdict: 'different', by: 'ada' } },
  ]);
  const said = () => store.all('pairs').rows.filter((f) => f.by === 'ada');
  expect(said()).toHaveLength(2);
  // The word that stands against it is taken back: now it holds.
  say(x, y, null);
  expect(say(y, z, 'same')).toMatchObject({ ok: true, value: { value: { anew: 1, contradicted: [] } } });
  // All three are one; apart again, one of the two words for "same" cannot hold, and it is told.
  expect(say(x, y, 'different')).toMatchObject({ ok: true, value: { value: { anew: 1, broken: 1 } } });
  sound(store);
});

test('of a batch that contradicts itself what can be kept is kept', () => {
  const store = tempStore();
  importInto(store, articles);
  const [x = '', , y = '', z = ''] = [...dedupeInput(store.path)].map((r) => r.id);
  run(store, false, [
    [2, 0, 0.4],
    [3, 0, 0.4],
    [3, 2, 0.4],
  ]);
  decidePairs(store, [{ a: x, b: y, verdict: 'different' }], 'ada');
  expect(waiting(store)).toHaveLength(2);
  const both = [
    { a: x, b: z, verdict: 'same' as const },
    { a: y, b: z, verdict: 'same' as const },
  ];
  const done = decidePairs(store, both, 'ada');
  expect(done).toMatchObject({ ok: true, value: { value: { anew: 1 } } });
  if (!done.ok) throw new Error(done.error.text);
  expect(done.value.value.contradicted).toHaveLength(1);
  expect(store.all('pairs').rows.filter((f) => f.by === 'ada')).toHaveLength(2);
  expect(waiting(store)).toEqual([]);
  undo(store);
  expect(waiting(store)).toHaveLength(2);
  redo(store);
  expect(waiting(store)).toEqual([]);
  sound(store);
});

test('two reports that were judged differently are not merged by the program: a person is asked', () => {
  const store = tempStore();
  importInto(store, articles);
  const [x = '', y = '', z = ''] = reportIdsOf(store);
  const judge = (reportId: string, verdict: 'include' | 'exclude') =>
    decide(store, 'title-abstract', 'ada', [{ reportId, verdict, reasonId: null, reasonText: '' }]);
  judge(x, 'include');
  judge(y, 'exclude');
  const counts = () => projectInfo(store).stages['title-abstract'];
  const before = counts();
  // certain: the second record is the first
  expect(run(store)).toMatchObject({ merged: 0 });
  expect(counts()).toEqual(before);
  const ids = [...dedupeInput(store.path)].map((r) => r.id);
  const asked = waiting(store).map(({ a, b }) => [ids.indexOf(a), ids.indexOf(b)]);
  expect(asked).toContainEqual([1, 0]);
  // nor by way of a third that nobody judged
  expect(run(store, true, [])).toMatchObject({ merged: 0 });
  // A person may say that they are one.
  expect(decidePairs(store, [{ a: ids[1] ?? '', b: ids[0] ?? '', verdict: 'same' }], 'ada')).toMatchObject({
    value: { value: { anew: 1, contradicted: [] } },
  });
  expect(store.get('reports', y)?.aliasOf).toBe(x);
  expect(store.get('reports', z)?.aliasOf).toBeNull();
  sound(store);
});

test('reports that were judged alike, or of which one was not judged, are merged as certain', () => {
  const store = tempStore();
  importInto(store, articles);
  const [x = '', y = ''] = reportIdsOf(store);
  const judge = (reportId: string) =>
    decide(store, 'title-abstract', 'ada', [
      { reportId, verdict: 'include', reasonId: null, reasonText: '' },
    ]);
  judge(y);
  expect(run(store)).toMatchObject({ merged: 1 });
  undo(store);
  judge(x);
  expect(run(store)).toMatchObject({ merged: 1 });
  sound(store);
});

test('a conflict that was settled counts for the report that stands for its own', () => {
  const store = tempStore();
  importInto(store, articles);
  const [, y = ''] = reportIdsOf(store);
  const settled = {
    stage: 'title-abstract',
    verdict: 'exclude',
    reasonId: null,
    by: 'ada',
    note: '',
    at: '',
  } as const;
  write(store, { kind: 'test', text: 'Settle', reviewer: 'ada' }, (tx) =>
    tx.put('resolutions', { id: `${y}~title-abstract`, reportId: y, ...settled }),
  );
  expect(projectInfo(store).stages['title-abstract'].out).toBe(1);
  expect(run(store)).toMatchObject({ merged: 1 });
  expect(projectInfo(store).stages['title-abstract'].out).toBe(1);
});
