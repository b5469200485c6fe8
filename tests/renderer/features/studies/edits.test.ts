import { expect, test, vi } from 'vitest';

vi.hoisted(() => {
  Object.assign(window, { workbench: { api: {}, on: () => () => undefined, pathForFile: () => '' } });
});

const { changedFields, mergeEdits } = await import('../../../../src-renderer/features/studies/edits');

const base = { name: 'a', n: 1, arms: [{ id: 'x', n: 2 }] };

test('what somebody else changed is named, and whether both changed it', () => {
  const theirs = { ...base, name: 'b', n: 5 };
  const mine = { ...base, n: 7 };
  expect(changedFields(base, theirs, mine)).toEqual([
    { field: 'name', clash: false },
    { field: 'n', clash: true },
  ]);
  expect(changedFields(base, theirs, theirs)).toEqual([
    { field: 'name', clash: false },
    { field: 'n', clash: false },
  ]);
  expect(changedFields(base, { ...base, arms: [{ n: 2, id: 'x' }] }, mine)).toEqual([]);
});

test('edits are put on the newer version, field by field', () => {
  const theirs = { ...base, name: 'b' };
  const mine = { ...base, arms: [{ id: 'x', n: 9 }] };
  expect(mergeEdits(base, theirs, mine)).toEqual({ name: 'b', n: 1, arms: [{ id: 'x', n: 9 }] });
});
