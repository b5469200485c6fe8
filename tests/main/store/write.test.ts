import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '#main/store/decide';
import { undoStep, write } from '#main/store/write';
import { verifyStore } from '#main/store/verify';
import type { Store } from '#main/store/store';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

const state = (store: Store): string =>
  JSON.stringify(
    [
      'review',
      'criteria',
      'conditions',
      'decisions',
      'studies',
      'searches',
      'records',
      'reports',
      'pairs',
    ].map((t) => store.all(t as 'decisions').rows),
  );

const undo = (store: Store, reviewer: string) => {
  const next = store.undoStack(reviewer).nextUndo();
  return next === null ? null : undoStep(store, next, reviewer, 'Undo');
};
const redo = (store: Store, reviewer: string) => {
  const next = store.undoStack(reviewer).nextRedo();
  return next === null ? null : undoStep(store, next, reviewer, 'Redo');
};

test('a change is in the table, in the log and in the chain', () => {
  const store = tempStore();
  const before = store.head.revision;
  const done = write(store, { kind: 'test', text: 'Add a condition', reviewer: 'ada' }, (tx) =>
    tx.put('conditions', { id: 'c1', order: 0, name: 'Fibromyalgia', note: '' }),
  );
  expect(done.ok && done.value.revision).toBe(before + 1);
  expect(store.get('conditions', 'c1')?.name).toBe('Fibromyalgia');
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test('a row that does not fit is refused with its field, and nothing is written', () => {
  const store = tempStore();
  const before = state(store);
  const done = write(store, { kind: 'test', text: 'bad', reviewer: 'ada' }, (tx) => {
    tx.put('conditions', { id: 'c1', order: 0, name: 'good', note: '' });
    tx.put('conditions', { id: 'c2', order: 1, name: '', note: '' });
  });
  expect(done.ok).toBe(false);
  if (!done.ok) expect(done.error).toMatchObject({ code: 'invalid-row', where: { field: 'name' } });
  expect(state(store)).toBe(before);
});

test('a change that changes nothing leaves no entry', () => {
  const store = tempStore();
  const put = () =>
    write(store, { kind: 'test', text: 'same', reviewer: 'ada' }, (tx) =>
      tx.put('conditions', { id: 'c1', order: 0, name: 'Pain', note: '' }),
    );
  put();
  const { revision } = store.head;
  put();
  expect(store.head.revision).toBe(revision);
});

test('undo gives back what was there, redo what was done, again and again', () => {
  const store = tempStore();
  importInto(
    store,
    [1, 2, 3, 4].map((n) => record(n)),
  );
  const [a = '', b = ''] = reportIdsOf(store);
  const states = [state(store)];
  for (const [id, verdict] of [
    [a, 'include'],
    [a, 'exclude'],
    [b, 'maybe'],
  ] as const) {
    decide(store, 'title-abstract', 'ada', [{ reportId: id, verdict, reasonId: null, reasonText: '' }]);
    states.push(state(store));
  }
  for (let i = states.length - 2; i >= 0; i--) {
    expect(undo(store, 'ada')).toMatchObject({ ok: true });
    expect(state(store)).toBe(states[i]);
  }
  for (let i = 1; i < states.length; i++) {
    expect(redo(store, 'ada')).toMatchObject({ ok: true });
    expect(state(store)).toBe(states[i]);
  }
  expect(redo(store, 'ada')).toBeNull();
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test('a row that one change makes and changes again, or makes and takes away, is gone after its undo', () => {
  const store = tempStore();
  const condition = (id: string, name: string) => ({ id, name, note: '', order: 0 });
  const before = state(store);
  const done = write(store, { kind: 'test', text: 'Twice', reviewer: 'ada' }, (tx) => {
    tx.put('conditions', condition('a', 'Crohn'));
    tx.put('conditions', condition('a', 'Crohn disease'));
    tx.put('conditions', condition('b', 'Pain'));
    tx.remove('conditions', 'b');
  });
  expect(done.ok).toBe(true);
  const after = state(store);
  expect(after).toContain('Crohn disease');
  expect(undo(store, 'ada')).toMatchObject({ ok: true });
  expect(state(store)).toBe(before);
  expect(redo(store, 'ada')).toMatchObject({ ok: true });
  expect(state(store)).toBe(after);
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test("undo takes one's own change only, and is refused where somebody changed the row since", () => {
  const store = tempStore();
  const put = (reviewer: string, name: string) =>
    write(store, { kind: 'test', text: name, reviewer }, (tx) =>
      tx.put('conditions', { id: 'c1', order: 0, name, note: '' }),
    );
  put('ada', 'one');
  put('ben', 'two');
  const refused = undo(store, 'ada');
  expect(refused?.ok).toBe(false);
  if (refused !== null && !refused.ok) expect(refused.error.code).toBe('undo-refused');
  expect(store.get('conditions', 'c1')?.name).toBe('two');
});

test('an import is undone as a whole and comes back with its verdicts', () => {
  const store = tempStore();
  const before = state(store);
  const searchId = importInto(
    store,
    [1, 2, 3].map((n) => record(n)),
  );
  const after = state(store);
  expect(undo(store, 'ada')).toMatchObject({ ok: true });
  expect(state(store)).toBe(before);
  expect(store.get('searches', searchId)).toBeUndefined();
  expect(redo(store, 'ada')).toMatchObject({ ok: true });
  expect(state(store)).toBe(after);
  expect(verifyStore(store)).toMatchObject({ passed: true });
});

test('an import whose reports later imports joined is not pulled out from under them', () => {
  const store = tempStore();
  importInto(store, [record(1)]);
  importInto(store, [record(1, { pmid: null })], 'ben');
  expect(reportIdsOf(store)).toHaveLength(1);
  const refused = undo(store, 'ada');
  expect(refused?.ok).toBe(false);
});

test('the undo stack survives closing: it is derived from the log', () => {
  const store = tempStore();
  write(store, { kind: 'test', text: 'Name it', reviewer: 'ada' }, (tx) =>
    tx.put('conditions', { id: 'c1', order: 0, name: 'A', note: '' }),
  );
  undo(store, 'ada');
  const fresh = new (
    store.undoStack('ada').constructor as new (
      s: Store['statements'],
      r: string,
    ) => ReturnType<Store['undoStack']>
  )(store.statements, 'ada');
  expect(fresh.nextRedo()).toEqual(store.undoStack('ada').nextRedo());
  expect(fresh.nextUndo()).toEqual(store.undoStack('ada').nextUndo());
});

test('any walk of changes, undos and redos leaves a file whose rows follow from its log', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom('set', 'undo', 'redo', 'remove'), fc.nat(2), fc.constantFrom('ada', 'ben')),
        { maxLength: 25 },
      ),
      (steps) => {
        const store = tempStore();
        for (const [what, n, who] of steps) {
          if (what === 'undo') undo(store, who);
          else if (what === 'redo') redo(store, who);
          else
            write(store, { kind: 'test', text: what, reviewer: who }, (tx) =>
              what === 'remove'
                ? tx.remove('conditions', `c${n}`)
                : tx.put('conditions', {
                    id: `c${n}`,
                    order: n,
                    name: `${who} ${store.head.revision}`,
                    note: '',
                  }),
            );
        }
        const verified = verifyStore(store);
        store.close();
        expect(verified).toMatchObject({ passed: true });
      },
    ),
    { numRuns: 25 },
  );
});

test('a full disk loses the change and nothing else, with a sentence', () => {
  const store = tempStore();
  importInto(store, [record(1)]);
  const pages = Number(
    Object.values(store.db.prepare('PRAGMA page_count').get() as Record<string, number>)[0],
  );
  store.db.exec(`PRAGMA max_page_count=${pages + 4}`);
  const before = state(store);
  const big = write(store, { kind: 'test', text: 'big', reviewer: 'ada' }, (tx) => {
    for (let n = 0; n < 200; n++)
      tx.put('conditions', { id: `c${n}`, order: n, name: 'x'.repeat(2000), note: '' });
  });
  expect(big.ok).toBe(false);
  if (!big.ok) {
    expect(big.error.code).toBe('disk');
    expect(big.error.text).toContain('disk is full');
  }
  expect(state(store)).toBe(before);
  store.db.exec('PRAGMA max_page_count=1000000');
  expect(
    decide(store, 'title-abstract', 'ada', [
      { reportId: reportIdsOf(store)[0] ?? '', verdict: 'include', reasonId: null, reasonText: '' },
    ]),
  ).toMatchObject({ ok: true });
  expect(verifyStore(store)).toMatchObject({ passed: true });
});
