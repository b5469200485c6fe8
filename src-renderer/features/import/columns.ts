import { grouped } from '#core/counted';
import type { SearchListRow } from '#core/contract/mirror';
import type { ImportWarning } from '#core/model/report';
import type { GridColumn } from '../../ui/grid/grid';
import { kindLabel } from './batch';

const count = {
  type: 'rightAligned',
  valueFormatter: ({ value }: { readonly value: unknown }) =>
    typeof value === 'number' ? grouped(value) : '',
};

export const searchColumns: readonly GridColumn<SearchListRow>[] = [
  {
    headerName: 'Source',
    field: 'database',
    minWidth: 100,
    flex: 1,
    filter: 'agTextColumnFilter',
    tooltipField: 'database',
  },
  { headerName: 'Platform', field: 'platform', width: 100, hide: true, tooltipField: 'platform' },
  {
    colId: 'kind',
    headerName: 'Found by',
    width: 104,
    valueGetter: ({ data }) => (data ? kindLabel(data.kind) : ''),
    tooltipValueGetter: ({ value }) => value,
  },
  { headerName: 'Searched', field: 'date', width: 92, valueFormatter: ({ value }) => value ?? 'not said' },
  { headerName: 'Found', field: 'recordsFound', width: 76, ...count },
  { headerName: 'Read', field: 'recordsRead', width: 68, ...count },
  { headerName: 'Warnings', field: 'warnings', width: 98, ...count },
  {
    headerName: 'Unread',
    field: 'unread',
    width: 84,
    ...count,
    cellStyle: ({ value }) => (value > 0 ? { color: 'var(--exclude)', fontWeight: 650 } : null),
  },
  {
    colId: 'file',
    headerName: 'File',
    minWidth: 100,
    flex: 1,
    valueGetter: ({ data }) => data?.file?.name ?? '',
    tooltipValueGetter: ({ value }) => value,
  },
  {
    headerName: 'Imported',
    field: 'importedAt',
    width: 92,
    hide: true,
    valueFormatter: ({ value }) => String(value ?? '').slice(0, 10),
  },
  { headerName: 'Note', field: 'note', width: 140, hide: true, tooltipField: 'note' },
];

export const warningColumns: readonly GridColumn<ImportWarning>[] = [
  { headerName: 'Line', field: 'line', width: 72, type: 'rightAligned' },
  { headerName: 'What', field: 'text', flex: 1, minWidth: 220, tooltipField: 'text' },
  { headerName: 'As it stands in the file', field: 'raw', flex: 1, minWidth: 200, tooltipField: 'raw' },
];
