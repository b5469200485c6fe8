import { expect, test } from 'vitest';
import type { PairRow } from '#core/contract/duplicates';
import { reportRow } from '../../report-row';
import { recordColumns } from '../../../../src-renderer/features/records/columns';
import { pairColumns } from '../../../../src-renderer/features/duplicates/columns';
import { slotGrid } from '../../ui/grid/slot-grid';

test('what has no title is shown as such and sorted as nothing, not by the words that say so', () => {
  const { api } = slotGrid(
    [reportRow('r1', { title: '' })],
    recordColumns(new Map(), true).filter(({ colId }) => colId === 'title'),
  );
  const rowNode = api.getRowNode('r1')!;
  expect(api.getCellValue({ rowNode, colKey: 'title' })).toBe('');
  expect(api.getCellValue({ rowNode, colKey: 'title', useFormatter: true })).toBe('No title');
  const pairs = slotGrid(
    [{ id: 'p', titleA: '' } as PairRow],
    pairColumns.filter(({ colId }) => colId === 'title'),
  ).api;
  const pair = pairs.getDisplayedRowAtIndex(0)!;
  expect(pairs.getCellValue({ rowNode: pair, colKey: 'title' })).toBe('');
  expect(pairs.getCellValue({ rowNode: pair, colKey: 'title', useFormatter: true })).toBe('No title');
});
