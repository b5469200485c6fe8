import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NamesInUse } from '../../../src-renderer/mirror/names-in-use';
import { reportRow } from '../report-row';

test('the names in use are those of a count from scratch, and stay the same list while they do', () => {
  const labels = fc.uniqueArray(fc.constantFrom('pain', 'fatigue', 'zinc', 'Ärzte'));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.option(labels, { nil: null }))), (changes) => {
      const names = new NamesInUse((row) => row.labels);
      const rows = new Map<number, ReturnType<typeof reportRow>>();
      for (const [at, now] of changes) {
        const before = rows.get(at);
        const listed = names.list();
        const after = now === null ? [] : [reportRow(`r${at}`, { labels: now })];
        rows.delete(at);
        for (const row of after) rows.set(at, row);
        names.change(before === undefined ? [] : [before], after);
        const expected = [...new Set([...rows.values()].flatMap((row) => row.labels))].sort();
        expect(names.list()).toEqual(expected);
        if (listed.join() === expected.join()) expect(names.list()).toBe(listed);
      }
    }),
  );
});
