import { type ColDef, createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import { onTestFinished } from 'vitest';
import { GridRows } from '../../../../src-renderer/ui/grid/grid-rows';
import '../../../../src-renderer/ui/grid/setup';

/** A grid as the program has it, without a page around it. */
export const slotGrid = <T extends { readonly id: string }>(
  first: readonly T[],
  columnDefs: readonly ColDef<T>[],
  options: GridOptions<T> = {},
): { readonly api: GridApi<T>; readonly rows: GridRows<T> } => {
  const rows = new GridRows<T>(({ id }) => id, first);
  const api = createGrid<T>(document.createElement('div'), {
    rowModelType: 'infinite',
    context: { rows },
    columnDefs: [...columnDefs],
    rowSelection: { mode: 'multiRow', headerCheckbox: false },
    ...options,
  });
  onTestFinished(() => api.destroy());
  return { api, rows };
};
