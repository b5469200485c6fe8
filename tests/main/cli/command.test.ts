import { expect, test } from 'vitest';
import { appError } from '#core/errors';
import { errorLine, json, jsonPieces } from '#main/cli/command';

test('the line about an error names file, line and the part of the file', () => {
  const line = (where?: NonNullable<Parameters<typeof appError>[2]>['where']) =>
    errorLine(appError('bad-request', 'It does not fit.', where === undefined ? {} : { where }));
  expect(line()).toBe('error bad-request: It does not fit.');
  expect(line({ file: 'a.ris', line: 7 })).toBe('error bad-request: a.ris:7: It does not fit.');
  expect(line({ file: 'cases.json', field: 'case 3' })).toBe(
    'error bad-request: cases.json: case 3: It does not fit.',
  );
  // An id alone says nothing to the reader of a line.
  expect(line({ field: 'r-17' })).toBe('error bad-request: It does not fit.');
});

test('a document in pieces is the same text as the whole', () => {
  const long = Array.from({ length: 12_001 }, (_, n) => ({ n, words: ['a\nb', `${n}`], none: [] }));
  for (const value of [
    {},
    { list: [] },
    { one: 1, long, text: 'a\n"b"', deep: { a: [1, [2]] }, last: null },
  ]) {
    const pieces = [...jsonPieces(value)];
    expect(pieces.join('')).toBe(json(value));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_000_000);
  }
});
