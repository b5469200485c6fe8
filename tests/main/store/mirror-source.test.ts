import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { mirrorTableNames, mirrorTables } from '#core/contract/mirror';
import type { ReportListRow } from '#core/contract/mirror';
import { newReview } from '#core/model/review';
import { decide } from '#main/store/decide';
import { decidePairs, takeOut } from '#main/store/duplicates';
import { changesSince, mirrorPage, positionOf } from '#main/store/mirror-source';
import { searchReports } from '#main/store/search-text';
import type { Store } from '#main/store/store';
import { undoStep, write } from '#main/store/write';
import { articles, redo, run as findDuplicates, sound, undo } from './found-duplicates';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

const allRows = (store: Store, viewer: string, size = 2): Map<string, ReportListRow> => {
  const rows: ReportListRow[] = [];
  let after: number | null = null;
  do {
    const page = mirrorPage(store, 'reports', after, size, viewer);
    rows.push(...(page.rows as ReportListRow[]));
    after = page.next;
  } while (after !== null);
  return new Map(rows.map((r) => [r.id, r]));
};

const vote = (store: Store, reviewer: string, reportId: string, verdict: 'include' | 'exclude' | 'maybe') =>
  decide(store, 'title-abstract', reviewer, [{ reportId, verdict, reasonId: null, reasonText: '' }]);

/** A mirror that is kept by changes alone, and after each of them is held against one built anew. */
const kept = (store: Store) => {
  const mirror = allRows(store, 'ada');
  let at = store.head.revision;
  return {
    mirror,
    follow: () => {
      const batch = changesSince(store, at, 'ada');
      expect(batch).not.toBeNull();
      if (batch === null) return;
      expect(batch.from).toBe(at);
      for (const row of (batch.upserts.reports ?? []) as ReportListRow[]) mirror.set(row.id, row);
      for (const id of batch.deletes.reports ?? []) mirror.delete(id);
      at = batch.position.revision;
      const fresh = allRows(store, 'ada');
      expect([...mirror.values()].sort((a, b) => a.order - b.order)).toEqual([...fresh.values()]);
    },
  };
};

test('reports that are put together and come apart again are listed as they are, whatever takes them apart', () => {
  const store = tempStore();
  const { mirror, follow } = kept(store);
  importInto(store, articles);
  follow();
  const [first = '', second = ''] = reportIdsOf(store);
  vote(store, 'ada', second, 'include');
  findDuplicates(store);
  follow();
  expect(mirror.get(first)).toMatchObject({ records: 2, ta: { mine: 'include' } });
  undo(store);
  follow();
  expect(mirror.get(first)).toMatchObject({ records: 1, ta: { mine: null } });
  redo(store);
  follow();
  expect(takeOut(store, store.all('records').rows[1]?.id ?? '', 'ada').ok).toBe(true);
  follow();
  expect(mirror.get(first)).toMatchObject({ records: 1, ta: { mine: null } });
});

const steps: Readonly<Record<string, (store: Store, nth: number) => unknown>> = {
  import: (store, n) => importInto(store, articles.slice(n % 2, 2 + (n % 3))),
  find: (store, n) => store.count('records') > 3 && findDuplicates(store, n % 2 === 0),
  same: (store, n) => decidePair(store, n, 'same'),
  different: (store, n) => decidePair(store, n, 'different'),
  'take out': (store, n) => takeOut(store, nthRecord(store, n), 'ada'),
  vote: (store, n) => {
    const ids = reportIdsOf(store);
    const id = ids[n % Math.max(1, ids.length)];
    if (id !== undefined) vote(store, 'ada', id, n % 2 === 0 ? 'include' : 'exclude');
  },
  undo: (store) => store.undoStack('ada').nextUndo() !== null && back(store, 'nextUndo'),
  redo: (store) => store.undoStack('ada').nextRedo() !== null && back(store, 'nextRedo'),
};
const nthRecord = (store: Store, n: number): string => {
  const { rows } = store.all('records');
  return rows[n % Math.max(1, rows.length)]?.id ?? '';
};
const decidePair = (store: Store, n: number, verdict: 'same' | 'different') => {
  const [a, b] = [nthRecord(store, n), nthRecord(store, n + 1)];
  return a === b ? null : decidePairs(store, [{ a, b, verdict }], 'ada');
};
/** What cannot be undone any more, because other things rest on it, stays as it is. */
const back = (store: Store, which: 'nextUndo' | 'nextRedo') => {
  const step = store.undoStack('ada')[which]();
  return step === null ? null : undoStep(store, step, 'ada', which === 'nextUndo' ? 'Undo' : 'Redo');
};

test('any order of imports, searches for duplicates, verdicts and undo leaves the kept mirror as one built anew', () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(9));
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (walk) => {
      const store = tempStore();
      const { follow } = kept(store);
      importInto(store, articles);
      for (const [name, n] of walk) {
        steps[name]?.(store, n);
        follow();
      }
      sound(store);
    }),
    { numRuns: 30 },
  );
});

test('a mirror kept by changes equals one built anew, whatever happened', () => {
  const store = tempStore();
  const { mirror, follow } = kept(store);
  importInto(
    store,
    [1, 2, 3, 4, 5].map((n) => record(n)),
  );
  follow();
  importInto(store, [record(2, { title: record(2).title }), record(6)]);
  follow();
  const [a = ''] = reportIdsOf(store);
  vote(store, 'ada', a, 'include');
  follow();
  const last = store.undoStack('ada').nextUndo();
  if (last !== null) undoStep(store, last, 'ada', 'Undo');
  follow();
  const importEntry = store.undoStack('ada').nextUndo();
  if (importEntry !== null) undoStep(store, importEntry, 'ada', 'Undo');
  follow();
  expect(mirror.size).toBe(5);
});

test('every mirror row fits the contract', () => {
  const store = tempStore();
  importInto(
    store,
    [1, 2, 3].map((n) => record(n)),
  );
  for (const table of mirrorTableNames)
    for (const row of mirrorPage(store, table, null, 100, 'ada').rows)
      expect(mirrorTables[table].safeParse(row).success).toBe(true);
});

test('lists hold no abstracts', () => {
  const store = tempStore();
  importInto(
    store,
    [1, 2].map((n) => record(n)),
  );
  for (const table of mirrorTableNames)
    expect(JSON.stringify(mirrorPage(store, table, null, 100, 'ada').rows)).not.toContain('speaks of pain');
});

test("in a blind review nothing of another's verdict leaves main before both have voted", () => {
  const store = tempStore();
  write(store, { kind: 'review.save', text: 'two votes', reviewer: 'ada' }, (tx) =>
    tx.put('review', { ...newReview('Test'), titleAbstract: { votes: 2, blind: true } }),
  );
  importInto(store, [record(1), record(2)]);
  const [a = ''] = reportIdsOf(store);
  const untouched = allRows(store, 'ada').get(a);
  vote(store, 'ben', a, 'exclude');
  expect(allRows(store, 'ada').get(a)).toEqual(untouched);
  expect(allRows(store, 'ben').get(a)?.ta).toMatchObject({ state: 'partial', mine: 'exclude' });
  vote(store, 'ada', a, 'include');
  expect(allRows(store, 'ada').get(a)?.ta).toMatchObject({ state: 'conflict', mine: 'include' });
  expect(allRows(store, 'ben').get(a)?.ta).toMatchObject({ state: 'conflict', mine: 'exclude' });
});

test('a change of the voting rules asks for a new mirror', () => {
  const store = tempStore();
  const { revision } = store.head;
  write(store, { kind: 'review.save', text: 'two votes', reviewer: 'ada' }, (tx) =>
    tx.put('review', { ...newReview('Test'), titleAbstract: { votes: 2, blind: true } }),
  );
  expect(changesSince(store, revision, 'ada')).toBeNull();
  expect(positionOf(store, 'ada').revision).toBe(store.head.revision);
});

test('search finds words in title, abstract and authors, also unfinished and quoted ones, and takes no operators', () => {
  const store = tempStore();
  importInto(store, [
    record(1),
    record(2, { title: 'Crohn disease and "naltrexone": a NEAR miss', abstract: null }),
  ]);
  const s = store.statements;
  expect(searchReports(s, 'abstr', 10)).toHaveLength(1);
  expect(searchReports(s, 'crohn', 10)).toHaveLength(1);
  expect(searchReports(s, 'Author2', 10)).toHaveLength(1);
  expect(searchReports(s, '"low-dose naltrexone"', 10)).toHaveLength(1);
  expect(searchReports(s, 'crohn AND NOT OR NEAR(', 10)).toHaveLength(0);
  expect(searchReports(s, '"*:^() ', 10)).toEqual([]);
  expect(searchReports(s, '', 10)).toEqual([]);
});

test('a word of very many records finds all their reports as they stand now, each once', () => {
  const store = tempStore();
  importInto(
    store,
    Array.from({ length: 1100 }, (_, n) => record(n + 1)),
  );
  const s = store.statements;
  const ids = store.all('reports').rows.map(({ id }) => id);
  expect(new Set(searchReports(s, 'naltrexone', 5000))).toEqual(new Set(ids));
  expect(searchReports(s, 'naltrexone', 20)).toHaveLength(20);
  // The earlier answer is kept for the next search: changes must come through.
  const [first, second, third] = store.all('reports').rows;
  write(store, { kind: 'test', text: 'join and take out', reviewer: 'ada' }, (tx) => {
    if (first && second) tx.put('reports', { ...second, aliasOf: first.id });
    if (third) tx.remove('reports', third.id);
  });
  const found = searchReports(s, 'naltrexone', 5000);
  expect(found).toHaveLength(1098);
  expect(new Set(found)).toEqual(new Set(ids.filter((id) => id !== second?.id && id !== third?.id)));
  importInto(store, [record(2000)]);
  expect(searchReports(s, 'naltrexone', 5000)).toHaveLength(1099);
});

test('what came after the position that a mirror has is nothing at the head, and what one verdict touched after it', () => {
  const store = tempStore();
  importInto(store, [record(1), record(2)]);
  const { revision } = store.head;
  expect(changesSince(store, revision, 'ada')).toMatchObject({ from: revision, upserts: {}, deletes: {} });
  const id = store.all('reports').rows[1]?.id ?? '';
  decide(store, 'title-abstract', 'ada', [
    { reportId: id, verdict: 'include', reasonId: null, reasonText: '' },
  ]);
  const rows = changesSince(store, revision, 'ada')?.upserts.reports ?? [];
  expect(rows).toMatchObject([{ id, ta: { mine: 'include' } }]);
});

test('what a verdict changes is found without going through all reports, whatever was counted while a table was empty', () => {
  const store = tempStore();
  importInto(
    store,
    Array.from({ length: 3000 }, (_, n) => record(n)),
  );
  store.db.exec('ANALYZE');
  const from = store.head.revision;
  expect(vote(store, 'ada', reportIdsOf(store)[7]!, 'include').ok).toBe(true);
  const asked = vi.spyOn(store.statements, 'all');
  expect(changesSince(store, from, 'ada')?.upserts.reports).toHaveLength(1);
  const queries = asked.mock.calls.filter(([sql]) => /\b(?:reports|records)\b/.test(sql));
  asked.mockRestore();
  expect(queries.length).toBeGreaterThan(1);
  for (const [sql, ...values] of queries) {
    const plan = store.statements.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    expect(plan.map(({ detail }) => detail).filter((one) => /^SCAN (?:r|reports)\b/.test(one))).toEqual([]);
  }
});
