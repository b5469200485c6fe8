import { expect, test } from 'vitest';
import type { ReportListRow } from '#core/contract/mirror';
import {
  filterLabel,
  type Has,
  hasFilters,
  type RecordFilter,
  rowFilter,
  toggleFilter,
} from '../../../../src-renderer/features/records/filters';
import { openCell, reportRow } from '../../report-row';

const rows: readonly ReportListRow[] = [
  reportRow('a', { sources: ['PubMed'], doi: '10.1/x', ta: { ...openCell, state: 'in', mine: 'include' } }),
  reportRow('b', { sources: ['Embase'], hasAbstract: false, labels: ['mice'] }),
  reportRow('c', {
    sources: ['PubMed', 'Embase'],
    records: 2,
    ta: { ...openCell, state: 'conflict', mine: 'maybe' },
  }),
  reportRow('d', {
    otherMethods: true,
    ft: { ...openCell, note: 'look again' },
    notices: ['Retracted'],
    studyIds: ['s'],
  }),
];
const kept = (filters: readonly RecordFilter[], hits: ReadonlySet<string> | null = null) =>
  rows.filter(rowFilter(filters, hits) ?? (() => true)).map((r) => r.id);

test('without filters and search there is nothing to ask', () => {
  expect(rowFilter([], null)).toBeNull();
});

test('filters of one kind widen, filters of different kinds narrow', () => {
  expect(kept([{ kind: 'source', value: 'PubMed' }])).toEqual(['a', 'c']);
  expect(
    kept([
      { kind: 'state', stage: 'title-abstract', value: 'in' },
      { kind: 'state', stage: 'title-abstract', value: 'conflict' },
    ]),
  ).toEqual(['a', 'c']);
  expect(
    kept([
      { kind: 'source', value: 'Embase' },
      { kind: 'state', stage: 'title-abstract', value: 'conflict' },
    ]),
  ).toEqual(['c']);
});

test('states of the two stages narrow each other', () => {
  expect(
    kept([
      { kind: 'state', stage: 'title-abstract', value: 'in' },
      { kind: 'state', stage: 'full-text', value: 'open' },
    ]),
  ).toEqual(['a']);
  expect(
    kept([
      { kind: 'state', stage: 'title-abstract', value: 'in' },
      { kind: 'state', stage: 'full-text', value: 'out' },
    ]),
  ).toEqual([]);
});

test('my own verdict, also none', () => {
  expect(kept([{ kind: 'mine', stage: 'title-abstract', value: 'maybe' }])).toEqual(['c']);
  expect(kept([{ kind: 'mine', stage: 'title-abstract', value: 'none' }])).toEqual(['b', 'd']);
});

const expected: Record<Has, readonly string[]> = {
  abstract: ['a', 'c', 'd'],
  'no-abstract': ['b'],
  'no-identifier': ['b', 'c', 'd'],
  'other-methods': ['d'],
  duplicates: ['c'],
  notices: ['d'],
  note: ['d'],
  'in-study': ['d'],
};
for (const value of Object.keys(hasFilters) as Has[]) {
  test(`has: ${value}`, () => {
    expect(kept([{ kind: 'has', value }])).toEqual(expected[value]);
  });
}

test('two of what a report has both hold', () => {
  expect(
    kept([
      { kind: 'has', value: 'notices' },
      { kind: 'has', value: 'duplicates' },
    ]),
  ).toEqual([]);
});

test('a search narrows further; one that found nothing leaves nothing', () => {
  expect(kept([{ kind: 'source', value: 'PubMed' }], new Set(['c', 'd']))).toEqual(['c']);
  expect(kept([], new Set())).toEqual([]);
});

test('choosing a filter again takes it away', () => {
  const filter: RecordFilter = { kind: 'label', value: 'mice' };
  expect(toggleFilter([], filter)).toEqual([filter]);
  expect(toggleFilter([filter], { ...filter })).toEqual([]);
  expect(kept([filter])).toEqual(['b']);
});

test('every filter says what it does', () => {
  expect(filterLabel({ kind: 'state', stage: 'full-text', value: 'out' })).toBe('Full text: out');
  expect(filterLabel({ kind: 'mine', stage: 'title-abstract', value: 'none' })).toBe(
    'Title/abstract: mine not judged',
  );
  expect(filterLabel({ kind: 'source', value: 'Embase' })).toBe('Source: Embase');
  expect(filterLabel({ kind: 'label', value: 'mice' })).toBe('Label: mice');
  expect(filterLabel({ kind: 'has', value: 'no-abstract' })).toBe('Without abstract');
});
