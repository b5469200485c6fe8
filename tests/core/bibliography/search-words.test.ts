import { expect, test } from 'vitest';
import {
  asOneWord,
  endsInWholeWord,
  hasWords,
  indexedText,
  isLoneCharacter,
  looseText,
  plainText,
  searchForms,
  wholeForms,
} from '#core/bibliography/search-words';

test('letters get one form, a Greek letter by itself its name', () => {
  expect(plainText('Straße, STRAẞE, Øre, œuvre, ﬁbrosis, ＤＰＰ４, CO₂, Humira™')).toBe(
    'Strasse, STRASSE, Ore, oeuvre, fibrosis, DPP4, CO2, Humira ',
  );
  expect(plainText('TNFα, α-tocopherol, β2 agonists, NF-κB, χ² test, Δ9-THC')).toBe(
    'TNF-alpha, alpha-tocopherol, beta-2 agonists, NF-kappa-B, chi-2 test, delta-9-THC',
  );
  // A unit, and words of the language.
  expect(plainText('5 µg/mL, μ-opioid, αλήθεια')).toBe('5 μg/mL, mu-opioid, αλήθεια');
  expect(plainText('e\u0301tude')).toBe('étude');
  expect(plainText("plain text, 5-HT3 isn't changed")).toBe("plain text, 5-HT3 isn't changed");
});

test('words with hyphens enter the index in one piece too, at the end', () => {
  expect(indexedText('A DPP-4 inhibitor')).toBe('A DPP-4 inhibitor DPP4');
  expect(indexedText("O’Brien's non–small-cell")).toBe(
    "O’Brien's non–small-cell OBrien Briens OBriens nonsmall smallcell nonsmallcell",
  );
  expect(indexedText('from 2010-2015, p < 0.05 - or so')).toBe('from 2010-2015, p < 0.05 - or so');
  expect(indexedText('1,25-dihydroxyvitamin-D3')).toContain(' 25dihydroxyvitamin');
  expect(indexedText('same-word and same-word')).toBe('same-word and same-word sameword');
});

test('a run without spaces enters in pairs, with what it ends with at the end', () => {
  expect(indexedText('2型糖尿病の治療')).toBe('2 型糖 糖尿 尿病 病の の治 治療  療');
  expect(indexedText('고혈압에 癌 COVID肺炎')).toBe(' 고혈 혈압 압에   癌  COVID 肺炎  에 炎');
  expect(isLoneCharacter('癌')).toBe(true);
  expect(isLoneCharacter('𠮷')).toBe(true);
  expect(isLoneCharacter('癌症')).toBe(false);
  expect(isLoneCharacter('c')).toBe(false);
});

test('parts of a text are found whatever the case, the accents and the hyphens', () => {
  expect(looseText('Mu\u0308ller: DPP-4, Straße, Łódź – O’Brien')).toBe(
    'muller: dpp4, strasse, lodz – obrien',
  );
});

test('a word is looked for in its other spellings', () => {
  expect(searchForms('DPP-4')).toEqual(['DPP 4', 'DPP4']);
  expect(searchForms('dpp4')).toEqual(['dpp4', 'dpp 4']);
  expect(searchForms('TNFα')).toEqual(['TNF alpha', 'TNFalpha']);
  expect(searchForms('covid19')).toEqual(['covid19', 'covid 19']);
  expect(searchForms('"low-dose naltrexone"')).toEqual(['low dose naltrexone', 'lowdose naltrexone']);
  expect(searchForms('n30')).toEqual(['n30']);
  expect(searchForms('糖尿病')).toEqual(['糖尿 尿病']);
  expect(searchForms(' - ?!')).toEqual([]);
});

test('two Greek letters in a row are two signs, words of the language stay', () => {
  expect(plainText('γδ T cells, TCRαβ, αβγ')).toBe('gamma-delta T cells, TCR-alpha-beta, alpha-beta-gamma');
  expect(plainText('δε, γάλα, βαθμός')).toBe('δε, γάλα, βαθμός');
});

test('two words may be one, and one two; signs alone are nothing to look for', () => {
  expect(asOneWord('IL', '6')).toBe('IL6');
  expect(asOneWord('2010', '2015')).toBeNull();
  expect(asOneWord('DPP-4', 'inhibitor')).toBeNull();
  expect(asOneWord('糖', '尿')).toBeNull();
  expect(wholeForms('lowdose')).toEqual(['low dose', 'lowd ose']);
  expect(wholeForms('notable')).toEqual(['nota ble']);
  expect(wholeForms('pain')).toEqual([]);
  const nothing = ['-', '"', ' „ ', '', '6', 'd', ' É ', '"x', '(a)'];
  expect(nothing.filter(hasWords)).toEqual([]);
  const something = ['ß', 'β', '糖', 'il', 'a b', '"d"', 'x-1'];
  expect(something.filter((typed) => !hasWords(typed))).toEqual([]);
  const whole = ['d', 'vitamin d', 'IL 6', 'the', 'in The', 'vitamin di', 'IL6', '糖', 'then', 'lathe'];
  expect(whole.map(endsInWholeWord)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
