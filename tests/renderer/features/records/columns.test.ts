import { createGrid } from 'ag-grid-community';
import { expect, test } from 'vitest';
import type { ReportListRow } from '#core/contract/mirror';
import { reportRow } from '../../report-row';
import { recordColumns } from '../../../../src-renderer/features/records/columns';
import { pairColumns } from '../../../../src-renderer/features/duplicates/columns';
import '../../../../src-renderer/ui/grid/setup';

test('what has no title is shown as such and sorted as nothing, not by the words that say so', () => {
  const row = reportRow('r1', { title: '' });
  const api = createGrid<ReportListRow>(document.createElement('div'), {
    columnDefs: recordColumns(new Map(), true).filter(({ colId }) => colId === 'title'),
    rowData: [row],
    getRowId: ({ data }) => data.id,
  });
  const rowNode = api.getRowNode('r1')!;
  expect(api.getCellValue({ rowNode, colKey: 'title' })).toBe('');
  expect(api.getCellValue({ rowNode, colKey: 'title', useFormatter: true })).toBe('No title');
  const pairs = createGrid(document.createElement('div'), {
    columnDefs: [...pairColumns].filter(({ colId }) => colId === 'title'),
    rowData: [{ titleA: '' } as never],
  });
  const pair = pairs.getDisplayedRowAtIndex(0)!;
  expect(pairs.getCellValue({ rowNode: pair, colKey: 'title' })).toBe('');
  expect(pairs.getCellValue({ rowNode: pair, colKey: 'title', useFormatter: true })).toBe('No title');
});
