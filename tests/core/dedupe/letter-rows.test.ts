import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterDice } from '#core/dedupe/letter-dice';
import { LetterRows } from '#core/dedupe/letter-rows';

test('texts in a row are as alike as the same texts by themselves, one compared with many', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '7', 'z', 'é'), maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
      const rows = new LetterRows();
      const places = texts.map((one) => rows.add(one));
      for (const [at, a] of texts.entries())
        for (const [other, b] of texts.entries())
          expect(rows.dice(a, places[at]!, b, places[other]!)).toBe(letterDice(a, b));
    }),
  );
});

test('a text with other letters, or one pair more often than can be told, does not stand in the row and is compared all the same', () => {
  const rows = new LetterRows();
  const [greek, many] = ['αβγδε', 'a'.repeat(30)];
  expect([rows.add(greek), rows.add(many), rows.add('a')]).toEqual([0, 0, 0]);
  expect(rows.add('abab')).toBeGreaterThan(0);
  expect(rows.dice(many, 0, 'a'.repeat(15), rows.add('a'.repeat(15)))).toBe(letterDice(many, 'a'.repeat(15)));
});

test('the row grows, and what stood in it stays', () => {
  const rows = new LetterRows();
  const texts = Array.from({ length: 400 }, (_, n) => `naltrexone${n}infibromyalgia${n * 7}`);
  const places = texts.map((one) => rows.add(one));
  for (const [at, one] of texts.entries())
    expect(rows.dice(texts[0]!, places[0]!, one, places[at]!)).toBe(letterDice(texts[0]!, one));
});
