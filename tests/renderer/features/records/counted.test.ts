import { expect, test } from 'vitest';
import { countedList } from '../../../../src-renderer/features/records/counted';
import { rowFilter } from '../../../../src-renderer/features/records/filters';
import { openCell, reportRow } from '../../report-row';

const conditions = [{ id: 'crohn', name: 'Crohn’s disease' }];
const studies = [
  { id: 's1', conditions: ['crohn'], populations: [] },
  { id: 's2', conditions: ['pain'], populations: [] },
];
const out = { ...openCell, state: 'out' } as const;
const rows = [
  reportRow('a', { studyIds: ['s1'], ta: out }),
  reportRow('b', { studyIds: ['s2'], ta: out }),
  reportRow('c', { studyIds: ['s1'] }),
  reportRow('d', { records: 3 }),
];
const shown = (...path: string[]) => {
  const list = countedList(path, conditions, studies);
  return list && { label: list.label, ids: rows.filter(list.test).map(({ id }) => id) };
};

test('without an address below Records all of them are shown', () => {
  expect(countedList([], conditions, studies)).toBeNull();
  expect(countedList([''], undefined, undefined)).toBeNull();
});

test('a figure of the overview lists exactly what it counts, of the whole review or of one condition', () => {
  expect(shown('counted', 'decided')?.ids).toEqual(['a', 'b']);
  expect(shown('counted', 'merged')?.ids).toEqual(['d']);
  expect(shown('counted', 'decided', 'crohn')).toEqual({
    label: 'Crohn’s disease: reports decided, out or through both stages',
    ids: ['a'],
  });
  expect(shown('counted', 'undecided', 'crohn')?.ids).toEqual(['c']);
});

test('an address that names nothing lists nothing and says so', () => {
  for (const path of [['zzz'], ['counted', 'zzz'], ['counted'], ['counted', 'decided', 'zzz']])
    expect(shown(...path)).toEqual({ label: 'Nothing that this review counts', ids: [] });
});

test('while the lists of the review load, nothing is shown yet', () => {
  expect(countedList(['counted', 'decided', 'crohn'], undefined, undefined)).toBeUndefined();
});

test('what a figure counts narrows together with filters and search', () => {
  const test = countedList(['counted', 'decided'], conditions, studies)?.test ?? null;
  const kept = (filter: ReturnType<typeof rowFilter>) =>
    rows.filter(filter ?? (() => true)).map(({ id }) => id);
  expect(kept(rowFilter([], null, test))).toEqual(['a', 'b']);
  expect(kept(rowFilter([], new Set(['b', 'c']), test))).toEqual(['b']);
  expect(kept(rowFilter([{ kind: 'has', value: 'in-study' }], null, test))).toEqual(['a', 'b']);
});
