import { expect, test } from 'vitest';
import { dedupeInput } from '#main/store/dedupe-input';
import { historyOf } from '#main/store/details';
import { decidePairs, keepFound, takeOut } from '#main/store/duplicates';
import { reviewOf } from '#main/store/report-rows';
import { listPairs, nearRows, pairDetail } from '#main/store/pair-rows';
import { mirrorPage } from '#main/store/mirror-source';
import { articles, bare, redo, run, sound, undo, waiting } from './found-duplicates';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

test('certain pairs merge into the earlier report, uncertain ones wait with score and reasons', () => {
  const store = tempStore();
  importInto(store, articles);
  expect(run(store).merged).toBe(1);
  expect(reportIdsOf(store)).toHaveLength(3);
  const [pair] = waiting(store);
  expect(pair?.score).toBeGreaterThan(0);
  expect(pair?.reason).toBe('same-title, pages-differ');
  expect(new Set(mirrorPage(store, 'pairs', null, 100, 'ada').rows)).toEqual(new Set(waiting(store)));
  sound(store);
});

test('one undo takes back the import with its merges, and one redo brings both again', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  const facts = store.all('pairs').rows;
  expect(store.undoStack('ada').nextUndo()?.revisions).toHaveLength(2);
  undo(store);
  expect(store.count('reports')).toBe(0);
  expect(store.count('pairs')).toBe(0);
  sound(store);
  redo(store);
  expect(reportIdsOf(store)).toHaveLength(3);
  expect(store.all('pairs').rows).toEqual(facts);
  sound(store);
});

test('the history of a report tells where each of its records came from, and of their merging', () => {
  const store = tempStore();
  importInto(store, articles.slice(0, 1));
  importInto(store, articles.slice(1), 'ben');
  run(store);
  const [first, second] = store.all('records').rows;
  const told = (id = '') => historyOf(store, id, 'ada').map(({ text, reviewer }) => `${text} (${reviewer})`);
  expect(told(first?.reportId)).toEqual([
    'Find duplicates (balanced): 1 certain pair (Ada)',
    'Import 3 records from PubMed (Ben)',
    'Import 1 record from PubMed (Ada)',
  ]);
  expect(told(second?.reportId)).toEqual(told(first?.reportId));
});

test('a person joins and takes apart; running again changes nothing of it, and undo goes all the way back', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  const [open] = waiting(store);
  if (open === undefined) throw new Error('nothing waits');
  expect(decidePairs(store, [{ a: open.a, b: open.b, verdict: 'same' }], 'ada').ok).toBe(true);
  expect(reportIdsOf(store)).toHaveLength(2);
  // The third record is in the group now: any other pair of it needs no decision.
  expect(waiting(store)).toEqual([]);
  const [first, second] = store.all('records').rows;
  if (first === undefined || second === undefined) throw new Error('no records');
  expect(takeOut(store, second.id, 'ada').ok).toBe(true);
  expect(store.get('reports', second.reportId)?.aliasOf).toBeNull();
  run(store);
  run(store, true);
  expect(store.get('reports', second.reportId)?.aliasOf).toBeNull();
  expect(reportIdsOf(store)).toHaveLength(3);
  sound(store);
  while (store.undoStack('ada').nextUndo() !== null) undo(store);
  expect(store.count('reports')).toBe(0);
  expect(store.count('pairs')).toBe(0);
  sound(store);
});

test('what is said of two records settles every pair of their reports', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  // Found with another of the first two this time.
  run(store, false, [[2, 1, 0.28]]);
  expect(waiting(store)).toHaveLength(2);
  const [open] = waiting(store);
  if (open === undefined) throw new Error('nothing waits');
  decidePairs(store, [{ a: open.a, b: open.b, verdict: 'different' }], 'ada');
  expect(waiting(store)).toEqual([]);
  expect(reportIdsOf(store)).toHaveLength(3);
  undo(store);
  expect(waiting(store)).toHaveLength(2);
});

test('taking back what was said lets the rule stand again', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  const merged = store.all('pairs').rows.find((p) => p.verdict === 'same');
  if (merged === undefined) throw new Error('nothing merged');
  decidePairs(store, [{ a: merged.a, b: merged.b, verdict: 'different' }], 'ada');
  expect(reportIdsOf(store)).toHaveLength(4);
  decidePairs(store, [{ a: merged.b, b: merged.a, verdict: null }], 'ada');
  expect(reportIdsOf(store)).toHaveLength(3);
  sound(store);
});

test('a pair that a person took apart or confirmed is no merged one any more, and saying it again writes nothing', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  const [merged] = listPairs(store, 'merged', 10).rows;
  if (merged === undefined) throw new Error('nothing merged');
  const say = (verdict: 'same' | 'different', who = 'ada') => {
    const done = decidePairs(store, [{ a: merged.a, b: merged.b, verdict }], who);
    if (!done.ok) throw new Error(done.error.text);
    return done.value.value.anew;
  };
  expect(say('different')).toBe(1);
  expect(listPairs(store, 'merged', 10)).toEqual({ rows: [], total: 0 });
  expect(listPairs(store, 'decided', 10).rows).toMatchObject([{ verdict: 'different', byName: 'Ada' }]);
  const { revision } = store.head;
  expect(say('different')).toBe(0);
  expect(store.head.revision).toBe(revision);
  // After another's word the same word is a new one.
  expect(say('same', 'ben')).toBe(1);
  expect(reportIdsOf(store)).toHaveLength(3);
  expect(say('different')).toBe(1);
  expect(reportIdsOf(store)).toHaveLength(4);
  undo(store);
  expect(reportIdsOf(store)).toHaveLength(3);
  sound(store);
});

test('another mode afresh takes its own merges back and leaves those by number', () => {
  const store = tempStore();
  importInto(store, [...articles, record(7), record(7, { title: 'Trial number 7 of low-dose naltrexone' })]);
  const before = reportIdsOf(store).length;
  run(store);
  expect(reportIdsOf(store)).toHaveLength(before - 1);
  const kept = keepFound(store, { same: [], undecided: [], queueFull: false }, 'strict', 'ada', {
    afresh: true,
    withPrevious: false,
    read: store.head.revision,
  });
  expect(kept).toMatchObject({ value: { value: { merged: 0, earlier: 0, takenBack: 1 } } });
  expect(reportIdsOf(store)).toHaveLength(before);
  expect(store.all('pairs').rows.map((p) => p.by)).toEqual(['rule:same-number']);
  expect(reviewOf(store).duplicates).toBe('strict');
  sound(store);
  // Mode and merges are one step.
  undo(store);
  expect(reviewOf(store).duplicates ?? 'balanced').toBe('balanced');
  expect(reportIdsOf(store)).toHaveLength(before - 1);
});

test('merges among what was here before an import are told apart from those of what it brought', () => {
  const store = tempStore();
  importInto(store, articles.slice(0, 2));
  importInto(store, articles.slice(2));
  const [first, second, third] = store.all('records').rows;
  if (!first || !second || !third) throw new Error('no records');
  const pair = (a: string, b: string) => ({ a, b, score: 0.98, reasons: ['same-title'] as const });
  const same = [pair(second.id, first.id), pair(third.id, first.id)];
  const how = { afresh: false, withPrevious: true, read: store.head.revision, searches: [third.searchId] };
  const kept = keepFound(store, { same, undecided: [], queueFull: false }, 'balanced', 'ada', how);
  expect(kept).toMatchObject({ value: { value: { merged: 2, earlier: 1, takenBack: 0 } } });
});

test('lists show what waits, what was merged and what people said; near misses are what nobody spoke about', () => {
  const store = tempStore();
  importInto(store, articles);
  run(store);
  const [open] = waiting(store);
  if (open === undefined) throw new Error('nothing waits');
  expect(listPairs(store, 'open', 1)).toMatchObject({ total: 1, rows: [{ id: open.id, sources: 'PubMed' }] });
  expect(listPairs(store, 'merged', 10).rows).toMatchObject([
    { score: 0.98, reasons: ['same-title', 'pages-differ'] },
  ]);
  decidePairs(store, [{ a: open.a, b: open.b, verdict: 'different' }], 'ada');
  expect(listPairs(store, 'decided', 10).rows).toMatchObject([{ verdict: 'different', byName: 'Ada' }]);
  const ids = [...dedupeInput(store.path)].map((r) => r.id);
  const near = (a: number, b: number) => ({ a: ids[a] ?? '', b: ids[b] ?? '', score: 0.1, reasons: [] });
  expect(nearRows(store, [near(3, 0), near(1, 0), near(0, 2)], 10)).toMatchObject([{ a: ids[3], b: ids[0] }]);
});

test('near misses are pairs of two reports, the likeliest of any two, and none of reports that wait already', () => {
  const store = tempStore();
  importInto(store, [...articles, record(4, bare)]);
  run(store, false, [[2, 0, 0.3]]);
  const ids = [...dedupeInput(store.path)].map((r) => r.id);
  const near = (a: number, b: number, score: number) => ({
    a: ids[a] ?? '',
    b: ids[b] ?? '',
    score,
    reasons: [],
  });
  // The second record is of the first one's report, of which the third waits to be told apart.
  const found = [near(3, 0, 0.1), near(3, 1, 0.2), near(2, 1, 0.2), near(4, 2, 0.05)];
  expect(nearRows(store, found, 10)).toMatchObject([
    { a: ids[3], b: ids[1], score: 0.2 },
    { a: ids[4], b: ids[2] },
  ]);
  decidePairs(store, [{ a: ids[2] ?? '', b: ids[0] ?? '', verdict: 'same' }], 'ada');
  // Nothing between the three any more, and the fourth comes close to one report only.
  expect(nearRows(store, [...found, near(2, 1, 0.3), near(3, 2, 0.15)], 10)).toMatchObject([
    { a: ids[3], b: ids[1] },
    { a: ids[4], b: ids[2] },
  ]);
});

test('two records side by side: in the order of import, with what their report keeps', () => {
  const store = tempStore();
  importInto(store, [record(1, { ...bare, journal: null }), record(2, { ...bare, journal: 'J Two' })]);
  const [a = '', b = ''] = [...dedupeInput(store.path)].map((r) => r.id);
  const shown = pairDetail(store, b, a);
  if (!shown.ok) throw new Error(shown.error.text);
  expect(shown.value).toMatchObject({
    together: false,
    joined: { title: record(1).title, journal: 'J Two' },
    a: { recordId: b, records: 1, database: 'PubMed' },
  });
  expect(shown.value.b.seq).toBeLessThan(shown.value.a.seq);
  decidePairs(store, [{ a, b, verdict: 'same' }], 'ada');
  expect(pairDetail(store, a, b)).toMatchObject({ value: { together: true, a: { records: 2 } } });
  expect(pairDetail(store, a, 'gone')).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('records go to the search for duplicates with the database they came from', () => {
  const store = tempStore();
  importInto(store, [record(1), record(2, { database: 'Embase' })]);
  expect([...dedupeInput(store.path)]).toMatchObject([
    { title: record(1).title, database: 'PubMed' },
    { title: record(2).title, database: 'Embase' },
  ]);
});

test('records of a bundled review that were joined without a fact stay joined', () => {
  const store = tempStore();
  importInto(store, [record(1), record(2), record(3)]);
  const [a, b] = store.all('reports').rows;
  if (a === undefined || b === undefined) throw new Error('no reports');
  store.statements.run(
    'UPDATE reports SET alias_of = ?, doc = ? WHERE id = ?',
    a.id,
    JSON.stringify({ ...b, aliasOf: a.id }),
    b.id,
  );
  run(store, true);
  expect(store.get('reports', b.id)?.aliasOf).toBe(a.id);
  expect(takeOut(store, b.recordId, 'ada').ok).toBe(true);
  expect(store.get('reports', b.id)?.aliasOf).toBeNull();
});
