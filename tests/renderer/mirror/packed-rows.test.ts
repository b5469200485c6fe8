import { expect, test } from 'vitest';
import { reportListRowSchema } from '#core/contract/mirror';
import { packRows, rowReader, rowSharer } from '../../../src-renderer/mirror/packed-rows';
import { reportRow } from '../report-row';

const judged = {
  state: 'out',
  mine: 'exclude',
  reasonId: 'x1',
  reasonText: 'Not a trial',
  note: 'see p. 4',
  at: '2026-01-02T03:04:05.000Z',
} as const;

const full = reportRow('full', {
  order: 7,
  authors: 'Younger J, Noor N',
  year: 2013,
  journal: 'Arthritis Rheum',
  doi: '10.1002/art.37734',
  pmid: '23359310',
  language: 'eng',
  hasAbstract: false,
  sources: ['PubMed', 'Embase'],
  searchIds: ['s1', 's2'],
  records: 2,
  notices: ['Retracted: "later" \u2028 and ü'],
  labels: ['pain', 'fatigue'],
  ta: judged,
  ft: { ...judged, state: 'conflict', mine: null, reasonId: null },
  studyIds: ['st1'],
  otherMethods: true,
});

test('rows are read as they were written, field by field', () => {
  const rows = [full, reportRow('plain', { order: 8, sources: ['PubMed'], searchIds: ['s1'] })];
  const read = rowReader()(packRows(rows));
  expect(read).toEqual(rows);
  for (const row of read) expect(reportListRowSchema.parse(row)).toEqual(row);
});

test('every field of a list row is looked at: none of the first row here is as it is with nearly all', () => {
  const plain = reportRow('plain');
  for (const key of Object.keys(reportListRowSchema.shape) as (keyof typeof plain)[])
    expect(full[key], key).not.toEqual(plain[key]);
});

test('a cell that differs in one field only is kept', () => {
  const open = reportRow('a').ta;
  for (const ta of [
    { ...open, note: 'only a note' },
    { ...open, reasonText: 'only words' },
    { ...open, state: 'partial' as const },
    { ...open, at: '2026-01-02T03:04:05.000Z' },
  ])
    expect(rowReader()(packRows([reportRow('a', { ta })]))[0]?.ta).toEqual(ta);
});

test('rows that come whole stay as they are, and share what they have alike', () => {
  const share = rowSharer();
  const copy = (): typeof full => JSON.parse(JSON.stringify(full)) as typeof full;
  const plain = (id: string) => reportRow(id, { sources: ['PubMed'], searchIds: ['s1'] });
  expect(share([full, plain('a')])).toEqual([full, plain('a')]);
  const [a, b] = share([plain('a'), { ...plain('b'), ta: { ...plain('b').ta }, labels: [] }]);
  expect([a?.ta === b?.ta, a?.labels === b?.labels, a?.sources === b?.sources]).toEqual([true, true, true]);
  expect(share([copy()])).toEqual([full]);
});
