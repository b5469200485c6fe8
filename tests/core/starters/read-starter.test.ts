import { expect, test } from 'vitest';
import { readStarter } from '#core/starters/read-starter';
import { emptyStarterRows, starterText } from '#core/starters/starter-file';
import { builtBcg, builtLdn, starter, starterFileText } from './load';

const errorOf = (text: string) => {
  const read = readStarter(text);
  if (read.ok) throw new Error('should not have been read');
  return read.error;
};

test.each([
  'ldn',
  'bcg',
] as const)('the bundled %s review validates, and its file is what the sources give', (name) => {
  expect(starterFileText(name)).toBe(starterText(name === 'ldn' ? builtLdn() : builtBcg()));
  expect(starterText(starter(name))).toBe(starterFileText(name));
});

test('the time of the copy becomes the import time of its searches', () => {
  const read = readStarter(starterFileText('ldn'), '2026-01-02T03:04:05.000Z');
  if (!read.ok) throw new Error(read.error.text);
  expect(read.value.searches.map(({ importedAt }) => importedAt)).toEqual([
    '2026-01-02T03:04:05.000Z',
    '2026-01-02T03:04:05.000Z',
  ]);
});

test('text that is not JSON, another format, a later version and an unknown table are refused', () => {
  expect(errorOf('{').code).toBe('format-malformed');
  expect(errorOf('{"format":"other","version":1,"tables":{}}').where).toEqual({ field: 'format' });
  expect(errorOf('{"format":"ldn-starter","version":2,"tables":{}}').where).toEqual({ field: 'version' });
  expect(errorOf('{"format":"ldn-starter","version":1,"tables":{"secrets":[]}}').code).toBe('invalid-row');
});

test('a row that does not fit says where it is', () => {
  const text = starterFileText('bcg').replace(
    '"type":"dichotomous","better":"lower"',
    '"type":"odd","better":"lower"',
  );
  expect(errorOf(text)).toMatchObject({ code: 'invalid-row', where: { field: 'tables.outcomes.0.type' } });
});

test('an id used twice and a pointer to nothing are refused', () => {
  const bcg = builtBcg();
  const twice = { ...bcg, studies: [...bcg.studies, ...bcg.studies.slice(0, 1)] };
  expect(errorOf(starterText(twice)).where).toEqual({ field: 'studies st-bcg-1 twice' });
  expect(errorOf(starterText({ ...bcg, comparisons: [] })).where).toEqual({
    field: 'st-bcg-1~result-1~dataset-bcg comparisonId -> bcg-none',
  });
});

test('an empty set of tables is readable', () => {
  expect(readStarter(starterText(emptyStarterRows))).toEqual({ ok: true, value: emptyStarterRows });
});
