import { expect, test } from 'vitest';
import { emptyRecordFields } from '#core/model/record-fields';
import { problemOf, textsOf, valuesOf } from '../../../../src-renderer/features/records/field-text';

test('fields go to text and back unchanged', () => {
  const fields = {
    ...emptyRecordFields,
    title: 'Light and sleep',
    authors: [
      { family: 'Arendt', given: 'Josephine' },
      { family: 'van der Berg', given: 'A B' },
    ],
    year: 1993,
    doi: '10.1000/light',
    pmid: '123',
    keywords: ['light', 'sleep'],
    registryNumbers: ['NCT00000001'],
  };
  const texts = textsOf(fields);
  expect(texts.authors).toBe('Arendt, Josephine\nvan der Berg, A B');
  expect({ ...emptyRecordFields, ...valuesOf(texts) }).toEqual(fields);
});

test('identifiers are brought to their normal form, and what is none is said', () => {
  expect(valuesOf({ doi: 'https://doi.org/10.1000/ABC', year: ' 2001 ', title: '  ' })).toEqual({
    doi: '10.1000/abc',
    year: 2001,
    title: null,
  });
  expect(problemOf('doi', 'light')).toContain('10.1000');
  expect(problemOf('year', '93')).toBe('Four digits');
  expect(problemOf('pmid', '')).toBeNull();
});
