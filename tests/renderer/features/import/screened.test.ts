import { expect, test } from 'vitest';
import type { ImportPreview } from '#core/contract/imports';
import { emptyForm, type ImportFile, notScreened } from '../../../../src-renderer/features/import/batch';
import {
  everyone,
  personChoice,
  reasonChoice,
  screenedOf,
} from '../../../../src-renderer/features/import/screened';

const preview: ImportPreview = {
  token: 't',
  file: 'covidence.csv',
  bytes: 1,
  sha256: '',
  format: 'csv',
  formatLabel: 'Table',
  encoding: 'utf-8',
  recordsFound: 1,
  recordsRead: 1,
  warnings: [],
  unread: [],
  sample: [],
  withAbstract: 0,
  withDoi: 0,
  withPmid: 0,
  places: { new: 0, here: 0, repeated: 0, other: 0 },
  suggestedDatabase: null,
  table: null,
  marks: {
    source: 'covidence',
    records: 1,
    people: [
      { name: null, include: 0, exclude: 1, maybe: 0, notes: 0 },
      { name: 'Jane Doe', include: 0, exclude: 0, maybe: 0, notes: 1 },
    ],
    reasons: [],
    labels: [],
  },
  review: null,
};

test('what a team settled is asked for each of its reviewers; a new person is named', () => {
  const file: ImportFile = {
    job: 'j',
    project: 'p',
    path: 'covidence.csv',
    name: 'covidence.csv',
    state: 'ready',
    preview,
    form: emptyForm,
    screened: { ...notScreened, how: 'marks', stage: 'full-text', people: [`${everyone}ada ben`, 'new'] },
    error: null,
    progress: null,
    since: 0,
  };
  expect(screenedOf(file)).toEqual({
    stage: 'full-text',
    everything: null,
    people: [
      { name: null, reviewerId: 'ada', newName: null },
      { name: null, reviewerId: 'ben', newName: null },
      { name: 'Jane Doe', reviewerId: null, newName: 'Jane Doe' },
    ],
    reasons: [],
  });
});

test('whoever was new when the file was looked at is the reviewer of that name once another file brought them', () => {
  const form = { ...notScreened, people: ['new', 'leave'], reasons: ['add', 'words'] };
  const jane = { id: 'jane', name: 'Jane Doe', role: 'reviewer' as const, active: true };
  expect(personChoice(form, 0, 'Jane Doe', [], 'me')).toBe('new');
  expect(personChoice(form, 0, 'jane doe ', [jane], 'me')).toBe('jane');
  expect(personChoice(form, 1, 'Jane Doe', [jane], 'me')).toBe('leave');
  const reason = { id: 'r', order: 0, text: 'Wrong population' };
  expect(reasonChoice(form, 0, 'wrong population', [])).toBe('add');
  expect(reasonChoice(form, 0, 'wrong population', [reason])).toBe('r');
  expect(reasonChoice(form, 1, 'wrong population', [reason])).toBe('words');
});
