import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareValues,
  placesOf,
  type SortValue,
  sortByRankings,
} from '../../../../src-renderer/ui/grid/ranks';

const value: fc.Arbitrary<SortValue> = fc.oneof(
  fc.string(),
  fc.integer({ min: -5, max: 5 }),
  fc.constant(null),
  fc.boolean(),
);

test('nothing comes first, numbers by size, text by its characters', () => {
  const sorted = (values: SortValue[]): SortValue[] => [...values].sort(compareValues);
  expect(sorted([10, null, 9])).toEqual([null, 9, 10]);
  expect(sorted(['b', '', 'a', null, 'B'])).toEqual([null, '', 'B', 'a', 'b']);
  expect([...placesOf(['b', '10', '9', 'b'])]).toEqual([
    ['10', 0],
    ['9', 1],
    ['b', 2],
  ]);
});

test('one kind of values, equal ones included, is put in order as by a stable sort', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.option(fc.string({ maxLength: 2 }), { nil: null })),
        fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: null })),
      ),
      fc.boolean(),
      (values, descending) => {
        const items = values.map((one, at) => ({ one, at }));
        const expected = [...items].sort((a, b) => (descending ? -1 : 1) * compareValues(a.one, b.one));
        const places = placesOf(values);
        const ranking = {
          places: Int32Array.from(items, ({ one }) => places.get(one) ?? -1),
          count: places.size,
          descending,
        };
        sortByRankings(items, [ranking]);
        expect(items).toEqual(expected);
      },
    ),
  );
});

test('every value has a place, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const places = placesOf(values);
      for (const one of values) expect(places.get(one)).toBeLessThan(places.size);
    }),
  );
});
