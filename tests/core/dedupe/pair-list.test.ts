import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairList } from '#core/dedupe/pair-list';

const pairs = fc
  .array(fc.record({ later: fc.nat(40), earlier: fc.nat(40), halves: fc.integer({ min: -8, max: 12 }) }), {
    maxLength: 200,
  })
  .map((all) => {
    const seen = new Set<string>();
    return all
      .map(({ later, earlier, halves }) => ({ later: later + 41, earlier, points: halves / 2 }))
      .filter(({ later, earlier }) => {
        const key = `${later} ${earlier}`;
        return !seen.has(key) && Boolean(seen.add(key));
      })
      .sort((x, y) => x.later - y.later);
  });

test('what has fewer points than the lowest would not have been kept, and the list says that some is missing', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 30 }), (all, most) => {
      const list = new PairList(most);
      for (const { later, earlier, points } of all)
        if (points >= list.lowest) list.add(later, earlier, points);
      const kept = [...list.sort()];
      const surest = [...all]
        .sort((x, y) => y.points - x.points || x.later - y.later || x.earlier - y.earlier)
        .slice(0, most);
      expect(kept).toEqual(surest);
      expect(list.isCut).toBe(all.length > most);
    }),
  );
});
