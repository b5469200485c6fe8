import { expect, test } from 'vitest';
import { markDifferences } from '#core/dedupe/mark-differences';

const marked = (parts: readonly { text: string; differs: boolean }[]) =>
  parts.filter((p) => p.differs).map((p) => p.text.trim());

test('words that only one text has are marked; case, accents and signs are not', () => {
  const { a, b } = markDifferences(
    'Low-dose naltrexone in Crohn’s disease: a pilot study.',
    'Low-Dose Naltrexone in Crohns disease - a randomised study',
  );
  expect(marked(a)).toEqual(['pilot']);
  expect(marked(b)).toEqual(['randomised']);
  expect(a.map((p) => p.text).join('')).toBe('Low-dose naltrexone in Crohn’s disease: a pilot study.');
});

test('a moved word is marked on both sides, and texts that are alike have no mark', () => {
  expect(marked(markDifferences('one two three', 'two three one').a)).toEqual(['one']);
  expect(markDifferences('the same', 'The  same.').a).toEqual([{ text: 'the same', differs: false }]);
  expect(markDifferences('', 'new').b).toEqual([{ text: 'new', differs: true }]);
});

test('very long texts are marked by the words that the other lacks', () => {
  const long = Array.from({ length: 700 }, (_, n) => `word${n}`).join(' ');
  expect(marked(markDifferences(`${long} extra`, long).a)).toEqual(['extra']);
});
