import { expect, test } from 'vitest';
import { importFile } from '#core/importers/import-file';
import { fixtureBytes } from './fixtures';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const code = (name: string, content: Uint8Array, format?: string): string => {
  const result = importFile(name, content, format === undefined ? {} : { format });
  return result.ok ? 'read' : `${result.error.code} ${result.error.where?.file ?? ''}`.trim();
};

test.each([
  ['empty', 'a.ris', bytes(''), 'file-empty a.ris'],
  ['blank', 'a.ris', bytes(' \n\n'), 'file-empty a.ris'],
  ['a PDF', 'a.ris', bytes('%PDF-1.7\n%âãÏÓ'), 'format-unknown a.ris'],
  ['a ZIP archive', 'a.csv', bytes('PK\u0003\u0004abc'), 'format-unknown a.csv'],
  [
    'binary',
    'a.ris',
    Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 32),
    'format-unknown a.ris',
  ],
  ['prose', 'a.txt', bytes('Dear colleague,\nthank you for your letter.\n'), 'format-unknown a.txt'],
  ['half a tag', 'a.ris', bytes('TY  - '), 'read'],
])('%s', (_, name, content, expected) => expect(code(name, content)).toBe(expected));

test('a format that is asked for is used, an unknown one refused', () => {
  expect(code('x', bytes('TY  - JOUR\nER  - \n'), 'ris')).toBe('read');
  expect(code('x', bytes('TY  - JOUR\nER  - \n'), 'nonsense')).toBe('unknown-id');
});

test('progress ends at 1 and never goes back', () => {
  for (const file of [
    'ris/rispy__example_basic.ris',
    'csv/asreview__generic.csv',
    'nbib/nbib__single.nbib',
  ]) {
    const shares: number[] = [];
    importFile(file, fixtureBytes(file), { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  }
});

test.each([
  ['a.nbib', 'PMID- 1\nTI  - One\nJT  - J A\nFAU - Noor, N\nTI  - Two\nJT  - J B\n', 'TI'],
  ['a.ciw', 'FN Clarivate\nVR 1.0\nPT J\nTI One\nPY 2001\nAU Noor, N\nTI Two\nPY 2002\nER\nEF\n', 'TI'],
  ['a.enw', '%0 Journal Article\n%T One\n%D 2001\n%J J A\n%A Noor, N\n%D 2002\n%J J B\n', '%D'],
  ['a.txt', '<1>\nUI  - 1\nTI  - One\nSO  - A 1\nAU  - Noor N\nTI  - Two\nSO  - B 2\n', 'TI'],
])('two records that ran together are told of where a field stands twice: %s', (name, text, tag) => {
  const result = importFile(name, new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.error.text);
  expect(result.value.warnings).toContainEqual({
    line: expect.any(Number),
    code: 'record-without-end',
    text: `This record has ${tag} twice, with different values; perhaps two records ran together.`,
  });
  const same = importFile(
    name,
    new TextEncoder().encode(
      text
        .replaceAll(/Two/g, 'One')
        .replaceAll('2002', '2001')
        .replaceAll(/J B|B 2/g, (found) => (found === 'J B' ? 'J A' : 'A 1')),
    ),
  );
  expect(same.ok && same.value.warnings.filter((one) => one.code === 'record-without-end')).toEqual([]);
});
