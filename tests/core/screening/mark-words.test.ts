import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markWords } from '#core/screening/mark-words';

const marked = (text: string, include: string[], exclude: string[] = []) =>
  markWords(text, include, exclude)
    .filter((p) => p.kind !== null)
    .map((p) => `${p.kind} ${p.text}`);

test('whole words in any case', () => {
  expect(marked('Naltrexone, not methylnaltrexone', ['naltrexone'])).toEqual(['include Naltrexone']);
});

test('a star stands for the rest of a word', () => {
  expect(marked('randomised, randomly, at random', ['random*'])).toEqual([
    'include randomised',
    'include randomly',
    'include random',
  ]);
});

test('a phrase matches over a line break, and the longer match wins', () => {
  expect(marked('low-dose\nnaltrexone in mice', ['naltrexone'], ['low-dose naltrexone', 'mice'])).toEqual([
    'exclude low-dose\nnaltrexone',
    'exclude mice',
  ]);
});

test('signs are taken as they are, and empty words mark nothing', () => {
  expect(marked('a.b axb', ['a.b', '', ' ', '*'])).toEqual(['include a.b']);
});

test('the parts joined are the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), fc.array(fc.string()), (text, a, b) => {
      expect(
        markWords(text, a, b)
          .map((p) => p.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
