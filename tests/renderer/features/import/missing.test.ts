import { expect, test } from 'vitest';
import type { ImportPreview } from '#core/contract/imports';
import {
  emptyForm,
  type ImportFile,
  isImportable,
  missing,
  notScreened,
} from '../../../../src-renderer/features/import/batch';

type Meanings = NonNullable<ImportPreview['table']>['meanings'];

const preview = (meanings: Meanings): ImportPreview => ({
  token: 't',
  file: 'years.csv',
  sha256: '',
  bytes: 1,
  encoding: 'utf-8',
  format: 'csv',
  formatLabel: 'CSV',
  recordsFound: 1,
  recordsRead: 1,
  withAbstract: 0,
  withDoi: 0,
  withPmid: 0,
  places: { new: 1, here: 0, repeated: 0, other: 0 },
  warnings: [],
  unread: [],
  sample: [],
  suggestedDatabase: null,
  marks: null,
  review: null,
  table: { headers: ['Headline', 'Year'], meanings, rows: [], producer: null, remembered: false },
});

test('what keeps a file from being imported is said: first its columns, then its source', () => {
  const file = (meanings: Meanings, database: string): ImportFile => ({
    job: 'j',
    project: 'p',
    path: '/years.csv',
    name: 'years.csv',
    state: 'ready',
    preview: preview(meanings),
    form: { ...emptyForm, database },
    screened: notScreened,
    error: null,
    progress: null,
    since: 0,
  });
  expect(missing(file([null, 'year'], 'Embase'))).toBe('Say first which column holds the titles.');
  expect(isImportable(file([null, 'year'], 'Embase'))).toBe(false);
  expect(missing(file(['title', 'year'], ' '))).toBe('Name the source first.');
  expect(missing(file(['title', 'year'], 'Embase'))).toBeNull();
  expect(isImportable(file(['title', 'year'], 'Embase'))).toBe(true);
});
