import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ftsQuery, searchReports } from '#main/store/search-text';
import type { Store } from '#main/store/store';
import { importInto, record, tempStore } from './temp-project';

const withTitles = (...titles: readonly string[]): Store => {
  const store = tempStore();
  importInto(
    store,
    titles.map((title, at) => record(at + 1, { title, abstract: null, authors: [] })),
  );
  return store;
};

const found = (store: Store, words: string): number => searchReports(store.statements, words, 100).length;

const spellings: readonly (readonly string[])[] = [
  ['Straße', 'Strasse', 'STRASSE', 'strasse'],
  ['DPP-4', 'DPP4', 'dpp4', 'dpp‑4', 'ＤＰＰ４'],
  ['COVID-19', 'covid19'],
  ['TNF-alpha', 'TNFα', 'TNF-α', 'tnfalpha'],
  ['meta-analysis', 'metaanalysis', 'Meta‐Analysis'],
  ["O'Brien", 'O’Brien', 'obrien'],
  ['Müller', 'Mu\u0308ller', 'Muller', 'MÜLLER'],
  ['ﬁbrosis', 'fibrosis'],
  ['NF-κB', 'NF-kappa-B', 'NF-kappaB'],
];

test('spellings of one word find each other', () => {
  for (const words of spellings) {
    const store = withTitles('Something else', ...words.map((word) => `On ${word} in adults`));
    for (const word of words) {
      expect(`${word} ${found(store, word)}`).toBe(`${word} ${words.length}`);
      expect(found(store, `adults ${word} `)).toBe(words.length);
    }
  }
});

test('words within text that has no spaces are found, a single character too', () => {
  const store = withTitles(
    '2型糖尿病患者に対する低用量ナルトレキソンの効果',
    '低剂量纳曲酮治疗慢性疼痛的随机对照试验',
    '고혈압 환자에서 저용량 날트렉손의 효과',
    'COVID肺炎 in adults',
  );
  for (const word of ['糖尿病', '糖', '型糖尿', 'ナルトレキソン', '効果', '果', '慢性疼痛', '随机对照', '验'])
    expect(`${word} ${found(store, word)}`).toBe(`${word} 1`);
  for (const word of ['혈압', '고혈압', '환자', '肺炎', 'covid', '炎', '"肺炎 in adults"', '糖尿病 効果'])
    expect(`${word} ${found(store, word)}`).toBe(`${word} 1`);
  for (const word of ['尿糖', '糖尿病 疼痛', '病糖'])
    expect(`${word} ${found(store, word)}`).toBe(`${word} 0`);
});

test('what a hyphen stands in does not tear phrases apart, and a count is no word', () => {
  const store = withTitles('A new DPP-4 inhibitor for n = 30 adults', 'Inhibitor of 4 kinds');
  expect(found(store, '"DPP-4 inhibitor"')).toBe(1);
  expect(found(store, '"new DPP4 inhibitor for"')).toBe(1);
  expect(found(store, 'n30')).toBe(0);
  expect(found(withTitles('Covid 19'), 'covid19')).toBe(1);
  expect(ftsQuery('dpp-4 "low dose" x')).toBe('("dpp 4" OR "dpp4") AND "low dose" AND "x"');
  expect(ftsQuery('il 6')).toBe('("il" OR "il6") AND ("6" OR "il6")');
  expect(ftsQuery('dpp-4')).toBe('("dpp 4" OR "dpp4"*)');
  expect([' - "" ', 'd', ' 6 '].map(ftsQuery)).toEqual([null, null, null]);
});

test('a letter after other words is that letter until a second one comes', () => {
  const store = withTitles('Vitamin D in adults', 'Vitamin deficiency', 'Vitamin B12', 'On the thermometer');
  expect(found(store, 'vitamin')).toBe(3);
  expect(found(store, 'vitamin d')).toBe(1);
  expect(found(store, 'vitamin de')).toBe(1);
  expect(found(store, '"d"')).toBe(1);
  expect([found(store, 'th'), found(store, 'on the'), found(store, 'on ther')]).toEqual([1, 1, 1]);
});

test('a phrase in quotation marks is no word in one piece, but a hyphen in it may be missing', () => {
  const doses = withTitles('Lowdose heparin', 'Low-dose heparin', 'Low dose heparin');
  expect([found(doses, '"low dose"'), found(doses, '"low-dose"'), found(doses, '"lowdose"')]).toEqual([
    2, 3, 2,
  ]);
});

test('words that are written as one or as two find each other', () => {
  const store = withTitles('IL-6 in sera', 'IL6 in sera', 'IL 6 in sera', 'Interleukin in sera');
  for (const typed of ['il 6', 'il6', 'IL-6', 'il 6 sera', 'sera il 6 ']) expect(found(store, typed)).toBe(3);
  const doses = withTitles('Lowdose heparin', 'Low-dose heparin', 'Low dose heparin', 'A dose that is low');
  for (const typed of ['lowdose', 'low-dose', 'lowdose heparin'])
    expect(`${typed} ${found(doses, typed)}`).toBe(`${typed} 3`);
  expect(found(doses, 'low dose')).toBe(4);
  const cells = withTitles('γδ T cells', 'Gamma delta T cells', 'gamma-delta T cells', 'δ waves');
  for (const typed of ['gamma delta', 'γδ', 'gammadelta', 'γδ T'])
    expect(`${typed} ${found(cells, typed)}`).toBe(`${typed} 3`);
  expect(found(withTitles('Ssangyong'), 'ß')).toBe(1);
});

const piece = fc.constantFrom(
  ...['ß', 'Ø', 'é', 'e\u0301', 'α', 'κ', 'µg', 'λό', '-', '‑', '–', "'", ' ', '4', '2²', 'DPP', 'abc', 'ω'],
  ...['糖', '尿病', 'ナル', 'ー', '고혈', '압', '𠮷', 'ＡＢ', 'ﬁ', '™', '(', '%'],
);

test('every text is found by itself and by each of its parts', () => {
  const store = tempStore();
  const { statements: s } = store;
  let seq = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      seq += 1;
      const title = `q${seq}q ${pieces.join('')}`;
      importInto(store, [record(seq, { title, abstract: null, authors: [] })]);
      const hits = (words: string): number => searchReports(s, `q${seq}q ${words} `, 10).length;
      expect(hits(`"${pieces.join('')}"`)).toBe(1);
      for (const word of pieces.join('').split(' ')) expect(hits(word)).toBe(1);
    }),
    { numRuns: 150 },
  );
});
