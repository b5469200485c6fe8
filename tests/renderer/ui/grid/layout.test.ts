import { afterEach, expect, test } from 'vitest';
import { forgetLayout, savedLayout, saveLayout } from '../../../../src-renderer/ui/grid/layout';

afterEach(() => localStorage.clear());

test('a layout comes back without its filters, so that no row is hidden by surprise', () => {
  saveLayout('records', {
    sort: { sortModel: [{ colId: 'year', sort: 'desc' }] },
    columnVisibility: { hiddenColIds: ['journal'] },
    filter: { filterModel: { year: { type: 'equals', filter: 2010 } } },
  });
  const layout = savedLayout('records');
  expect(layout.sort?.sortModel[0]?.colId).toBe('year');
  expect(layout.columnVisibility?.hiddenColIds).toEqual(['journal']);
  expect(layout.filter).toBeUndefined();
  expect(savedLayout('studies').sort).toBeUndefined();
});

test('a forgotten or broken layout is none', () => {
  saveLayout('records', { columnVisibility: { hiddenColIds: ['journal'] } });
  forgetLayout('records');
  expect(savedLayout('records').columnVisibility).toBeUndefined();
  localStorage.setItem('grid/1/records', '[1, 2]');
  expect(savedLayout('records')).toEqual({ partialColumnState: true });
});
