import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterDice } from '#core/dedupe/letter-dice';

test('letter pairs', () => {
  expect(letterDice('naltrexone', 'naltrexone')).toBe(1);
  expect(letterDice('night', 'nacht')).toBeCloseTo(0.25, 12);
  expect(letterDice('aaaa', 'aa')).toBeCloseTo(0.5, 12);
  expect(letterDice('a', 'b')).toBe(0);
  expect(letterDice('боль', 'больной')).toBeCloseTo(6 / 9, 12);
  expect(letterDice('schmerzen', 'schmerzenü')).toBeCloseTo(16 / 17, 12);
});

/** By the book: each pair of one text is struck off once in the other. */
const byHand = (a: string, b: string): number => {
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const left = pairs(b);
  const shared = pairs(a).filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (a.length + b.length - 2);
};

test('any two texts, one after the other, in letters of one alphabet or two', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', 'ß'), minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(letterDice(a, b)).toBeCloseTo(byHand(a, b), 12);
    }),
  );
});
