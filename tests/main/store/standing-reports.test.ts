import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StandingReports } from '#main/store/standing-reports';
import { undoImport } from '#main/store/undo-import';
import { undoStep, write } from '#main/store/write';
import { importInto, record, reportIdsOf, tempStore } from './temp-project';

const step = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('join' as const), a: fc.nat(20), b: fc.nat(20) }),
  fc.record({
    kind: fc.constantFrom('undo' as const, 'redo' as const, 'take back' as const, 'read' as const),
  }),
);

test('what is read bit by bit while the project changes is what is read at once at the end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const store = tempStore();
      const all = new StandingReports(store.statements);
      const imports: string[] = [];
      let records = 0;
      for (const one of steps) {
        const ids = reportIdsOf(store);
        const next = store.undoStack('ada');
        if (one.kind === 'import') {
          imports.push(
            importInto(
              store,
              Array.from({ length: one.count }, () => record(++records)),
            ),
          );
        } else if (one.kind === 'join') {
          const [a, b] = [ids[one.a % ids.length], ids[one.b % ids.length]];
          write(store, { kind: 'test', text: 'join', reviewer: 'ada' }, (tx) => {
            const row = tx.get('reports', a ?? '');
            if (row !== undefined) tx.put('reports', { ...row, aliasOf: b === a ? null : (b ?? null) });
          });
        } else if (one.kind === 'take back') undoImport(store, imports.pop() ?? '', 'ada');
        else if (one.kind === 'read') all.readOn();
        else {
          const undone = one.kind === 'undo' ? next.nextUndo() : next.nextRedo();
          if (undone !== null) undoStep(store, undone, 'ada', one.kind === 'undo' ? 'Undo' : 'Redo');
        }
      }
      const fresh = new StandingReports(store.statements);
      while (all.readOn());
      while (fresh.readOn());
      const told = (reports: StandingReports) =>
        Array.from({ length: records + 2 }, (_, seq) => reports.ids[reports.of(seq)] ?? '');
      expect(told(all)).toEqual(told(fresh));
      expect(told(fresh).some((id) => id !== '')).toBe(store.count('records') > 0);
    }),
    { numRuns: 40 },
  );
});
