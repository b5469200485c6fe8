import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareValues,
  firstNotLess,
  inOrderOf,
  rank,
  type SortValue,
} from '../../../../src-renderer/ui/grid/ranks';

const word = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.constantFrom(
    'Arzt',
    'ärzte',
    'Ärzte',
    'ARZTE',
    'e\u0301',
    '\u00e9',
    'E',
    'zinc',
    'Zinc',
    'Łódź',
    'lodz',
    '\u{1F600}',
  ),
);
const value: fc.Arbitrary<SortValue> = fc.oneof(
  word,
  fc.integer({ min: -5, max: 5 }),
  fc.constant(null),
  fc.boolean(),
);

test('nothing comes first, numbers by size, text without regard to capitals and accents', () => {
  const sorted = (values: SortValue[]): SortValue[] => [...values].sort(compareValues);
  expect(sorted([10, null, 9])).toEqual([null, 9, 10]);
  expect(sorted(['b', '', 'a', null, 'B', 'A'])).toEqual([null, '', 'a', 'A', 'b', 'B']);
  expect(sorted(['Zinc', 'apple', 'Ökonomie', 'zebra', 'Oxygen', 'émigré', 'Ebb'])).toEqual([
    'apple',
    'Ebb',
    'émigré',
    'Ökonomie',
    'Oxygen',
    'zebra',
    'Zinc',
  ]);
  expect(compareValues('Müller', 'MULLER')).toBe(0);
  expect(compareValues('e\u0301', '\u00c9')).toBe(0);
});

test('every value has the place that a plain comparison gives it, equal ones the same', () => {
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const { places, firsts } = rank(values);
      values.forEach((one, at) => {
        const less = values.filter((other) => compareValues(other, one) < 0);
        expect(places[at]).toBe(new Set(less.map((other) => places[values.indexOf(other)])).size);
        expect(compareValues(values[firsts[places[at]!]!]!, one)).toBe(0);
      });
      const inOrder = Array.from(firsts, (at) => values[at]!);
      for (const one of values) expect(firstNotLess(inOrder, one)).toBe(places[values.indexOf(one)]);
    }),
  );
});

test('items are put in order as by a stable sort, in either direction and by several rankings', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value)),
      fc.tuple(fc.boolean(), fc.boolean()),
      (values, [firstDown, thenDown]) => {
        const items = values.map(([first, then], at) => ({ first, then, at }));
        const expected = [...items].sort(
          (a, b) =>
            (firstDown ? -1 : 1) * compareValues(a.first, b.first) ||
            (thenDown ? -1 : 1) * compareValues(a.then, b.then),
        );
        const by = (part: 0 | 1, descending: boolean) => {
          const { places, firsts } = rank(values.map((pair) => pair[part]));
          return { places, count: firsts.length, descending };
        };
        const order = inOrderOf(Int32Array.from(items.keys()), [by(0, firstDown), by(1, thenDown)]);
        expect(Array.from(order, (at) => items[at])).toEqual(expected);
        // Some of them only.
        const odd = Int32Array.from(items.keys()).filter((at) => at % 2 === 1);
        expect(Array.from(inOrderOf(odd, [by(0, firstDown), by(1, thenDown)]), (at) => items[at])).toEqual(
          expected.filter(({ at }) => at % 2 === 1),
        );
      },
    ),
  );
});
