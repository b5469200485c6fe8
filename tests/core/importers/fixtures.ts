import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Fixture {
  /** Path below tests/fixtures/import. */
  readonly file: string;
  readonly format: string;
  readonly records: number;
}

export const fixturePath = (file: string): string =>
  fileURLToPath(new URL(`../../fixtures/import/${file}`, import.meta.url));

export const fixtureBytes = (file: string): Uint8Array => new Uint8Array(readFileSync(fixturePath(file)));

/** Files whose last record is cut or lacks its end line: one more can be read than the count says. */
const recoverable: ReadonlySet<string> = new Set([
  'ris/derived__cinahl_truncated.ris',
  'ris/derived__cinahl_no_final_er.ris',
  // its last record has no line that names its type
  'enw/colrev__enl_data.enl',
]);

/** The importer that reads a folder of fixtures. */
export const importerOf: Readonly<Record<string, string>> = {
  ris: 'ris',
  nbib: 'nbib',
  medline: 'nbib',
  csv: 'csv',
  tsv: 'csv',
  wos: 'wos',
  enw: 'enw',
  'ovid-txt': 'ovid-text',
  'ovid-tagged': 'ovid-tagged',
  'pubmed-xml': 'pubmed-xml',
  'endnote-xml': 'endnote-xml',
  bibtex: 'bibtex',
  xlsx: 'xlsx',
  json: 'csl-json',
  'ctgov-json': 'ctgov-json',
  ictrp: 'ictrp-xml',
  rm5: 'rm5',
};

export const fixtures: readonly Fixture[] = (
  JSON.parse(readFileSync(fixturePath('expected.json'), 'utf8')) as Fixture[]
).map((one) => (recoverable.has(one.file) ? { ...one, records: one.records + 1 } : one));

/** Letters and digits only, for comparing what is kept with what was written. */
export const squeezed = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
