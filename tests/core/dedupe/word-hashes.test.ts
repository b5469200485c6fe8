import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparable } from '#core/dedupe/title-key';
import { hashOf, wordHashes } from '#core/dedupe/word-hashes';

test('words are divided as in titles, whatever the signs between them', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', 'z', '7', "'", '`', ' ', '-', '.', 'é', '’', 'ß', 'K'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 8 }), (written, most) => {
      const words = comparable(written)
        .split(' ')
        .slice(0, most)
        .filter((word) => word.length >= 2);
      const expected = [...new Set(words.map(hashOf))].sort((a, b) => a - b);
      expect([...wordHashes([written], { most, shortest: 2 })]).toEqual(expected);
    }),
  );
});

test('an apostrophe before a letter beyond ASCII ends no word, also where it is the last that counts', () => {
  expect([...wordHashes(["l'écho de"], { most: 1, shortest: 3 })]).toEqual([hashOf('lecho')]);
});
