import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { abstractSections } from '#core/screening/abstract-sections';

const labels = (text: string) => abstractSections(text).map((s) => s.label);

test('headings in capitals, as PubMed prints them on one line', () => {
  expect(
    abstractSections(
      'BACKGROUND: Acne is common. METHODS: We used light. RESULTS: The MIC was 0.25 ug/ml. CONCLUSION: It works.',
    ),
  ).toEqual([
    { label: 'BACKGROUND', text: 'Acne is common.' },
    { label: 'METHODS', text: 'We used light.' },
    { label: 'RESULTS', text: 'The MIC was 0.25 ug/ml.' },
    { label: 'CONCLUSION', text: 'It works.' },
  ]);
});

test('headings of several words, with slashes', () => {
  expect(
    labels('BACKGROUND/PURPOSE: a. STUDY DESIGN/MATERIALS AND  METHODS: b. DATA COLLECTION AND ANALYSIS: c.'),
  ).toEqual(['BACKGROUND/PURPOSE', 'STUDY DESIGN/MATERIALS AND METHODS', 'DATA COLLECTION AND ANALYSIS']);
});

test('headings in mixed case from the usual list', () => {
  expect(
    labels('Background: a. Patients and methods: b. Main outcome measures: c. Trial registration: d.'),
  ).toEqual(['Background', 'Patients and methods', 'Main outcome measures', 'Trial registration']);
});

test('a text without headings comes back whole', () => {
  const text = 'We compared two groups: the first took 4.5 mg, the second placebo. Ratio 1:2. P: 0.05.';
  expect(abstractSections(text)).toEqual([{ label: null, text }]);
});

test('words before the first heading stay, and numbers with a colon are no headings', () => {
  expect(
    abstractSections('A letter. RESULTS: Two. PMID: 123. DNA: none. PROSPERO: CRD42. Dose: 4 mg.'),
  ).toEqual([
    { label: null, text: 'A letter.' },
    { label: 'RESULTS', text: 'Two. PMID: 123. DNA: none. PROSPERO: CRD42. Dose: 4 mg.' },
  ]);
});

test('an empty text has no sections', () => {
  expect(abstractSections('')).toEqual([]);
});

const bare = (text: string) => text.replace(/[\s:]/g, '');

test('nothing is lost but white space and colons', () => {
  const piece = fc.constantFrom(
    'METHODS:',
    'Results:',
    'a (b) ',
    'Two. ',
    ' ',
    '\n',
    'É: ',
    'p < 0.05. ',
    'AIMS: ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
      const text = parts.join('');
      const back = abstractSections(text)
        .map((s) => (s.label ?? '') + s.text)
        .join('');
      expect(bare(back)).toBe(bare(text));
    }),
  );
});
