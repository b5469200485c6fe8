import type { GridState } from 'ag-grid-community';
import { remember, remembered } from '../remembered';

// Raise when columns change their meaning: older layouts are then forgotten instead of misread.
const version = 1;

/** What is remembered of a grid: places, widths, what is hidden, sort order. Filters are not: hidden rows must not surprise. */
type Layout = Pick<GridState, 'columnVisibility' | 'columnSizing' | 'columnOrder' | 'columnPinning' | 'sort'>;

const key = (gridId: string) => `grid/${version}/${gridId}`;

const isLayout = (value: unknown): Layout | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;

export function savedLayout(gridId: string): GridState {
  // Partial: columns that are new since then keep their own settings.
  return { ...remembered<Layout>(key(gridId), {}, isLayout), partialColumnState: true };
}

/** Whether a grid was left in an order of its own. */
export const isSorted = (gridId: string): boolean => (savedLayout(gridId).sort?.sortModel.length ?? 0) > 0;

export function saveLayout(gridId: string, state: GridState): void {
  const { columnVisibility, columnSizing, columnOrder, columnPinning, sort } = state;
  remember(key(gridId), { columnVisibility, columnSizing, columnOrder, columnPinning, sort });
}

export function forgetLayout(gridId: string): void {
  remember(key(gridId), {});
}
